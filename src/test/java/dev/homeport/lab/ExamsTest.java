package dev.homeport.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.net.ConnectionState;
import dev.homeport.net.Endpoint;
import dev.homeport.net.Exam;
import dev.homeport.net.Exam.Result;
import dev.homeport.net.KernelSocket;
import dev.homeport.net.LoopbackAddress;
import dev.homeport.net.Observed;
import dev.homeport.net.PortRange;
import dev.homeport.net.Transport;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What doctor makes of machines that are well and of machines that are not. */
@Timeout(30)
class ExamsTest {
    @TempDir
    Path folder;

    @Test
    void aByteGoesEachWayOverLoopback() {
        assertThat(LoopbackExam.v4()).isEqualTo(Exam.ok("loopback IPv4", "a byte goes each way"));
    }

    @Test
    void oneLookThatHangsHoldsUpNoOther() {
        CountDownLatch never = new CountDownLatch(1);
        List<Exam> exams = Exams.run(
                List.of(
                        new Exams.Named("slow", () -> {
                            never.await();
                            return Exam.ok("slow", "done");
                        }),
                        new Exams.Named("broken", () -> {
                            throw new IllegalStateException("no such thing");
                        }),
                        new Exams.Named("quick", () -> Exam.ok("quick", "done"))),
                Duration.ofMillis(200),
                new Cancellation());
        assertThat(exams)
                .containsExactly(
                        Exams.couldNot("slow", "it took too long"),
                        Exams.couldNot("broken", "no such thing"),
                        Exam.ok("quick", "done"));
    }

    @Test
    void controlCEndsAllLooks() {
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();
        CountDownLatch never = new CountDownLatch(1);
        List<Exam> exams = Exams.run(
                List.of(new Exams.Named("slow", () -> {
                    never.await();
                    return Exam.ok("slow", "done");
                })),
                Duration.ofSeconds(20),
                cancellation);
        assertThat(exams).containsExactly(Exams.couldNot("slow", "it was cancelled"));
    }

    @Test
    void aNameThatLeadsAwayIsAProblem() throws Exception {
        Exam exam = NameExams.localhost(List.of(InetAddress.getByName("192.0.2.1")));
        assertThat(exam.result()).isEqualTo(Result.PROBLEM);
        assertThat(exam.expected()).isEqualTo("addresses of loopback only");
        assertThat(exam.observed()).isEqualTo("192.0.2.1");
        assertThat(NameExams.localhost(List.of()).observed()).isEqualTo("it is not known");
        assertThat(NameExams.localhost(List.of()).result()).isEqualTo(Result.PROBLEM);
    }

    @Test
    void aNameWithoutIpv6IsAWarning() {
        assertThat(NameExams.localhost(List.of(LoopbackAddress.V4)).result()).isEqualTo(Result.WARNING);
        assertThat(NameExams.localhost(List.of(LoopbackAddress.V4, LoopbackAddress.V6)))
                .isEqualTo(Exam.ok("the name localhost", "127.0.0.1 and [::1]"));
    }

    @Test
    void aHostsFileIsReadWithoutItsComments() throws Exception {
        Path good = hosts("# 192.0.2.9 localhost\n127.0.0.1\tlocalhost here # 192.0.2.8\n::1 localhost\n");
        assertThat(NameExams.hostsFile(good, false))
                .isEqualTo(Exam.ok("hosts file", "localhost is 127.0.0.1 and ::1 in " + good));
    }

    @Test
    void aHostsFileThatSendsLocalhostAwayIsAProblem() throws Exception {
        Exam exam = NameExams.hostsFile(hosts("192.0.2.1 localhost\n"), false);
        assertThat(exam.result()).isEqualTo(Result.PROBLEM);
        assertThat(exam.next()).startsWith("take the line with 192.0.2.1 out of ");
    }

    @Test
    void aHostsFileWithoutLocalhostMattersOnlyWhereTheResolverNeedsIt() throws Exception {
        Path empty = hosts("\n\n127.0.1.1 box\n");
        assertThat(NameExams.hostsFile(empty, false).result()).isEqualTo(Result.WARNING);
        assertThat(NameExams.hostsFile(empty, true).result()).isEqualTo(Result.OK);
        assertThat(NameExams.hostsFile(folder.resolve("none"), false).result()).isEqualTo(Result.UNKNOWN);
    }

