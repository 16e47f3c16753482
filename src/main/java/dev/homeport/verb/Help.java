package dev.homeport.verb;

import dev.homeport.verb.VerbSpec.Kind;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Lists the verbs, or explains one. */
public final class Help implements Verb {
    private static final VerbSpec SPEC = new VerbSpec(
            "help",
            "program",
            "List all verbs, or explain one",
            List.of(Params.optional("VERB", Kind.VERB)),
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
        Optional<String> word = arguments.value("VERB");
        context.out()
                .accept(
                        word.isPresent()
                                ? new Report.VerbHelp(
                                        CommandLine.find(word.get(), all).spec())
                                : new Report.HelpIndex(
                                        all.stream().map(Verb::spec).toList()));
    }
}
