package dev.homeport.verb;

import dev.homeport.lab.Lab;
import dev.homeport.lab.LabException;
import dev.homeport.net.Bytes;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.SocketKind;
import dev.homeport.verb.Pick.Wanted;
import dev.homeport.verb.VerbSpec.Kind;
import java.util.List;
import java.util.Optional;

/** {@code send c1 "hello\n"}: hands bytes to the kernel. */
final class Send extends LabVerb {
    private static final VerbSpec SPEC = new VerbSpec(
            "send",
            "TCP",
            "Send text or bytes on a connection",
            List.of(Params.CONNECTION, Params.rest("TEXT", Kind.TEXT)),
            List.of(Params.HEX, Params.WITHIN),
            "Sends the text in UTF-8 and adds nothing, no newline either. Escapes: \\n \\r \\t \\0 \\\\ \\\" and \\xNN for any"
                    + " byte; single quotes take everything as it stands. Words without quotes are joined by one space. The"
                    + " connection can be left out where only one is open.",
            "send c1 \"hello\\n\"",
            true);

    @Override
    public VerbSpec spec() {
        return SPEC;
    }

    @Override
    void act(Arguments arguments, VerbContext context) throws VerbException, LabException {
        Bytes data = Octets.bytes(Params.text(arguments, "TEXT"));
        Optional<String> name = arguments.value("CONNECTION");
        if (name.isEmpty()) {
            checkIsText(arguments.all("TEXT"), context.lab());
        }
        LedgerEntry c = new Pick(context.lab()).one(name, Wanted.CONNECTION);
        context.lab().send(c.name(), data, Params.act(arguments, context));
        String count = Shown.count(data.length(), "byte");
        context.out()
                .accept(new Report.Data(c.name() + " sent " + count, data, false, arguments.has(Params.HEX.flag())));
    }

    /** A connection's name alone is more likely half a line than a text. */
    private static void checkIsText(List<String> words, Lab lab) throws VerbException {
        String first = words.get(0);
        boolean isName = words.size() == 1
                && lab.find(first)
                        .filter(e -> e.open() && e.kind() == SocketKind.CONNECTION)
                        .isPresent();
        if (isName) {
            throw VerbException.badInput(
                    "send " + first + " names a connection and no text", "send " + first + " \"hello\\n\"");
        }
    }
}
