package dev.homeport.render;

import dev.homeport.net.Address;
import dev.homeport.net.Bytes;
import dev.homeport.net.Certificate;
import dev.homeport.net.UnixPath;
import dev.homeport.net.WireEvent;
import dev.homeport.render.Line.Run;
import dev.homeport.render.Line.Tone;
import dev.homeport.words.Inert;
import dev.homeport.words.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened on the wire, in words. */
final class WireWords {
    private static final int MOST_QUOTED = 60;
    private static final int LEAST_QUOTED = 16;

    private WireWords() {}

    static String of(WireEvent event) {
        WireEvent.What what = event.what();
        if (what instanceof WireEvent.Bound) {
            return "bound to " + shown(event.localAddress());
        } else if (what instanceof WireEvent.BindRefused it) {
            return "refused to bind " + it.at() + ": " + it.reason();
        } else if (what instanceof WireEvent.Listening it) {
            return "listening, backlog " + it.backlog();
        } else if (what instanceof WireEvent.Accepted it) {
            return "accepted by " + it.listener() + from(event.remoteAddress());
        } else if (what instanceof WireEvent.Connecting) {
            return "connecting to " + shown(event.remoteAddress());
        } else if (what instanceof WireEvent.Connected) {
            return "connected" + from(event.localAddress()) + " to " + shown(event.remoteAddress());
        } else if (what instanceof WireEvent.Sent it) {
            return it.datagram()
                    ? "sent a datagram of " + Amounts.bytes(it.count()) + " to " + shown(event.remoteAddress())
                    : "sent " + Amounts.bytes(it.count());
        } else if (what instanceof WireEvent.Received it) {
            return it.datagram()
                    ? "received a datagram of " + Amounts.bytes(it.count()) + from(event.remoteAddress())
                    : "received " + Amounts.bytes(it.count());
        } else if (what instanceof WireEvent.Truncated it) {
            return "truncated: " + Amounts.bytes(it.lost()) + " of that datagram are lost";
        } else if (what instanceof WireEvent.Secured it) {
            return "encrypted: " + it.version() + ", " + it.cipherSuite() + names(it.certificate());
        } else if (what instanceof WireEvent.Answered it) {
            return "answered " + it.method() + " " + it.target() + " with " + status(it.status());
        } else if (what instanceof WireEvent.Requested it) {
            return "requested " + it.method() + " " + it.target() + ", answered with " + status(it.status());
        }
        return ending(event, what);
    }

    private static String status(int status) {
        String phrase = ReasonPhrases.of(status);
        return status + (phrase.isEmpty() ? "" : " " + phrase);
    }

    private static String ending(WireEvent event, WireEvent.What what) {
        if (what instanceof WireEvent.HalfClosed) {
            return isUnix(event) ? "half-closed: can still receive" : "half-closed: sent FIN, can still receive";
        } else if (what instanceof WireEvent.FinCame it) {
            return "FIN is here" + (it.unread() == 0 ? "" : ", behind " + Amounts.bytes(it.unread()) + " unread");
        } else if (what instanceof WireEvent.PeerClosed) {
            return isUnix(event) ? "end of stream: the peer closed" : "end of stream: the peer sent FIN";
        } else if (what instanceof WireEvent.SentCloseNotify) {
            return "sent close_notify: the encrypted stream ends here";
        } else if (what instanceof WireEvent.CloseNotified) {
            return "end of stream: the peer sent close_notify";
        } else if (what instanceof WireEvent.CutShort) {
            return "cut short: FIN came without close_notify, so bytes may be missing";
        } else if (what instanceof WireEvent.Closed) {
            return "closed";
        } else if (what instanceof WireEvent.ResetByClose it) {
            return "closing with " + Amounts.bytes(it.unread()) + " unread: sent RST";
        } else if (what instanceof WireEvent.Aborted) {
            return "aborted: sent RST";
        } else if (what instanceof WireEvent.WasReset) {
            return "reset: the peer sent RST";
        } else if (what instanceof WireEvent.Refused) {
            return "refused: nobody listens at " + shown(event.remoteAddress());
        } else if (what instanceof WireEvent.Unreachable) {
            return "port unreachable: ICMP says no socket has " + shown(event.remoteAddress());
        } else if (what instanceof WireEvent.TimedOut it) {
            return "timed out after " + Span.of(it.after());
        } else if (what instanceof WireEvent.Swarmed it) {
            return swarmed(it, shown(event.remoteAddress()));
        } else if (what instanceof WireEvent.Faulted it) {
            return "fault " + it.fault() + ", " + it.detail();
        } else if (what instanceof WireEvent.Failed it) {
            return "failed: " + it.reason();
        }
        throw new IllegalStateException("no words for " + what.getClass().getSimpleName());
    }

