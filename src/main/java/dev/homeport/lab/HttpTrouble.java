package dev.homeport.lab;

import dev.homeport.net.HttpAnswer;
import dev.homeport.net.Trouble;

/** An answer that is not whole, with all that came of it. */
public final class HttpTrouble extends LabException {
    private static final long serialVersionUID = 1L;

    private final transient HttpAnswer answer;

    HttpTrouble(Trouble trouble, String what, String next, HttpAnswer answer) {
        super(trouble, what, next);
        this.answer = answer;
    }

    public HttpAnswer answer() {
        return answer;
    }
}
