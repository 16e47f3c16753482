package dev.homeport.verb;

import dev.homeport.net.KernelSocket;
import dev.homeport.net.Observed;
import dev.homeport.net.Owner;
import dev.homeport.net.Trouble;
import dev.homeport.words.Inert;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who holds a socket, or why that is not known. */
final class Owners {
    private Owners() {}

    /** {@code python3 (4242)}, or a question mark. */
    static String shortly(Observed<Owner> owner) {
        return owner.match(o -> Inert.line(o.name()) + " (" + o.pid() + ")", reason -> "?");
    }

    /** What the question marks mean, if there are any. */
    static Optional<Report> unknown(List<KernelSocket> rows) {
        List<String> reasons = rows.stream()
                .flatMap(r -> r.owner().match(o -> Stream.<String>empty(), Stream::of))
                .distinct()
                .sorted()
                .toList();
        return reasons.isEmpty()
                ? Optional.empty()
                : Optional.of(new Report.Remark("? is unknown: " + String.join("; ", reasons)));
    }

    static VerbException couldNotLook(String reason) {
        return new VerbException(
                Trouble.COULD_NOT_LOOK,
                "could not look at the kernel's table: " + Inert.line(reason),
                "`sockets` still shows what was opened here");
    }
}
