package dev.homeport.verb;

import dev.homeport.net.Holder;
import dev.homeport.net.Owner;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** How a process stands to this program and to others: what should be known before it is ended. */
final class Relatives {
    private static final Set<String> RESTARTING =
            Set.of("systemd", "launchd", "supervisord", "runsvdir", "runsv", "s6-supervise", "init", "nodemon", "pm2");
    private static final int MOST_ANCESTORS = 100;

    private Relatives() {}

    /** Children of a holder come after it: a server that ends ends its workers. */
    static List<Holder> parentsFirst(List<Holder> holders) {
        List<Holder> sorted = new ArrayList<>(holders);
        sorted.sort(Comparator.comparingInt(each -> ancestors(each.pid()).size()));
        return sorted;
    }

    /** Reasons to think twice, each a sentence. */
    static List<String> warnings(Holder holder) {
        List<String> warnings = new ArrayList<>();
        Optional<Owner> owner = holder.owner().match(Optional::of, reason -> Optional.empty());
        String name = owner.map(o -> o.name().toLowerCase(Locale.ROOT)).orElse("");
        if (ancestors(ProcessHandle.current().pid()).contains((long) holder.pid())) {
            warnings.add(
                    "Homeport runs inside this process: it is your shell, your terminal or what started them. If it"
                            + " ends, Homeport may end with it.");
        }
        if (owner.filter(Relatives::isHomeport).isPresent()) {
            warnings.add("This is another Homeport. All that it has open will close.");
        }
        if (name.startsWith("docker-proxy")) {
            warnings.add("Docker publishes a container's port here. `docker ps` shows which, and `docker stop` is the"
                    + " better way to end it.");
        }
        if (name.equals("inetd") || name.equals("xinetd")) {
            warnings.add("inetd listens for several services. All of them stop with it.");
        }
        Owner parent = holder.startedBy();
        if (parent != null && RESTARTING.contains(parent.name().toLowerCase(Locale.ROOT))) {
            warnings.add("It was started by " + HolderFacts.shortly(parent) + ", which may start it again.");
        }
        return warnings;
    }

    private static boolean isHomeport(Owner owner) {
        return owner.commandLine().contains("homeport.jar")
                || owner.commandLine().contains("dev.homeport.app.Main");
    }

    private static List<Long> ancestors(long pid) {
        List<Long> ancestors = new ArrayList<>();
        Optional<ProcessHandle> parent = ProcessHandle.of(pid).flatMap(ProcessHandle::parent);
        while (parent.isPresent() && ancestors.size() < MOST_ANCESTORS) {
            ancestors.add(parent.get().pid());
            parent = parent.get().parent();
        }
        return ancestors;
    }
}
