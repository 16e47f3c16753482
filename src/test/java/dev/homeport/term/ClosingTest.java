package dev.homeport.term;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ClosingTest {
    private final CountDownLatch goesOn = new CountDownLatch(1);
    private final FakeConsole console = new FakeConsole(event -> {}, FakeConsole.FREE);

    @Test
    void aSignalWaitsForAClosingThatTheEndOfTheInputHasBegun() throws Exception {
        CountDownLatch closing = new CountDownLatch(1);
        console.onClose = () -> {
            closing.countDown();
            await();
        };
        Closing both = closing();
        CompletableFuture<Void> byInput = CompletableFuture.runAsync(both::close);
        closing.await();
        CompletableFuture<Void> bySignal = CompletableFuture.runAsync(() -> {
            both.run();
            assertThat(console.closed.getCount()).isZero();
        });
        goesOn.countDown();
        bySignal.get();
        byInput.get();
    }

    /** Two seconds are promised, from the signal to the program's end. */
    @Test
    void aSignalDoesNotWaitForWhatHangs() throws Exception {
        console.onClose = this::await;
        CompletableFuture<Void> bySignal = CompletableFuture.runAsync(closing()::run);
        bySignal.get(2, TimeUnit.SECONDS);
        assertThat(console.closed.getCount()).isOne();
        goesOn.countDown();
    }

    @Test
    void aTerminalThatIsGoneKeepsNothingFromBeingClosed() {
        Closing closing = new Closing(() -> {
            throw new java.io.IOError(new java.io.IOException("gone"));
        });
        closing.closes(console);
        closing.close();
        closing.close();
        assertThat(console.closed.getCount()).isZero();
    }

    private Closing closing() {
        Closing closing = new Closing(() -> {});
        closing.closes(console);
        return closing;
    }

    private void await() {
        try {
            goesOn.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
