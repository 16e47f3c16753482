package dev.homeport.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.net.Bytes;
import dev.homeport.net.Endpoint;
import dev.homeport.net.HttpAnswer;
import dev.homeport.net.HttpAnswers;
import dev.homeport.net.HttpRequest;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.Trouble;
import dev.homeport.net.WireEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** A lab on real sockets, closed after each test; each test is bounded in time. */
@Timeout(20)
abstract class LabTest {
    static final Endpoint ANY_PORT = Endpoint.loopback(0);

    final Lab lab = Lab.open(LabSettings.USUAL);
    private final ExecutorService others = Executors.newCachedThreadPool();

    @AfterEach
    void closeAll() {
        lab.close();
        others.shutdownNow();
    }

    static Act within(long millis) {
        return new Act("test", Duration.ofMillis(millis), new Cancellation());
    }

    static Act act() {
        return within(5_000);
    }

    LedgerEntry listen(String name) throws LabException {
        return lab.listen(ANY_PORT, name, 16, true, false, act());
    }

    /** A listener l, the client c and the accepted a. */
    LedgerEntry pair() throws LabException {
        LedgerEntry listener = listen("l");
        lab.connect(local(listener), "c", act());
        lab.accept("l", "a", act());
        return listener;
    }

    static Endpoint local(LedgerEntry entry) {
        return java.util.Objects.requireNonNull(entry.local());
    }

    void send(String name, String text) throws LabException {
        lab.send(name, Bytes.utf8(text), act());
    }

    String receive(String name, int bytes) throws LabException {
        return lab.receive(name, bytes, bytes, act()).data().text();
    }

    <T> Future<T> meanwhile(Callable<T> work) {
        return others.submit(work);
    }

    /** Without the fields of requests. */
    List<WireEvent.What> eventsOf(String name) {
        return lab.events().stream()
                .filter(event -> event.name().equals(name))
                .map(WireEvent::what)
                .map(LabTest::plain)
                .toList();
    }

    private static WireEvent.What plain(WireEvent.What what) {
        return what instanceof WireEvent.Answered it
                ? new WireEvent.Answered(it.method(), it.target(), it.status())
                : what;
    }

    HttpAnswer get(String url) throws LabException {
        return get(url, act());
    }

    HttpAnswer get(String url, Act act) throws LabException {
        return lab.http(HttpRequest.get(HttpAnswers.url(url)), false, act);
    }

    /** Waits for a wire event that is to come, or has come. */
    void await(Predicate<WireEvent> wanted) throws InterruptedException {
        long seen = 0;
        Deadline deadline = Deadline.after(Duration.ofSeconds(10));
        while (lab.events().stream().noneMatch(wanted)) {
            assertThat(deadline.isOver()).as("the event never came").isFalse();
            lab.awaitChange(seen, Duration.ofSeconds(1));
            seen = lab.revision();
        }
    }

    void await(String name, Class<? extends WireEvent.What> kind) throws InterruptedException {
        await(event -> event.name().equals(name) && kind.isInstance(event.what()));
    }

    /** Until so many threads stand in a wait on a socket: what a test cancels must have begun. */
    static void awaitWaiting(int threads) {
        org.awaitility.Awaitility.await()
                .pollInterval(Duration.ofMillis(5))
                .until(() -> Thread.getAllStackTraces().values().stream()
                                .filter(LabTest::isWaiting)
                                .count()
                        == threads);
    }

    private static boolean isWaiting(StackTraceElement[] stack) {
        return java.util.Arrays.stream(stack)
                .anyMatch(frame -> frame.getClassName().equals(Waiting.class.getName()));
    }

    static LabException failure(ThrowingCallable act) {
        return org.assertj.core.api.Assertions.catchThrowableOfType(LabException.class, act);
    }

    static LabException failure(Trouble trouble, ThrowingCallable act) {
        LabException thrown = failure(act);
        assertThat(thrown).as("the act was to fail").isNotNull();
        assertThat(thrown.trouble()).as(thrown.what()).isEqualTo(trouble);
        return thrown;
    }
}
