package dev.homeport.verb;

import dev.homeport.lab.Act;
import dev.homeport.lab.DualStack;
import dev.homeport.net.Endpoint;
import dev.homeport.net.LedgerEntry;
import dev.homeport.verb.VerbSpec.Kind;
import dev.homeport.verb.VerbSpec.Option;
import dev.homeport.verb.VerbSpec.Param;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Parameters and options that several verbs share, and how their values are read. */
final class Params {
    static final Param AS_NAME = new Param("NAME", Kind.NEW_NAME, false, false);
    static final Param CONNECTION = optional("CONNECTION", Kind.CONNECTION);

    static final Option EXPOSE = toggle("--expose", "allow an address that other machines can reach");
    static final Option TLS = toggle("--tls", "encrypt what is sent, with TLS");
    static final Option HEX = toggle("--hex", "show the bytes in hexadecimal, too");
    static final Option WITHIN =
            option("--within", "DURATION", Kind.DURATION, "how long to wait: 200ms, 2s, 1m; 10s unless given");

    private Params() {}

    static Param required(String name, Kind kind) {
        return new Param(name, kind, true, false);
    }

    static Param optional(String name, Kind kind) {
        return new Param(name, kind, false, false);
    }

    static Param rest(String name, Kind kind) {
        return new Param(name, kind, true, true);
    }

    static Option toggle(String flag, String help) {
        return new Option(flag, null, help, false);
    }

    static Option option(String flag, String value, Kind kind, String help) {
        return new Option(flag, required(value, kind), help, false);
    }

    /** The name after {@code as}; null lets the lab give one. */
    static @Nullable String newName(Arguments arguments) {
        return arguments.value(AS_NAME.name()).orElse(null);
    }

    /** The act with the deadline of {@code --within}, where one is given. */
    static Act act(Arguments arguments, VerbContext context) throws VerbException {
        Act act = context.act();
        Optional<String> within = arguments.option(WITHIN.flag());
        return within.isEmpty() ? act : new Act(act.line(), DurationText.parse(within.get()), act.cancellation());
    }

    /** The number after the flag. */
    static int number(Arguments arguments, String flag, int otherwise, int min, int max) throws VerbException {
        Optional<String> text = arguments.option(flag);
        return text.isEmpty() ? otherwise : NumberText.parse(text.get(), flag, min, max);
    }

    /** The words of a rest parameter, joined by one space. */
    static String text(Arguments arguments, String param) {
        return String.join(" ", arguments.all(param));
    }

    /** What is said where port 0 was asked for. */
    static String chosen(LedgerEntry entry) {
        Endpoint local = entry.local();
        return local == null ? "" : ": the system chose port " + local.port();
    }

    /** Said of what others can reach. */
    static Optional<Report> exposed(LedgerEntry entry) {
        Endpoint local = entry.local();
        return local == null || local.isLoopback()
                ? Optional.empty()
                : Optional.of(new Report.Remark(
                        "other machines can reach " + local + " until it is closed" + dualStack(local)));
    }

    private static String dualStack(Endpoint local) {
        if (!DualStack.takesBoth(local)) {
            return "";
        }
        String usual = DualStack.systemSetsV6Only()
                .match(
                        set -> "this system's default is IPV6_V6ONLY " + (set ? "on" : "off"),
                        reason -> "the default of IPV6_V6ONLY could not be looked up: " + reason);
        return "; :: takes IPv4 and IPv6, as Java clears IPV6_V6ONLY (" + usual + ")";
    }

    /** Said before a wait. */
    static Report waiting(Act act, String what) {
        return new Report.Remark(
                "waiting up to " + Shown.duration(act.within()) + " for " + what + "; Ctrl-C stops waiting");
    }
}
