package dev.homeport.verb;

import dev.homeport.net.BindTry;
import dev.homeport.net.Endpoint;
import dev.homeport.net.Holder;
import dev.homeport.net.PortUse;
import dev.homeport.net.Trouble;
import java.util.List;
import java.util.Optional;

/** A TCP port on which nobody listens, and which can be somebody's all the same. */
final class Unlistened {
    private static final String LEFT_OUT =
            "The kernel's table leaves such sockets out, so its program is not known. Where ss(8) has -B,"
                    + " `!ss -tnpB` names it (Linux 6.8 and newer).";

    private Unlistened() {}

    /** @param sayNobody whether that nobody listens is worth a line where nothing else has the port either */
    static void on(int port, boolean sayNobody, VerbContext context) {
        PortUse use = context.lab().ports().use(port);
        List<Holder> connected = context.lab().ports().connected(port).orElse(List.of());
        Optional<BindTry> refusal = use.refusal();
        if (!sayNobody && connected.isEmpty() && refusal.isEmpty()) {
            return;
        }
        context.out().accept(new Report.Done(nobody(use)));
        if (isBoundAlone(use)) {
            context.out().accept(new Report.Remark(LEFT_OUT));
        }
        connected.forEach(each -> context.out().accept(HolderFacts.of(each, context.lab())));
        Lingering.on(port, !connected.isEmpty(), new KernelRows(context.lab()).all())
                .forEach(context.out());
    }

    /** {@code nobody listens on 62893, and yet 127.0.0.1:62893 is taken by a socket that ...}. */
    static String nobody(PortUse use) {
        String nobody = "nobody listens on " + use.port();
        return use.refusal()
                .map(refused -> nobody + ", and yet " + refused.at() + " is taken by " + obstacle(use, refused.at()))
                .orElse(nobody);
    }

    /** What keeps the endpoint from being bound. */
    static String obstacle(PortUse use, Endpoint at) {
        return use.obstacle(at, HolderFacts::shortly);
    }

    /** Who has the address by a connection. */
    static List<Holder> connectedAt(Endpoint at, VerbContext context) {
        return context.lab().ports().connected(at.port()).orElse(List.of()).stream()
                .filter(each -> PortUse.collides(each.local(), at))
                .toList();
    }

    /** For {@code free}, where nobody can be asked. */
    static VerbException cannotBeFreed(PortUse use) {
        String next = isBoundAlone(use)
                ? "the kernel names no program for it: end the one that bound it, or take another port"
                : "`who " + use.port() + "` tells more; it is over when the connection is";
        return new VerbException(Trouble.PORT_TAKEN, nobody(use), next);
    }

    /** Whether a socket has the port that is bound and does nothing else. */
    static boolean isBoundAlone(PortUse use) {
        return use.refusal()
                .filter(refused ->
                        use.inTheWay(refused.at()).isEmpty() && use.own().isEmpty())
                .isPresent();
    }
}
