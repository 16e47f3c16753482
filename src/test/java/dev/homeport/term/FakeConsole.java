package dev.homeport.term;

import dev.homeport.code.JavaPrompt;
import dev.homeport.code.JavaScreen;
import dev.homeport.lab.Cancellation;
import dev.homeport.lab.Lab;
import dev.homeport.lab.LabException;
import dev.homeport.lab.LabSettings;
import dev.homeport.session.Console;
import dev.homeport.session.PromptView;
import dev.homeport.session.SessionEvent;
import dev.homeport.verb.Arguments;
import dev.homeport.verb.Front;
import dev.homeport.verb.Verb;
import dev.homeport.verb.VerbContext;
import dev.homeport.verb.VerbSpec;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/**
 * A session that answers {@code did LINE}, knows the verbs listen, accept and send, and moves on a step at each tick. Its
 * accept waits until it is cancelled.
 */
final class FakeConsole implements Console, LabView {
    static final PromptView FREE = new PromptView(Optional.empty(), "", 0, 0, 0, 0, false, Optional.empty());

    final List<String> submitted = new CopyOnWriteArrayList<>();
    final CountDownLatch waiting = new CountDownLatch(1);
    final CountDownLatch cancelled = new CountDownLatch(1);
    final CountDownLatch closed = new CountDownLatch(1);
    volatile Runnable onClose = () -> {};
    volatile Runnable onTick = () -> {};
    private final Consumer<SessionEvent> events;
    private volatile PromptView view;
    private volatile Front front = Front.NOBODY;
    private volatile Cancellation cancellation = new Cancellation();
    private long revision;

    FakeConsole(Consumer<SessionEvent> events, PromptView view) {
        this.events = events;
        this.view = view;
    }

    static PromptView step(int number, String suggestion) {
        return new PromptView(
                Optional.of("binding"),
                "A port of your own",
                number,
                6,
                number - 1,
                1,
                true,
                Optional.of(suggestion).filter(each -> !each.isEmpty()));
    }

    @Override
    public Outcome begin() {
        events.accept(new SessionEvent.Said("welcome"));
        return Outcome.OK;
    }

    @Override
    public Outcome submit(String line) {
        submitted.add(line);
        switch (line.strip()) {
            case "":
                return Outcome.OK;
            case "quit":
                return Outcome.QUIT;
            case "java":
                return opensJava();
            case "accept":
                return acceptUntilCancelled();
            case "free":
                cancellation = new Cancellation();
                events.accept(
                        new SessionEvent.Said(front.yes("End it?", cancellation) ? "it was a yes" : "it was a no"));
                return Outcome.OK;
            default:
                events.accept(new SessionEvent.Said("did " + line));
        }
        return switch (line) {
            case "fail" -> Outcome.FAILED;
            case "what" -> Outcome.USAGE;
            case "blind" -> Outcome.COULD_NOT_LOOK;
            default -> Outcome.OK;
        };
    }

    private Outcome opensJava() {
        JavaPrompt java = JavaPrompt.of(lab());
        try {
            java.warmUp((JavaScreen) Proxy.newProxyInstance(
                    JavaScreen.class.getClassLoader(), new Class<?>[] {JavaScreen.class}, (a, b, c) -> null));
        } catch (LabException e) {
            throw new IllegalStateException(e);
        }
        front.opens(java);
        return Outcome.OK;
    }

    private Outcome acceptUntilCancelled() {
        waiting.countDown();
        events.accept(new SessionEvent.Said("began to wait"));
        try {
            cancelled.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        events.accept(new SessionEvent.Said("stopped waiting"));
        return Outcome.FAILED;
    }

    @Override
    public void meets(Front who) {
        front = who;
    }

    @Override
    public void cancel() {
        cancellation.cancel();
        if (waiting.getCount() == 0) {
            cancelled.countDown();
        }
    }

    @Override
    public void tick() {
        onTick.run();
        events.accept(new SessionEvent.Said("ticked"));
        view = step(view.number() + 1, "close web");
    }

    void say(String text) {
        events.accept(new SessionEvent.Said(text));
    }

    /** Something changes on the machine. */
    synchronized void change() {
        revision++;
        notifyAll();
    }

    @Override
    public synchronized boolean awaitChange(long seen, Duration atMost) throws InterruptedException {
        if (revision == seen) {
            wait(atMost.toMillis());
        }
        return revision > seen;
    }

    @Override
    public synchronized long revision() {
        return revision;
    }

    @Override
    public void watchKernel() {}

    @Override
    public Set<String> names() {
        return Set.of("web");
    }

    @Override
    public boolean hintIsDue() {
        return false;
    }

    @Override
    public PromptView prompt() {
        return view;
    }

    @Override
    public List<Verb> verbs() {
        return List.of(verb("listen"), verb("accept"), verb("send"), verb("hint"));
    }

    @Override
    public List<String> lessonIds() {
        return List.of("binding");
    }

    @Override
    public Lab lab() {
        return Lab.open(LabSettings.USUAL);
    }

    @Override
    public void close() {
        onClose.run();
        closed.countDown();
    }

    private static Verb verb(String word) {
        VerbSpec spec = new VerbSpec(word, "TCP", "Does it", List.of(), List.of(), "", word, true);
        return new Verb() {
            @Override
            public VerbSpec spec() {
                return spec;
            }

            @Override
            public void run(Arguments arguments, VerbContext context) {}
        };
    }
}
