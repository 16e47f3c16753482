package dev.homeport.check;

import dev.homeport.net.WireEvent;
import dev.homeport.net.WireEvent.What;
import dev.homeport.words.Inert;

/** What happened, in a few words after the socket's name. */
final class Story {
    private Story() {}

    static String of(WireEvent event) {
        return event.name() + " " + words(event, event.what());
    }

    private static String words(WireEvent event, What what) {
        String to = event.remoteAddress() == null ? "" : " to " + event.remoteAddress();
        String by = event.remoteAddress() == null ? "" : " by " + event.remoteAddress();
        if (what instanceof WireEvent.Bound) {
            return "was bound" + (event.localAddress() == null ? "" : " to " + event.localAddress());
        } else if (what instanceof WireEvent.BindRefused refused) {
            return "was refused to bind " + refused.at() + ": " + Inert.line(refused.reason());
        } else if (what instanceof WireEvent.Connecting) {
            return "is connecting" + to;
        } else if (what instanceof WireEvent.Connected) {
            return "connected" + to;
        } else if (what instanceof WireEvent.Accepted accepted) {
            return "was accepted by " + accepted.listener();
        } else if (what instanceof WireEvent.Refused) {
            return "was refused" + by;
        } else if (what instanceof WireEvent.Unreachable) {
            return "was told port unreachable" + by;
        } else if (what instanceof WireEvent.Truncated truncated) {
            return "lost " + Say.bytes(truncated.lost()) + " of a datagram";
        } else if (what instanceof WireEvent.WasReset) {
            return "was reset" + by;
        } else if (what instanceof WireEvent.TimedOut) {
            return "timed out";
        } else if (what instanceof WireEvent.FinCame fin) {
            return "was closed by the peer: FIN is here"
                    + (fin.unread() == 0 ? "" : ", behind " + Say.bytes(fin.unread()) + " unread");
        } else if (what instanceof WireEvent.PeerClosed) {
            return "was closed by the peer";
        } else if (what instanceof WireEvent.Secured secured) {
            return "is encrypted: " + secured.version() + ", " + secured.cipherSuite();
        } else if (what instanceof WireEvent.SentCloseNotify) {
            return "sent close_notify";
        } else if (what instanceof WireEvent.CloseNotified) {
            return "was closed by the peer's close_notify";
        } else if (what instanceof WireEvent.CutShort) {
            return "was cut short: FIN came without close_notify";
        } else if (what instanceof WireEvent.HalfClosed) {
            return "sent FIN and can still receive";
        } else if (what instanceof WireEvent.ResetByClose close) {
            return "was closed with " + Say.bytes(close.unread()) + " unread: RST sent";
        } else if (what instanceof WireEvent.Aborted) {
            return "was aborted: RST sent";
        } else if (what instanceof WireEvent.Closed) {
            return "was closed";
        } else if (what instanceof WireEvent.Sent sent) {
            return "sent " + Say.bytes(sent.count());
        } else if (what instanceof WireEvent.Received received) {
            return "received " + Say.bytes(received.count());
        } else if (what instanceof WireEvent.Requested requested) {
            return "had " + requested.method() + " " + Inert.line(requested.target()) + " answered with "
                    + requested.status();
        } else if (what instanceof WireEvent.Answered answered) {
            return "answered " + Inert.line(answered.method()) + " " + Inert.line(answered.target()) + " with "
                    + answered.status();
        } else if (what instanceof WireEvent.Listening) {
            return "listens";
        } else if (what instanceof WireEvent.Swarmed swarmed) {
            return "served a swarm of " + Say.count(swarmed.clients(), "client");
        } else if (what instanceof WireEvent.Faulted faulted) {
            return "met the fault " + faulted.fault() + ": " + Inert.line(faulted.detail());
        } else if (what instanceof WireEvent.Failed failed) {
            return "failed: " + Inert.line(failed.reason());
        }
        throw new IllegalStateException("no words for " + what.getClass().getSimpleName());
    }
}
