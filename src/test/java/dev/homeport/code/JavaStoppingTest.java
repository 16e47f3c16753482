package dev.homeport.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.homeport.lab.Act;
import dev.homeport.lab.Cancellation;
import dev.homeport.lab.LabException;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.Trouble;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What ends by Ctrl-C, what with its time, and what goes on between snippets. */
class JavaStoppingTest extends AtThePrompt {
    @Test
    void controlCStopsALoop() throws Exception {
        stops("System.out.println(\"in\"); while (true) { }");
    }

    @Test
    void controlCStopsALoopThatCatchesEverything() throws Exception {
        stops("System.out.println(\"in\"); while (true) { try { Thread.sleep(5); } catch (Throwable t) { } }");
    }

    @Test
    void controlCStopsASleepAndALambda() throws Exception {
        stops("System.out.println(\"in\"); Thread.sleep(100_000)");
        stops("System.out.println(\"in\"); java.util.stream.Stream.generate(() -> 1).filter(x -> x > 1).findFirst()");
    }

    @Test
    void controlCStopsAJoinAndALock() throws Exception {
        stops("System.out.println(\"in\"); new CompletableFuture<String>().join()");
        run("var mine = new java.util.concurrent.locks.ReentrantLock();"
                + " var holder = new Thread(mine::lock); holder.start(); holder.join()");
        stops("System.out.println(\"in\"); mine.lock()");
        stops("java.util.concurrent.locks.Lock any = mine; System.out.println(\"in\"); any.lock()");
        assertThat(value("CompletableFuture.completedFuture(7).join()")).isEqualTo("7");
        assertThat(failure("CompletableFuture.failedFuture(new IOException(\"no\")).join()")
                        .what())
                .isEqualTo("CompletionException: java.io.IOException: no");
    }

    @Test
    void aThreadsOwnInterruptDoesNotEndAJoin() throws Exception {
        run("int joined() { var late = new CompletableFuture<Integer>(); Thread.currentThread().interrupt();"
                + " new Thread(() -> { late.complete(3); }).start(); int got = late.join();"
                + " return Thread.interrupted() ? got : -1; }");
        assertThat(value("joined()")).isEqualTo("3");
    }

    @Test
    void controlCStopsAnAcceptAndTheListenerLives() throws Exception {
        run("ServerSocket web = new ServerSocket(0)");
        stops("System.out.println(\"in\"); web.accept()");
        assertThat(entry("web").open()).isTrue();
        assertThat(run("Socket a = new Socket(\"127.0.0.1\", web.getLocalPort()); web.accept() != null"))
                .last()
                .asString()
                .matches("\\$\\d+ ==> true");
    }

    @Test
    void controlCStopsAReadAndNoByteIsLost() throws Exception {
        run("ServerSocket web = new ServerSocket(0); Socket a = new Socket(\"127.0.0.1\", web.getLocalPort());"
                + " Socket b = web.accept()");
        stops("System.out.println(\"in\"); b.getInputStream().read()");
        run("a.getOutputStream().write(65)");
        assertThat(run("b.getInputStream().read()").get(0)).endsWith("==> 65");
    }

    @Test
    void whatTakesTooLongIsStopped() throws Exception {
        run("1");
        LabException late = catchThrowableOfType(
                LabException.class,
                () -> prompt.run("while (true) { }", new Act("java", Duration.ofSeconds(1), new Cancellation()), told));
        assertThat(late.trouble()).isEqualTo(Trouble.TIMED_OUT);
        assertThat(late.what()).isEqualTo("java did not end within 1 s and was stopped");
    }

    @Test
    void aServersThreadGoesOnBetweenSnippetsAndEndsWithTheLab() throws Exception {
        run("ServerSocket web = new ServerSocket(0); Thread server = new Thread(() -> { while (true) {"
                + " try (Socket s = web.accept()) { s.getInputStream().transferTo(s.getOutputStream()); }"
                + " catch (IOException e) { throw new UncheckedIOException(e); } } }, \"my-server\"); server.start()");
        assertThat(run("Socket a = new Socket(\"127.0.0.1\", web.getLocalPort()); ((Connection) a).send(\"echo\");"
                        + " ((Connection) a).receive()"))
                .endsWith("$1 ==> \"echo\"");
        assertThat(entry("web.1").parent()).isEqualTo("web");
        run("new Thread(() -> { long n = 0; while (true) n++; }, \"my-spinner\").start()");
        assertThat(threads()).contains("my-server", "my-spinner");
        lab.close();
        await().atMost(Duration.ofSeconds(10)).until(() -> threads().isEmpty());
        assertThat(told.later).isEmpty();
    }

    @Test
    void whatAThreadWaitsAtIsAttendedToAndWhatTheLearnerWaitsAtIsNot() throws Exception {
        run("ServerSocket door = new ServerSocket(0); DatagramSocket box = new DatagramSocket(0);"
                + " door.setSoTimeout(20); box.setSoTimeout(20)");
        failure("door.accept()");
        failure("box.receive(new DatagramPacket(new byte[9], 9))");
        run("ServerSocketChannel nio = ServerSocketChannel.open().bind(new InetSocketAddress(0))");
        assertThat(unattended()).containsExactly("door", "box");
        run("door.setSoTimeout(0); box.setSoTimeout(0);"
                + " new Thread(() -> { try { door.accept(); } catch (IOException e) { } }, \"my-door\").start();"
                + " new Thread(() -> { try { box.receive(new DatagramPacket(new byte[9], 9)); }"
                + " catch (IOException e) { } }, \"my-box\").start()");
        await().atMost(Duration.ofSeconds(10)).until(() -> unattended().isEmpty());
    }

    private List<String> unattended() {
        return lab.guests().unattended().stream().map(LedgerEntry::name).toList();
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("my-"))
                .sorted()
                .toList();
    }
}
