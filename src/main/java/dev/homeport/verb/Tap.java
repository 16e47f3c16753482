package dev.homeport.verb;

import dev.homeport.lab.LabException;
import dev.homeport.lab.Tapped;
import dev.homeport.net.Address;
import dev.homeport.net.LedgerEntry;
import dev.homeport.verb.VerbSpec.Option;
import java.util.List;
import java.util.function.Consumer;

/** {@code tap 8080 -> site}: a proxy that shows what passes. */
final class Tap extends LabVerb {
    private static final Option TEXT = Params.toggle("--text", "always as text");
    private static final Option HEX = Params.toggle("--hex", "always in hexadecimal");
    private static final Option HTTP = Params.toggle("--http", "as HTTP, also where it does not begin like it");

    private static final VerbSpec SPEC = new VerbSpec(
            "tap",
            "faults",
            "Show live what clients and a server say to each other",
            Relays.PARAMS,
            List.of(TEXT, HEX, HTTP),
            "A proxy that shows what passes, while you go on typing: HTTP where it looks like HTTP/1, else text, and bytes that"
                    + " are no text in hexadecimal; of TLS only which record it is. What comes without a pause is shown as one,"
                    + " at most its first 8 KiB. A slow screen delays no byte. wire NAME shows all of it later; faults can be put"
                    + " on a tap, too; close NAME ends it.",
            "tap 0 -> site as ear",
            true);

    @Override
    public VerbSpec spec() {
        return SPEC;
    }

    @Override
    void act(Arguments arguments, VerbContext context) throws VerbException, LabException {
        Report.Tap.View view = view(arguments);
        Places places = new Places(context);
        Address at = places.streamToListen(arguments, "LISTEN");
        Address target = places.streamToReach(
                EndpointText.parse(arguments.value("TARGET").orElse("")));
        Consumer<Report> live = context.live();
        Consumer<Tapped> viewer = said -> live.accept(
                new Report.Tap(said.tap(), said.connection(), said.toServer(), said.data(), said.count(), view));
        LedgerEntry tap = context.lab().proxies().tap(at, target, Params.newName(arguments), viewer, context.act());
        Relays.opened("listening in on ", at, tap, target, context);
    }

    private static Report.Tap.View view(Arguments arguments) throws VerbException {
        boolean text = arguments.has(TEXT.flag());
        boolean hex = arguments.has(HEX.flag());
        boolean http = arguments.has(HTTP.flag());
        if ((text && hex) || (text && http) || (hex && http)) {
            throw VerbException.badInput("--text, --hex and --http do not go together", "use one of them");
        }
        return text
                ? Report.Tap.View.TEXT
                : hex ? Report.Tap.View.HEX : http ? Report.Tap.View.HTTP : Report.Tap.View.BY_LOOKS;
    }
}
