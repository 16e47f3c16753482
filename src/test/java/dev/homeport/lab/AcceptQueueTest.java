package dev.homeport.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.net.Endpoint;
import dev.homeport.net.Observed;
import java.net.InetAddress;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table is the kernel's own text, in the byte order of this machine. */
class AcceptQueueTest {
    private static final String HEAD =
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n";
    private static final String LOOPBACK = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? "0100007F" : "7F000001";

    @TempDir
    Path folder;

    private Observed<Integer> length(String rows, Endpoint listener) throws Exception {
        return AcceptQueue.length(Files.writeString(folder.resolve("tcp"), HEAD + rows), listener);
    }

    private static String row(String local, String state, String queues) {
        return "   0: " + local + " 00000000:0000 " + state + " " + queues + " 00:00000000 00000000     0        0 1\n";
    }

    @Test
    void theListenersReceiveQueueIsWhatWaits() throws Exception {
        String rows =
                row(LOOPBACK + ":F5AE", "0A", "00000000:00000005") + row(LOOPBACK + ":F5AD", "0A", "00000000:0000001F");
        assertThat(length(rows, Endpoint.loopback(0xF5AD))).isEqualTo(Observed.seen(31));
    }

    @Test
    void aConnectionOnTheSamePortIsNoListener() throws Exception {
        String rows =
                row(LOOPBACK + ":F5AD", "01", "00000000:00000007") + row(LOOPBACK + ":F5AD", "0A", "00000000:00000000");
        assertThat(length(rows, Endpoint.loopback(0xF5AD))).isEqualTo(Observed.seen(0));
    }

    @Test
    void whatCannotBeSeenIsUnknownAndNotZero() throws Exception {
        assertThat(length("", Endpoint.loopback(1)))
                .isEqualTo(Observed.unseen("the kernel's table has no such listener"));
        assertThat(length(row(LOOPBACK + ":0001", "0A", "junk"), Endpoint.loopback(1)))
                .isEqualTo(Observed.unseen("the kernel's table cannot be read"));
        assertThat(AcceptQueue.length(folder.resolve("none"), Endpoint.loopback(1)))
                .isEqualTo(Observed.unseen("this system does not tell"));
    }

    @Test
    void anIpv6ListenerIsFoundByItsFourWords() throws Exception {
        String one = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? "01000000" : "00000001";
        String rows = row("000000000000000000000000" + one + ":0050", "0A", "00000000:00000002");
        assertThat(length(rows, new Endpoint(InetAddress.getByName("::1"), 80))).isEqualTo(Observed.seen(2));
    }
}
