package dev.homeport.session;

import dev.homeport.code.JavaPrompt;
import dev.homeport.lab.Cancellation;
import dev.homeport.net.Exam;
import dev.homeport.verb.Front;
import java.util.ArrayList;
import java.util.List;

/** What stands before the session, with what the journal knows beside it. */
record SessionFront(Front front, Journal journal) implements Front {
    @Override
    public Origin origin() {
        return front.origin();
    }

    @Override
    public boolean yes(String question, Cancellation cancellation) {
        return front.yes(question, cancellation);
    }

    @Override
    public boolean runsJava() {
        return front.runsJava();
    }

    @Override
    public boolean opens(JavaPrompt prompt) {
        return front.opens(prompt);
    }

    @Override
    public boolean runs(List<String> command) {
        return front.runs(command);
    }

    @Override
    public List<Exam> exams() {
        List<Exam> all = new ArrayList<>(front.exams());
        journal.exam().ifPresent(all::add);
        return all;
    }

    @Override
    public void progress(double done, String text) {
        front.progress(done, text);
    }

    @Override
    public void progressOver() {
        front.progressOver();
    }
}
