package dev.homeport.check;

import dev.homeport.net.LedgerEntry;
import dev.homeport.net.Look;
import dev.homeport.net.TlsAnswer;
import dev.homeport.net.WireEvent;
import dev.homeport.words.Inert;

/** Whether what goes over the wire is encrypted. */
final class TlsSentences {
    private TlsSentences() {}

    static Judge speaks(int port) {
        return Judge.of(new Look.Tls(port), answer -> speaks(port, answer));
    }

    private static Outcome speaks(int port, TlsAnswer answer) {
        String words = Inert.line(answer.words());
        return answer.done()
                ? Outcome.holds("port " + port + " agreed on " + words)
                : Outcome.absent(words, "try  listen " + port + " --tls  or  echo " + port + " --tls");
    }

    /** A connection that was encrypted once stays so. */
    static Outcome encrypted(LabView lab, LedgerEntry entry) {
        for (WireEvent event : lab.life(entry)) {
            if (event.what() instanceof WireEvent.Secured secured) {
                String words = entry.name() + " is encrypted: " + secured.version() + ", " + secured.cipherSuite();
                return Outcome.holds(words, "try  connect  without --tls");
            }
        }
        if (lab.forgotten(entry)) {
            return LabView.forgottenOutcome(entry);
        }
        String next = "connect with --tls, to a port that speaks it";
        String plain = "no TLS handshake was done on " + entry.name();
        return entry.open() ? Outcome.lacking(plain, next) : Outcome.contradicted(plain, next);
    }
}
