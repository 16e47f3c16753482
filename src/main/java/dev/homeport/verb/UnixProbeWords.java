package dev.homeport.verb;

import dev.homeport.net.FileHolder;
import dev.homeport.net.Observed;
import dev.homeport.net.Probed;
import java.util.List;

/** What an outcome at a Unix socket's file looks like and what it can mean: no packets, so no firewall and no RST. */
record UnixProbeWords(Probed probed, Observed<List<FileHolder>> holders) {
    String title() {
        return switch (probed.outcome()) {
            case REFUSED -> "refuses";
            case TIMED_OUT -> "has no room";
            case UNREACHABLE -> "is barred";
            case GREETED -> "accepts, and speaks first";
            case CLOSED -> "accepts, and hangs up";
            case RESET -> "accepts, and hangs up with bytes unread";
            case ACCEPTED_SILENT, ANSWERED, SILENT -> "accepts, and is silent";
        };
    }

    String seen() {
        return switch (probed.outcome()) {
            case REFUSED -> "connect(2) fails with ECONNREFUSED";
            case TIMED_OUT -> "connect(2) fails with EAGAIN: the listener's queue is full";
            case UNREACHABLE -> "the system says \"" + probed.system() + "\"";
            case GREETED ->
                "connected at once, then " + Shown.count(probed.answer().length(), "byte") + " came";
            case CLOSED -> "connected at once, then the end of the stream";
            case RESET -> "connected at once, then ECONNRESET";
            case ACCEPTED_SILENT, ANSWERED, SILENT -> "connected at once, then nothing within 1 s";
        };
    }

    String means() {
        return switch (probed.outcome()) {
            case REFUSED ->
                "the file is there, and nobody listens behind it: who bound it has gone and left it, or does not listen";
            case TIMED_OUT -> "a program listens, and does not accept as fast as others connect (listen(2))";
            case UNREACHABLE ->
                "connecting needs the permission to write to the file, and to enter its folder (unix(7))";
            case GREETED -> "the server speaks first";
            case CLOSED -> "a program is there, and wants nothing of this client";
            case RESET -> "a program is there, and closed with bytes unread: a Unix socket has no other reset";
            case ACCEPTED_SILENT, ANSWERED, SILENT ->
                "the program waits for the client to speak; or it never accepts, and only the kernel has connected";
        };
    }

    /** What the kernel's table adds to it. */
    String here() {
        return holders.match(UnixProbeWords::here, reason -> "the kernel's table cannot be read: " + reason);
    }

    private static String here(List<FileHolder> all) {
        List<String> listen = names(all, true);
        List<String> bound = names(all, false);
        if (!listen.isEmpty()) {
            return Shown.list(listen, "and") + (listen.size() > 1 ? " listen there" : " listens there");
        }
        return "nobody listens there now"
                + (bound.isEmpty()
                        ? ""
                        : "; " + Shown.list(bound, "and") + " has bound a socket to it that does not listen");
    }

    private static List<String> names(List<FileHolder> all, boolean listening) {
        return all.stream()
                .filter(each -> each.listens() == listening)
                .map(each -> each.owner().match(HolderFacts::shortly, reason -> "a program that is not known"))
                .distinct()
                .toList();
    }
}
