package dev.homeport.verb;

import dev.homeport.lab.Lab;
import dev.homeport.net.Endpoint;
import dev.homeport.net.FileHolder;
import dev.homeport.net.Holder;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.Observed;
import dev.homeport.net.Owner;
import dev.homeport.net.Transport;
import dev.homeport.verb.Report.Facts.Fact;
import dev.homeport.words.Inert;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who holds a port, for the screen. Names and command lines are what some program chose to call itself. */
final class HolderFacts {
    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_COMMAND = 200;
    private static final String UNKNOWN = "unknown";

    private HolderFacts() {}

    static Report.Facts of(Holder holder, Lab lab) {
        List<Fact> facts = process(holder.owner(), holder.user(), holder.started(), holder.startedBy());
        Endpoint remote = holder.remote();
        facts.add(
                remote == null
                        ? new Fact("address", holder.local() + ": " + Reach.of(holder.transport(), holder.local(), lab))
                        : new Fact("connection", holder.local() + " to " + remote));
        openedHere(holder, lab, facts);
        String held = " is held by " + program(holder.owner());
        return new Report.Facts(port(holder) + held + (remote == null ? "" : ": its end of a connection"), facts);
    }

    static Report.Facts of(FileHolder holder, Lab lab) {
        List<Fact> facts = process(holder.owner(), holder.user(), holder.started(), holder.startedBy());
        facts.add(new Fact("file", holder.file().path()));
        lab.ledger().stream()
                .filter(e -> e.open() && e.kind().listens() && holder.file().equals(e.localAddress()))
                .findFirst()
                .ifPresent(e -> facts.add(openedHere(e)));
        return new Report.Facts(
                holder.file() + (holder.listens() ? " is held by " : " is bound by ") + program(holder.owner()), facts);
    }

    private static List<Fact> process(
            Observed<Owner> owner, String user, @Nullable Instant started, @Nullable Owner parent) {
        List<Fact> facts = new ArrayList<>();
        Owner known = owner.match(o -> o, reason -> null);
        if (known == null) {
            facts.add(new Fact("program", owner.match(o -> "", reason -> UNKNOWN + ": " + reason)));
            facts.add(new Fact("user", orUnknown(user)));
            return facts;
        }
        facts.add(new Fact("program", name(known)));
        facts.add(new Fact("pid", Integer.toString(known.pid())));
        facts.add(new Fact("user", orUnknown(user)));
        facts.add(new Fact("command line", orUnknown(cut(known.commandLine(), LONGEST_COMMAND))));
        facts.add(new Fact("started", started == null ? UNKNOWN : started(started)));
        if (parent != null) {
            facts.add(new Fact("started by", shortly(parent)));
        }
        return facts;
    }

    /** {@code python3 (4711)}. */
    static String shortly(Owner owner) {
        return name(owner) + " (" + owner.pid() + ")";
    }

    /** {@code port 62893} or {@code udp port 5353}. */
    static String port(Holder holder) {
        return (holder.transport() == Transport.UDP ? "udp port " : "port ")
                + holder.local().port();
    }

    private static String program(Observed<Owner> owner) {
        return owner.match(HolderFacts::name, reason -> "a program that is not known");
    }

    private static void openedHere(Holder holder, Lab lab, List<Fact> facts) {
        if (holder.pid() == ProcessHandle.current().pid()) {
            lab.ledger().stream()
                    .filter(e -> e.open() && KernelRows.isSame(holder.local(), e.local()))
                    .filter(e -> holder.transport() == Transport.UDP
                            ? e.kind().isDatagram()
                            : e.kind().listens() || holder.remote() != null)
                    .findFirst()
                    .ifPresent(e -> facts.add(openedHere(e)));
        }
    }

    private static Fact openedHere(LedgerEntry entry) {
        return new Fact(
                "opened here", entry.kind().word() + " " + entry.name() + ", by: " + Inert.line(entry.openedBy()));
    }

    private static String name(Owner owner) {
        return cut(owner.name(), LONGEST_NAME);
    }

    private static String orUnknown(String text) {
        return text.isEmpty() ? UNKNOWN : Inert.line(text);
    }

    private static String cut(String text, int longest) {
        String inert = Inert.line(text);
        return inert.codePointCount(0, inert.length()) <= longest
                ? inert
                : inert.substring(0, inert.offsetByCodePoints(0, longest - 1)) + "…";
    }

    /** In this machine's time zone. */
    private static String started(Instant at) {
        String local = LocalDateTime.ofInstant(at, ZoneId.systemDefault())
                .truncatedTo(ChronoUnit.SECONDS)
                .format(java.time.format.DateTimeFormatter.ISO_LOCAL_DATE_TIME)
                .replace('T', ' ');
        return local + " (" + ago(Duration.between(at, Instant.now())) + " ago)";
    }

    private static String ago(Duration time) {
        if (time.toDays() > 0) {
            return Shown.count(time.toDays(), "day");
        }
        if (time.toHours() > 0) {
            return Shown.count(time.toHours(), "hour");
        }
        return time.toMinutes() > 0 ? time.toMinutes() + " min" : Math.max(0, time.toSeconds()) + " s";
    }
}
