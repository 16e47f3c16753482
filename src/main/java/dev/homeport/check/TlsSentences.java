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
        return AskedPort.judge(new Look.Tls(port), port, TlsSentences::speaks);
    }

    private static Outcome speaks(AskedPort at, TlsAnswer answer) {
        String words = at.told(Inert.line(answer.words()));
        String start = "try  echo " + at.port() + " --tls  or  serve " + at.port() + " --tls";
        return switch (answer.end()) {
            case DONE -> Outcome.holds(at.name() + " agreed on " + words);
            case REFUSED -> at.refused(start);
            case OTHER_PROTOCOL -> Outcome.contradicted(words, start);
            // It speaks TLS, so neither the sentence nor its opposite is true of it.
            case ALERT -> Outcome.mistaken(words, "let it take TLS 1.2 or 1.3, without a certificate of its client");
            case NOTHING, UNCLEAR -> Outcome.absent(words, start);
        };
    }

    /** A connection that was encrypted once stays so. */
    static Outcome encrypted(LabView lab, LedgerEntry entry) {
        for (WireEvent event : lab.life(entry)) {
            if (event.what() instanceof WireEvent.Secured secured) {
                String words = entry.name() + " is encrypted: " + secured.version() + ", " + secured.cipherSuite();
                return Outcome.holds(words, "try  connect  without --tls");
            }
        }
        if (lab.forgottenInLife(entry)) {
            return LabView.forgottenOutcome(entry);
        }
        String next = "connect with --tls, to a port that speaks it";
        String plain = "no TLS handshake was done on " + entry.name();
        return entry.open() ? Outcome.lacking(plain, next) : Outcome.contradicted(plain, next);
    }
}