    private static String swarmed(WireEvent.Swarmed it, String by) {
        String failed = it.failed() == 0 ? "" : ", and " + it.failed() + " ended in trouble";
        if (it.clients() == 0) {
            return "no client was connected to " + by + failed;
        }
        String echoed = it.messages() == 0 ? "nothing" : Amounts.count(it.messages(), "message");
        return Amounts.count(it.clients(), "client") + " had " + echoed + " echoed by " + by + failed;
    }

    /** Which way something went, or nothing where nothing moved. */
    static String arrow(WireEvent.What what, Marks marks) {
        if (what instanceof WireEvent.Sent
                || what instanceof WireEvent.Connecting
                || what instanceof WireEvent.HalfClosed
                || what instanceof WireEvent.SentCloseNotify
                || what instanceof WireEvent.ResetByClose
                || what instanceof WireEvent.Aborted
                || what instanceof WireEvent.Answered
                || what instanceof WireEvent.Requested) {
            return marks.outward();
        }
        boolean inward = what instanceof WireEvent.Received
                || what instanceof WireEvent.Accepted
                || what instanceof WireEvent.FinCame
                || what instanceof WireEvent.PeerClosed
                || what instanceof WireEvent.CloseNotified
                || what instanceof WireEvent.WasReset
                || what instanceof WireEvent.Unreachable
                || what instanceof WireEvent.Refused;
        return inward ? marks.inward() : "";
    }

    /** The beginning of what was sent or received, in quotes, for a line with so many columns left; nothing for other events. */
    static List<Run> quoted(WireEvent.What what, int columns, Layout layout) {
        if (what instanceof WireEvent.Sent it) {
            return List.of(
                    new Run("  ", Tone.PLAIN), new Run(quoted(it.data(), it.count(), columns, layout), Tone.OUTWARD));
        } else if (what instanceof WireEvent.Received it) {
            return List.of(
                    new Run("  ", Tone.PLAIN), new Run(quoted(it.data(), it.count(), columns, layout), Tone.INWARD));
        }
        return List.of();
    }

    /** The beginning of the data, in quotes. */
    static String quoted(Bytes data, long count, int columns, Layout layout) {
        String more = layout.unicode() ? "…" : "...";
        int room = Math.max(LEAST_QUOTED, columns - "  \"\"".length());
        int shown = DataLines.wholeCharacters(data, MOST_QUOTED);
        String text = escaped(data, shown);
        while (shown > 0 && Columns.of(text) + (shown < count ? more.length() : 0) > room) {
            shown = DataLines.wholeCharacters(data, shown - 1);
            text = escaped(data, shown);
        }
        return "\"" + text + "\"" + (shown < count ? more : "");
    }

    private static String escaped(Bytes data, int length) {
        return Inert.bytes(data.slice(0, length).toArray()).replace("\"", "\\\"");
    }

    private static String names(@Nullable Certificate certificate) {
        return certificate == null || certificate.names().isEmpty()
                ? ""
                : ", certificate for " + Inert.line(String.join(", ", certificate.names()));
    }

    /** A Unix domain socket has no segments, and so no FIN. */
    private static boolean isUnix(WireEvent event) {
        return event.localAddress() instanceof UnixPath;
    }

    private static String from(@Nullable Address address) {
        return address == null ? "" : " from " + address;
    }

    private static String shown(@Nullable Address address) {
        return address == null ? "an unknown endpoint" : address.toString();
    }
}
