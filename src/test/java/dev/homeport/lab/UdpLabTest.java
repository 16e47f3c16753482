package dev.homeport.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.homeport.net.Bytes;
import dev.homeport.net.Endpoint;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.LoopbackAddress;

/** A lab whose sockets speak in datagrams. */
abstract class UdpLabTest extends LabTest {
    static final Endpoint ANY_V6_PORT = new Endpoint(LoopbackAddress.V6, 0);

    void udpSend(String name, String text) throws LabException {
        lab.udp().send(name, null, Bytes.utf8(text), act());
    }

    Udp.Datagram take(String name) throws LabException {
        return lab.udp().receive(name, 65_535, act());
    }

    /** A port that was bound a moment ago and is not any more. */
    Endpoint nobody() throws LabException {
        LedgerEntry gone = lab.udp().bind(ANY_PORT, "gone", false, act());
        lab.close("gone");
        return local(gone);
    }

    static LabException refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        LabException e = catchThrowableOfType(LabException.class, act);
        assertThat(e).isNotNull();
        return e;
    }
}
