package dev.homeport.session;

import dev.homeport.check.Check;
import dev.homeport.check.Finding;
import dev.homeport.check.Verdict;
import dev.homeport.lab.Lab;
import dev.homeport.net.Holder;
import dev.homeport.net.Look;
import dev.homeport.net.Transport;
import dev.homeport.words.Inert;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Programs that ran before the lesson began. A step's checks send them nothing of their own accord: who wrote the lesson does
 * not know them. Once the learner types {@code check} in the lesson, they are asked.
 */
final class OlderPrograms {
    private record Met(int pid, int port, Transport transport) {}

    private final Lab lab;
    private final Set<Met> agreed = new HashSet<>();
    /** Not the time of the beginning: on Linux the JDK knows when a process started only to the second (proc(5), btime). */
    private Set<Long> there = Set.of();

    private boolean asking;

    OlderPrograms(Lab lab) {
        this.lab = lab;
    }

    void lessonBegins() {
        agreed.clear();
        asking = false;
        there = ProcessHandle.allProcesses().map(ProcessHandle::pid).collect(Collectors.toUnmodifiableSet());
    }

    /** The learner asks to look, from now until {@link #looked}. */
    void ask() {
        asking = true;
    }

    void looked() {
        asking = false;
    }

    /** What stands for the look's verdict where the learner has not asked for it; empty where it may be done. */
    Optional<Verdict> spares(Check check) {
        for (Look<?> look : check.looks()) {
            int port = port(look);
            Transport transport = look instanceof Look.UdpEcho ? Transport.UDP : Transport.TCP;
            for (Holder each : older(port, transport)) {
                Met met = new Met(each.pid(), port, transport);
                if (asking) {
                    agreed.add(met);
                } else if (!agreed.contains(met)) {
                    return Optional.of(new Verdict.NotYet(new Finding(
                            check.sentence(),
                            words(each) + " and ran before this lesson, so it was not asked",
                            "if it is the one you mean, try  check")));
                }
            }
        }
        return Optional.empty();
    }

    private List<Holder> older(int port, Transport transport) {
        if (port == 0) {
            return List.of();
        }
        long me = ProcessHandle.current().pid();
        return lab.ports().holders(port).orElse(List.of()).stream()
                .filter(each -> each.transport() == transport && each.pid() != me)
                // Who is not named is another user's.
                .filter(each -> each.pid() == 0 || there.contains((long) each.pid()))
                .toList();
    }

    private static String words(Holder holder) {
        String who = holder.owner()
                .match(
                        owner -> Inert.line(owner.name()) + " (pid " + owner.pid() + ")",
                        hidden -> "a program of another user");
        return who + " has " + (holder.transport() == Transport.UDP ? "UDP " : "") + "port "
                + holder.local().port();
    }

    /** 0 where the look asks no port. */
    private static int port(Look<?> look) {
        if (look instanceof Look.Echo echo) {
            return echo.port();
        }
        if (look instanceof Look.UdpEcho echo) {
            return echo.port();
        }
        if (look instanceof Look.ManyClients many) {
            return many.port();
        }
        if (look instanceof Look.Tls tls) {
            return tls.port();
        }
        return look instanceof Look.Http http ? http.request().url().port() : 0;
    }
}
