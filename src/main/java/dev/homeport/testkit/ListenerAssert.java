package dev.homeport.testkit;

import dev.homeport.net.Port;

/** What a listener or server of the lab's is and did since the test began. */
public class ListenerAssert extends SentenceAssert<ListenerAssert, Listener> {
    public ListenerAssert(Listener actual) {
        super(actual, ListenerAssert.class, actual.eyes);
    }

    /** It is open and in LISTEN. */
    @Spells("listener NAME is listening")
    public ListenerAssert isListening() {
        return holds("listener NAME is listening", actual.name());
    }

    /** It is open and bound to the port. */
    @Spells("listener NAME is on port PORT")
    public ListenerAssert isOnPort(int port) {
        return holds("listener NAME is on port PORT", actual.name(), port);
    }

    /** As {@link #isOnPort(int)}. */
    @Spells("listener NAME is on port PORT")
    public ListenerAssert isOnPort(Port port) {
        return isOnPort(port.number());
    }

    /** It accepted exactly so many connections. */
    @Spells("listener NAME accepted N connections")
    public ListenerAssert acceptedConnections(int count) {
        return holds("listener NAME accepted N connections", actual.name(), count);
    }

    /** An accept on it waited until its deadline, and nobody came. */
    @Spells("listener NAME timed out")
    public ListenerAssert timedOut() {
        return holds("listener NAME timed out", actual.name());
    }

    /** bind(2) refused it what it asked for. */
    @Spells("listener NAME was refused to bind")
    public ListenerAssert wasRefusedToBind() {
        return holds("listener NAME was refused to bind", actual.name());
    }

    /** bind(2) refused it that port, as another socket has it (EADDRINUSE). */
    @Spells("listener NAME was refused to bind to port PORT")
    public ListenerAssert wasRefusedToBindToPort(int port) {
        return holds("listener NAME was refused to bind to port PORT", actual.name(), port);
    }

    /** The lab's web server answered such a request; a path without a query stands for all queries. */
    @Spells("listener NAME answered METHOD TARGET with STATUS")
    public ListenerAssert answered(String method, String target, int status) {
        return holds("listener NAME answered METHOD TARGET with STATUS", actual.name(), method, target, status);
    }

    /** It answered exactly so many such requests. */
    @Spells("listener NAME answered METHOD TARGET with STATUS N times")
    public ListenerAssert answered(String method, String target, int status, int times) {
        return holds(
                "listener NAME answered METHOD TARGET with STATUS N times",
                actual.name(),
                method,
                target,
                status,
                times);
    }

    /** The value of one field line of that name, of such a request, starts so. */
    @Spells("listener NAME received METHOD TARGET with header FIELD starting TEXT")
    public ListenerAssert receivedHeaderStarting(String method, String target, String field, String text) {
        return holds(
                "listener NAME received METHOD TARGET with header FIELD starting TEXT",
                actual.name(),
                method,
                target,
                field,
                text);
    }

    /** The text is in the value of one field line of that name, of such a request. */
    @Spells("listener NAME received METHOD TARGET with header FIELD containing TEXT")
    public ListenerAssert receivedHeaderContaining(String method, String target, String field, String text) {
        return holds(
                "listener NAME received METHOD TARGET with header FIELD containing TEXT",
                actual.name(),
                method,
                target,
                field,
                text);
    }
}
