package dev.homeport.lab;

import dev.homeport.kernel.Kernel;
import dev.homeport.net.Exam;
import dev.homeport.net.Exam.Result;
import dev.homeport.net.KernelSocket;
import dev.homeport.net.LoopbackAddress;
import dev.homeport.net.Observed;
import dev.homeport.net.PortRange;
import dev.homeport.net.Transport;
import dev.homeport.words.Reason;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;

/** The kernel's table, the ports it hands out, and those it keeps. */
final class PortExams {
    private static final int FEW = 1000;
    private static final int LAST_SYSTEM_PORT = 1023;
    private static final int TRIES = 20;

    private PortExams() {}

    static Exam table(Kernel kernel) {
        String name = "kernel's table";
        return kernel.table()
                .match(
                        rows -> Exam.ok(
                                name,
                                rows.size() + " sockets, the owners of "
                                        + rows.stream()
                                                .filter(row -> row.owner().match(o -> true, reason -> false))
                                                .count()
                                        + " are known"),
                        reason -> Exams.couldNot(name, reason));
    }

    static Exam ephemeral(Kernel kernel) {
        Observed<PortRange> range = kernel.ephemeralRange();
        return range.match(
                seen -> ephemeral(seen, kernel.table().orElse(List.of())),
                reason -> new Exam("ephemeral ports", Result.UNKNOWN, "", reason, ""));
    }

    static Exam ephemeral(PortRange range, List<KernelSocket> rows) {
        String name = "ephemeral ports";
        long used = rows.stream()
                .filter(row -> row.transport() == Transport.TCP)
                .mapToInt(row -> row.local().port())
                .filter(range::contains)
                .distinct()
                .count();
        long free = range.size() - used;
        String seen = range + ", " + free + " of " + range.size() + " free";
        if (range.first() <= LAST_SYSTEM_PORT) {
            return new Exam(
                    name,
                    Result.WARNING,
                    "it begins above 1023",
                    seen,
                    "it takes ports that servers want; see `ranges`");
        }
        return free < FEW
                ? new Exam(
                        name, Result.WARNING, "at least " + FEW + " free", seen, "`sockets --all` shows who has them")
                : Exam.ok(name, seen);
    }

    /** Either answer is right; what counts is to know it. */
    static Exam below1024() {
        String name = "ports below 1024";
        for (int port = LAST_SYSTEM_PORT; port > LAST_SYSTEM_PORT - TRIES; port--) {
            try (ServerSocket socket = new ServerSocket()) {
                socket.bind(new InetSocketAddress(LoopbackAddress.V4, port), 1);
                return Exam.ok(name, "may be bound here (tried " + port + ")");
            } catch (IOException refused) {
                String reason = Reason.of(refused);
                if (!reason.contains("in use")) {
                    return Exam.ok(name, "need permission: " + reason + "; lessons use higher ones");
                }
            }
        }
        return new Exam(name, Result.UNKNOWN, "", "those that were tried are all taken", "");
    }
}
