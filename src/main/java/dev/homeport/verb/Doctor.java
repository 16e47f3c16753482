package dev.homeport.verb;

import dev.homeport.net.Exam;
import dev.homeport.net.Exam.Result;
import dev.homeport.net.Trouble;
import java.util.ArrayList;
import java.util.List;

/** {@code doctor}: whether this machine is fit for what Homeport does. */
final class Doctor implements Verb {
    private static final VerbSpec SPEC = new VerbSpec(
            "doctor",
            "machine",
            "See whether this machine has all that lessons need",
            List.of(),
            List.of(),
            "Sends a byte each way over loopback, in IPv4 and IPv6, and looks at the name localhost, the hosts file, the"
                    + " ephemeral ports, permissions, proxy settings, hints of a firewall, limits, the terminal and the"
                    + " folder for your progress. Changes nothing. Takes at most 2s.",
            "doctor",
            false);

    @Override
    public VerbSpec spec() {
        return SPEC;
    }

    @Override
    public void run(Arguments arguments, VerbContext context) throws VerbException {
        List<Exam> exams = new ArrayList<>(context.lab().ports().examine(context.act()));
        exams.addAll(context.front().exams());
        if (context.act().cancellation().isCancelled()) {
            throw new VerbException(Trouble.CANCELLED, "doctor was cancelled", "type it again to look at everything");
        }
        context.out().accept(new Report.Examined(exams));
        long problems = count(exams, Result.PROBLEM);
        long blind = count(exams, Result.COULD_NOT_LOOK);
        long warnings = count(exams, Result.WARNING);
        if (problems > 0) {
            throw new VerbException(
                    Trouble.OTHER, Shown.count(problems, "problem") + " found", "the lines above say what to do");
        }
        if (blind > 0) {
            throw new VerbException(
                    Trouble.COULD_NOT_LOOK,
                    "could not look at " + Shown.count(blind, "thing"),
                    "the lines above say why");
        }
        String well =
                warnings == 0 ? "all is well" : "all that lessons need is there; " + Shown.count(warnings, "warning");
        context.out().accept(new Report.Done(well));
    }

    private static long count(List<Exam> exams, Result result) {
        return exams.stream().filter(each -> each.result() == result).count();
    }
}
