package dev.homeport.term;

import dev.homeport.net.Exam;
import dev.homeport.verb.Front;
import java.util.List;

/** A pipe or a file: nobody can answer there. */
final class PipedFront implements Front {
    @Override
    public Origin origin() {
        return Origin.PIPE;
    }

    @Override
    public List<Exam> exams() {
        return List.of(TerminalExam.plain("none, but a pipe or a file"));
    }
}
