package dev.homeport.code;

import dev.homeport.lab.LabException;
import dev.homeport.net.Trouble;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.PortUnreachableException;
import java.net.SocketException;
import java.net.SocketTimeoutException;

/** The lab's refusals as the exceptions of java.net, with the lab's own as their cause: it knows the next move. */
final class Raise {
    private Raise() {}

    /** Of what listens or binds. */
    static IOException ofBind(Bench bench, LabException e) {
        boolean cannotBe = e.trouble() == Trouble.EXPOSED || e.trouble() == Trouble.PERMISSION;
        if (!cannotBe) {
            return of(bench, e);
        }
        IOException raised = new BindException(e.what());
        raised.initCause(e);
        return raised;
    }

    /** The same reason, with a next move in Java and not in verbs. */
    static LabException inJava(LabException e) {
        return e.trouble() == Trouble.EXPOSED
                ? new LabException(
                        Trouble.EXPOSED,
                        e.what(),
                        "InetAddress.getLoopbackAddress() is 127.0.0.1: only this machine",
                        e)
                : e;
    }

    /** @throws Stopped if it was cancelled because the snippet is to end */
    static IOException of(Bench bench, LabException e) {
        IOException raised = switch (e.trouble()) {
            case TIMED_OUT -> new SocketTimeoutException(e.what());
            case REFUSED -> new ConnectException(e.what());
            case UNREACHABLE -> new PortUnreachableException(e.what());
            case PORT_TAKEN, NOT_LOCAL -> new BindException(e.what());
            default -> new SocketException(e.what());
        };
        if (e.trouble() == Trouble.CANCELLED) {
            bench.brake().check();
        }
        raised.initCause(e);
        return raised;
    }

    /** Java's own exception, with the lab's reason as its cause where it has none: the lab knows the next move. */
    static <E extends Exception> E because(E failed, LabException reason) {
        if (failed.getCause() == null) {
            // Without the reason's own cause, which is this very exception.
            failed.initCause(new LabException(reason.trouble(), reason.what(), reason.next()));
        }
        return failed;
    }
}
