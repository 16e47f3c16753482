package dev.homeport.render;

import com.google.gson.stream.JsonWriter;
import dev.homeport.net.Address;
import dev.homeport.net.Bytes;
import dev.homeport.net.Certificate;
import dev.homeport.net.WireEvent;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The wire log. {@code what} is the kind: {@code bound}, {@code half-closed}, ...; {@code at} is UTC as ISO 8601. */
final class WireJson {
    private WireJson() {}

    static void write(JsonWriter out, List<WireEvent> events) throws IOException {
        out.name("events").beginArray();
        for (WireEvent each : events) {
            out.beginObject();
            out.name("number").value(each.number()).name("at").value(each.at().toString());
            out.name("name").value(each.name());
            out.name("local").value(shown(each.localAddress()));
            out.name("remote").value(shown(each.remoteAddress()));
            out.name("what").value(kind(each.what()));
            details(out, each.what());
            out.endObject();
        }
        out.endArray();
    }

    private static void details(JsonWriter out, WireEvent.What what) throws IOException {
        if (what instanceof WireEvent.BindRefused it) {
            out.name("at").value(it.at().toString()).name("taken").value(it.taken());
            out.name("reason").value(it.reason());
        } else if (what instanceof WireEvent.FinCame it) {
            out.name("unread").value(it.unread());
        } else if (what instanceof WireEvent.ResetByClose it) {
            out.name("unread").value(it.unread());
        } else if (what instanceof WireEvent.Listening it) {
            out.name("backlog").value(it.backlog());
        } else if (what instanceof WireEvent.Accepted it) {
            out.name("listener").value(it.listener());
        } else if (what instanceof WireEvent.Sent it) {
            data(out, it.data(), it.count());
        } else if (what instanceof WireEvent.Received it) {
            data(out, it.data(), it.count());
        } else if (what instanceof WireEvent.Truncated it) {
            out.name("lost").value(it.lost());
        } else if (what instanceof WireEvent.TimedOut it) {
            out.name("afterMillis").value(it.after().toMillis());
        } else if (what instanceof WireEvent.Secured it) {
            out.name("version").value(it.version()).name("cipherSuite").value(it.cipherSuite());
            certificate(out, it.certificate());
        } else if (what instanceof WireEvent.Answered it) {
            out.name("method").value(it.method()).name("target").value(it.target());
            out.name("status").value(it.status());
        } else if (what instanceof WireEvent.Requested it) {
            out.name("method").value(it.method()).name("target").value(it.target());
            out.name("status").value(it.status());
        } else if (what instanceof WireEvent.Swarmed it) {
            out.name("clients").value(it.clients()).name("messages").value(it.messages());
            out.name("bytes").value(it.bytes()).name("failedClients").value(it.failed());
        } else if (what instanceof WireEvent.Faulted it) {
            out.name("fault").value(it.fault()).name("detail").value(it.detail());
        } else if (what instanceof WireEvent.Failed it) {
            out.name("reason").value(it.reason());
        }
    }

    private static void data(JsonWriter out, Bytes data, long count) throws IOException {
        out.name("count").value(count);
        JsonValues.bytes(out, "bytes", data);
    }

    private static void certificate(JsonWriter out, @Nullable Certificate certificate) throws IOException {
        out.name("certificate");
        if (certificate == null) {
            out.nullValue();
            return;
        }
        out.beginObject().name("subject").value(certificate.subject());
        JsonValues.strings(out, "names", certificate.names());
        out.name("issuer").value(certificate.issuer());
        out.name("from").value(certificate.from().toString());
        out.name("until").value(certificate.until().toString()).endObject();
    }

    /** Written out, so that renaming a class renames no promise. */
    private static String kind(WireEvent.What what) {
        if (what instanceof WireEvent.Bound) {
            return "bound";
        } else if (what instanceof WireEvent.BindRefused) {
            return "bind-refused";
        } else if (what instanceof WireEvent.Listening) {
            return "listening";
        } else if (what instanceof WireEvent.Accepted) {
            return "accepted";
        } else if (what instanceof WireEvent.Connecting) {
            return "connecting";
        } else if (what instanceof WireEvent.Connected) {
            return "connected";
        } else if (what instanceof WireEvent.Sent) {
            return "sent";
        } else if (what instanceof WireEvent.Received) {
            return "received";
        } else if (what instanceof WireEvent.Truncated) {
            return "truncated";
        } else if (what instanceof WireEvent.Unreachable) {
            return "unreachable";
        } else if (what instanceof WireEvent.HalfClosed) {
            return "half-closed";
        } else if (what instanceof WireEvent.FinCame) {
            return "fin-came";
        } else if (what instanceof WireEvent.PeerClosed) {
            return "peer-closed";
        } else if (what instanceof WireEvent.Closed) {
            return "closed";
        } else if (what instanceof WireEvent.ResetByClose) {
            return "reset-by-close";
        } else if (what instanceof WireEvent.Aborted) {
            return "aborted";
        } else if (what instanceof WireEvent.WasReset) {
            return "reset";
        } else if (what instanceof WireEvent.Refused) {
            return "refused";
        } else if (what instanceof WireEvent.TimedOut) {
            return "timed-out";
        } else if (what instanceof WireEvent.Secured) {
            return "secured";
        } else if (what instanceof WireEvent.SentCloseNotify) {
            return "sent-close-notify";
        } else if (what instanceof WireEvent.CloseNotified) {
            return "close-notified";
        } else if (what instanceof WireEvent.CutShort) {
            return "cut-short";
        } else if (what instanceof WireEvent.Answered) {
            return "answered";
        } else if (what instanceof WireEvent.Requested) {
            return "requested";
        } else if (what instanceof WireEvent.Swarmed) {
            return "swarmed";
        } else if (what instanceof WireEvent.Faulted) {
            return "faulted";
        } else if (what instanceof WireEvent.Failed) {
            return "failed";
        }
        throw new IllegalStateException("no word for " + what.getClass().getSimpleName());
    }

    private static @Nullable String shown(@Nullable Address address) {
        return address == null ? null : address.toString();
    }
}
