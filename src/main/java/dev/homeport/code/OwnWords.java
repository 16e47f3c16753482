package dev.homeport.code;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A sentence for each method that the lab's own types have beyond the JDK's. */
final class OwnWords {
    /** By what stands before the parenthesis in a signature. */
    static final Map<String, String> SENTENCES = Map.ofEntries(
            Map.entry("OpenLab.listen", "Listens on a port of 127.0.0.1, as listen does; 0 lets the system choose."),
            Map.entry("OpenLab.connect", "Connects to a port of 127.0.0.1, as connect does."),
            Map.entry("OpenLab.echo", "Starts a server that sends back what it gets, as echo does; 0 picks a port."),
            Map.entry("OpenLab.serve", "Starts a web server without pages, as serve does; 0 picks a port."),
            Map.entry("OpenLab.udp", "Binds a UDP socket to a port of 127.0.0.1, as udp bind does; 0 picks one."),
            Map.entry("OpenLab.names", "The names of all that is open, as sockets lists them."),
            Map.entry("Listener.accept", "Takes the next connection from the queue, and waits until there is one."),
            Map.entry("Listener.port", "The port that it listens on."),
            Map.entry("Listener.name", "The lab's name for it, which verbs take."),
            Map.entry("Connection.send", "Sends the text in UTF-8. It adds no line end."),
            Map.entry(
                    "Connection.receive", "Waits for bytes and takes those that are there; empty at the stream's end."),
            Map.entry("Connection.name", "The lab's name for it, which verbs take."),
            Map.entry("Datagrams.send", "Sends the text in UTF-8 to a port of 127.0.0.1, as one datagram."),
            Map.entry("Datagrams.receive", "Waits for one datagram and takes its text."),
            Map.entry("Datagrams.port", "The port that it is bound to."),
            Map.entry("Datagrams.name", "The lab's name for it, which verbs take."),
            Map.entry("Server.route", "Gives a web server an answer with status 200, as route does."),
            Map.entry("Server.port", "The port that it listens on; 0 where it listens on a file."),
            Map.entry("Server.name", "The lab's name for it, which verbs take."),
            Map.entry("Server.close", "Stops it, with all that it has accepted."));

    private OwnWords() {}

    /** Null where the method is none of ours. */
    static @Nullable String of(String signature) {
        return SENTENCES.get(JdkPages.calledIn(signature));
    }
}
