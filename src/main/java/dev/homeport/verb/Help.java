package dev.homeport.verb;

import dev.homeport.verb.VerbSpec.Kind;
import dev.homeport.verb.VerbSpec.Param;
import java.util.List;
import java.util.function.Supplier;

/** Lists the verbs, or explains one. */
public final class Help implements Verb {
    private static final VerbSpec SPEC = new VerbSpec(
            "help",
            "program",
            "List all verbs, or explain one",
            List.of(new Param("VERB", Kind.VERB, false, true)),
            List.of(),
            "Lists every verb by what it is for. With a verb's word: how to write it, what it does, and an example.",
            "help listen",
            false);

    private final Supplier<List<Verb>> verbs;

    /** @param verbs all verbs of the program, this one too; asked when help is */
    public Help(Supplier<List<Verb>> verbs) {
        this.verbs = verbs;
    }

    @Override
    public VerbSpec spec() {
        return SPEC;
    }

    @Override
    public void run(Arguments arguments, VerbContext context) throws VerbException {
        List<Verb> all = verbs.get();
        List<String> words = arguments.all("VERB");
        List<Verb> family = words.size() == 1 ? TwoWords.family(words.get(0), all) : List.of();
        if (words.isEmpty() || !family.isEmpty()) {
            List<Verb> listed = words.isEmpty() ? all : family;
            context.out()
                    .accept(new Report.HelpIndex(listed.stream().map(Verb::spec).toList()));
            return;
        }
        Verb verb = CommandLine.find(words, all);
        if (words.size() > TwoWords.count(verb)) {
            throw VerbException.badInput(
                    "a word too many: " + Shown.word(words.get(TwoWords.count(verb))), "usage: " + SPEC.usage());
        }
        context.out().accept(new Report.VerbHelp(verb.spec()));
    }
}