    @Test
    void aProxyThatTakesLocalhostIsAWarningWithoutItsPassword() {
        Exam exam = proxies(Map.of("http_proxy", "http://ada:secret@proxy:3128", "NO_PROXY", "example.org"), Map.of())
                .environment();
        assertThat(exam.result()).isEqualTo(Result.WARNING);
        assertThat(exam.observed()).isEqualTo("http_proxy set, and no_proxy lacks localhost and 127.0.0.1");
        assertThat(exam.toString()).doesNotContain("secret");
    }

    @Test
    void aProxyThatLeavesLocalhostAloneIsWell() {
        String proxy = "http://proxy:3128";
        assertThat(proxies(Map.of("ALL_PROXY", proxy, "no_proxy", "localhost, 127.0.0.0/8"), Map.of())
                        .environment())
                .isEqualTo(Exam.ok("proxy variables", "ALL_PROXY; no_proxy leaves localhost alone"));
        assertThat(proxies(Map.of("https_proxy", proxy, "no_proxy", "*"), Map.of())
                        .environment()
                        .result())
                .isEqualTo(Result.OK);
        assertThat(proxies(Map.of("http_proxy", ""), Map.of()).environment().observed())
                .isEqualTo("none is set");
    }

    @Test
    void javasProxyTakesLocalhostOnlyWhereItsExceptionsWereReplaced() {
        assertThat(proxies(Map.of(), Map.of("http.proxyHost", "proxy")).java().result())
                .isEqualTo(Result.OK);
        Exam exam = proxies(Map.of(), Map.of("http.proxyHost", "proxy", "http.nonProxyHosts", "*.example.org"))
                .java();
        assertThat(exam.result()).isEqualTo(Result.WARNING);
        assertThat(exam.observed()).isEqualTo("http.nonProxyHosts is set without it");
    }

    @Test
    void aRangeThatIsAlmostUsedUpIsAWarning() {
        List<KernelSocket> used = IntStream.range(40000, 40200)
                .mapToObj(port -> new KernelSocket(
                        Transport.TCP,
                        Endpoint.loopback(port),
                        Endpoint.loopback(80),
                        ConnectionState.TIME_WAIT,
                        Observed.unseen("no owner")))
                .toList();
        Exam exam = PortExams.ephemeral(new PortRange(40000, 41099), used);
        assertThat(exam.result()).isEqualTo(Result.WARNING);
        assertThat(exam.observed()).isEqualTo("40000-41099, 900 of 1100 free");
        assertThat(PortExams.ephemeral(new PortRange(40000, 41199), used).result())
                .isEqualTo(Result.OK);
        assertThat(PortExams.ephemeral(new PortRange(1000, 60000), used).result())
                .isEqualTo(Result.WARNING);
    }

    @Test
    void rulesThatBarAreOnlyAHint() {
        String nft = """
                table inet t {
                	chain input {
                		type filter hook input priority filter; policy accept;
                		tcp dport 100 drop
                		tcp dport 101 reject with tcp reset
                	}
                }
                """;
        Exam exam = FirewallExam.rules(nft, "nft");
        assertThat(exam.result()).isEqualTo(Result.WARNING);
        assertThat(exam.observed()).isEqualTo("nft lists 2 rules that drop or reject");
        assertThat(exam.next()).isEqualTo("only a hint: `probe PORT` shows what a port meets");
        assertThat(FirewallExam.rules("-P INPUT ACCEPT\n-P OUTPUT ACCEPT\n", "iptables"))
                .isEqualTo(Exam.ok("firewall", "iptables lists no rule that drops or rejects"));
        assertThat(FirewallExam.rules("-P INPUT DROP\n-A INPUT -j REJECT --reject-with x\n", "iptables")
                        .observed())
                .contains("2 rules");
    }

    @Test
    void aTightLimitOfOpenFilesIsAWarning() {
        assertThat(ProcessExams.descriptors(1024, 100).result()).isEqualTo(Result.WARNING);
        assertThat(ProcessExams.descriptors(20000, 100)).isEqualTo(Exam.ok("open files", "100 open, at most 20000"));
    }

    private Path hosts(String text) throws Exception {
        return Files.writeString(folder.resolve("hosts"), text);
    }

    private static ProxyExam proxies(Map<String, String> environment, Map<String, String> properties) {
        return new ProxyExam(environment, properties::get);
    }
}
