package dev.homeport.session;

import dev.homeport.check.Check;
import dev.homeport.check.Finding;
import dev.homeport.check.ParsedCheck;
import dev.homeport.check.Sentences;
import dev.homeport.check.Verdict;
import dev.homeport.lab.Act;
import dev.homeport.lab.Lab;
import dev.homeport.lesson.Step.ScriptLine;
import dev.homeport.net.Look;
import dev.homeport.net.Snapshot;
import dev.homeport.session.SessionEvent.ChecksJudged.Judged;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Has the lab look and the checks judge: passive ones first, and active ones only once those hold, so that nothing knocks at
 * a door before the learner has opened it.
 */
final class StepJudge {
    private final Lab lab;
    private final Values values;
    private final SentRequests requests = new SentRequests();
    private final OlderPrograms older;

    StepJudge(Lab lab, Values values) {
        this.lab = lab;
        this.values = values;
        older = new OlderPrograms(lab);
    }

    void lessonBegins() {
        older.lessonBegins();
    }

    /** The verdicts on a step's sentences, in their order. Only what happened after {@code mark} belongs to the step. */
    List<Judged> judgeLines(List<ScriptLine> lines, long mark, Act act) {
        return judge(lines.stream().map(ScriptLine::text).toList(), mark, act);
    }

    /** Reads a sentence with the values that exist now. */
    ParsedCheck parse(String sentence) {
        return Sentences.parse(values.fill(sentence));
    }

    List<Judged> judge(List<String> sentences, long mark, Act act) {
        List<Judged> out = new ArrayList<>();
        List<Optional<Check>> checks = new ArrayList<>();
        Set<Look<?>> looks = new HashSet<>();
        for (String sentence : sentences) {
            String filled = values.fill(sentence);
            ParsedCheck parsed = Sentences.parse(filled);
            Optional<Verdict> missing = values.missing(filled);
            Optional<Check> check = missing.isEmpty() && parsed instanceof ParsedCheck.Understood u
                    ? Optional.of(u.check())
                    : Optional.empty();
            checks.add(check);
            check.filter(c -> !c.active()).ifPresent(c -> looks.addAll(c.looks()));
            out.add(new Judged(filled, missing.orElseGet(() -> notJudged(parsed))));
        }
        Snapshot passive = lab.snapshot(mark, looks, act);
        boolean allHold = true;
        for (int i = 0; i < checks.size(); i++) {
            Optional<Check> check = checks.get(i);
            if (check.isPresent() && !check.get().active()) {
                out.set(i, new Judged(out.get(i).sentence(), check.get().judge(passive)));
            }
            boolean waiting = check.isPresent() && check.get().active();
            allHold &= waiting || out.get(i).verdict().passed();
        }
        for (int i = 0; i < checks.size(); i++) {
            Optional<Check> check = checks.get(i);
            if (check.isPresent() && check.get().active()) {
                Verdict verdict = allHold ? probe(check.get(), mark, act) : notLooked();
                out.set(i, new Judged(out.get(i).sentence(), verdict));
            }
        }
        older.looked();
        return out;
    }

    private Verdict probe(Check check, long mark, Act act) {
        Optional<Verdict> spared = older.spares(check);
        if (spared.isPresent()) {
            return spared.get();
        }
        long revision = lab.revision();
        return requests.known(check, revision, mark).orElseGet(() -> {
            Act within = new Act(act.line(), check.patience(), act.cancellation());
            Verdict verdict = check.judge(lab.snapshot(mark, check.looks(), within));
            requests.keep(check, revision, mark, verdict);
            return verdict;
        });
    }

    /** From now on each request is sent again, as somebody asks to look now; and older programs are asked as well. */
    void anew() {
        requests.forget();
        older.ask();
    }

    private static Verdict notLooked() {
        return new Verdict.NotYet(new Finding(
                "a look that the other side can notice", "nobody looked yet", "make the other checks true first"));
    }

    private static Verdict notJudged(ParsedCheck parsed) {
        String why = parsed instanceof ParsedCheck.Unclear u ? u.message() : "nobody looked";
        return new Verdict.CouldNotLook("not a check: " + why);
    }
}
