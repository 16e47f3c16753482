package dev.homeport.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** RFC 6724, sections 2.1 and 6. */
class AddressOrderTest {
    @TempDir
    Path folder;

    private static List<InetAddress> addresses(String... texts) {
        List<InetAddress> out = new ArrayList<>();
        for (String text : texts) {
            try {
                out.add(InetAddress.getByName(text));
            } catch (UnknownHostException impossible) {
                throw new AssertionError(impossible);
            }
        }
        return out;
    }

    private List<InetAddress> sorted(boolean hasGlobalIpv6, String gaiConf, String... found) throws IOException {
        Path file = Files.writeString(folder.resolve("gai.conf"), gaiConf);
        return AddressOrder.of(file, hasGlobalIpv6).sorted(addresses(found));
    }

    @Test
    void theLoopbackAddressOfIpv6ComesBeforeThatOfIpv4() throws Exception {
        assertThat(sorted(false, "", "127.0.0.1", "::1")).isEqualTo(addresses("::1", "127.0.0.1"));
        assertThat(sorted(false, "", "127.0.0.2", "127.0.0.1")).isEqualTo(addresses("127.0.0.2", "127.0.0.1"));
        assertThat(AddressOrder.of(folder.resolve("none"), false).sorted(addresses("127.0.0.1", "::1")))
                .isEqualTo(addresses("::1", "127.0.0.1"));
    }

    @Test
    void theAdministratorsOwnPrecedencesReplaceTheTable() throws Exception {
        String ipv4First = "# as gai.conf(5) has it\nprecedence ::ffff:0:0/96  100\n";
        assertThat(sorted(true, ipv4First, "::1", "127.0.0.1")).isEqualTo(addresses("127.0.0.1", "::1"));
        assertThat(sorted(true, "precedence nonsense\nprecedence x/y 3\n", "127.0.0.1", "::1"))
                .isEqualTo(addresses("::1", "127.0.0.1"));
    }

    @Test
    void whatCannotBeUsedComesLast() throws Exception {
        assertThat(sorted(false, "", "192.0.2.1", "2001:db8::1")).isEqualTo(addresses("192.0.2.1", "2001:db8::1"));
        assertThat(sorted(true, "", "192.0.2.1", "2001:db8::1")).isEqualTo(addresses("2001:db8::1", "192.0.2.1"));
    }
}
