package dev.homeport.lab;

import dev.homeport.kernel.Holders;
import dev.homeport.net.Holder;
import dev.homeport.net.Observed;
import dev.homeport.net.Trouble;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends a process that holds a port, and only that one. */
final class Signals {
    /** A program may let go of its port long before it ends; no event tells that, so the table is asked this often. */
    private static final long LOOK_EVERY_MS = 50;

    private final Holders holders;

    Signals(Holders holders) {
        this.holders = holders;
    }

    boolean send(Holder to, boolean force) throws LabException {
        int pid = to.pid();
        if (pid <= 1 || pid == ProcessHandle.current().pid()) {
            throw new LabException(
                    Trouble.OTHER, "process " + pid + " is not to be ended from here", "`who` tells what it is");
        }
        Optional<ProcessHandle> handle = ProcessHandle.of(pid);
        if (handle.isEmpty() || !stillHolds(to)) {
            return false;
        }
        // Last of all: the number may have gone to another process while the table was read. What remains is the moment
        // between this line and the signal; only a pidfd would close it, and Java has none.
        if (!isSame(handle.get(), to)) {
            return false;
        }
        boolean sent = force ? handle.get().destroyForcibly() : handle.get().destroy();
        if (!sent && handle.get().isAlive()) {
            throw new LabException(
                    Trouble.PERMISSION,
                    "process " + pid + " belongs to " + (to.user().isEmpty() ? "another user" : to.user())
                            + ", and may not be ended from here",
                    "its user or an administrator can: `kill " + pid + "`");
        }
        return true;
    }

    /** Waits until the process has ended or holds the port no more; false if the deadline is over first. */
    boolean awaitLetGo(Holder holder, Act act) throws LabException {
        CompletableFuture<Object> wake = ProcessHandle.of(holder.pid())
                .map(process -> process.onExit().thenApply(ended -> (Object) holder))
                .orElseGet(CompletableFuture::new);
        Cancellation.Listening listening = act.cancellation().onCancel(() -> wake.complete(holder));
        try {
            return awaitLetGo(holder, Deadline.after(act.within()), wake, act.cancellation());
        } finally {
            listening.close();
        }
    }

    private boolean awaitLetGo(
            Holder holder, Deadline deadline, CompletableFuture<Object> wake, Cancellation cancellation)
            throws LabException {
        while (stillHolds(holder) || isBeingClosed(holder)) {
            if (cancellation.isCancelled()) {
                throw Troubles.cancelled("waiting for process " + holder.pid());
            }
            if (deadline.isOver()) {
                return false;
            }
            // Once the process has ended, only the table is left to wait for.
            CompletableFuture<Object> next = wake.isDone() ? new CompletableFuture<>() : wake;
            await(next, Math.min(LOOK_EVERY_MS, deadline.leftMillis()));
        }
        return true;
    }

    private static void await(CompletableFuture<Object> wake, long millis) throws LabException {
        try {
            wake.get(millis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException notYet) {
            // Then the table is asked again.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw Troubles.cancelled("waiting");
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whether that very process holds that very port now. A table that cannot be read counts as yes: nothing was seen to end. */
    private boolean stillHolds(Holder asked) {
        int port = asked.local().port();
        Observed<List<Holder>> now = asked.remote() == null ? holders.of(port) : holders.ofConnections(port);
        return now.match(
                all -> all.stream()
                        .anyMatch(each -> each.pid() == asked.pid()
                                && each.transport() == asked.transport()
                                && each.started() != null
                                && each.started().equals(asked.started())),
                reason -> true);
    }

    /**
     * Whether the socket is there still and no process has it any more: seen on Linux 6.18 for a moment while a program of several
     * threads ends, as /proc/PID/fd is its first thread's.
     */
    private boolean isBeingClosed(Holder asked) {
        return asked.remote() == null
                && holders.of(asked.local().port()).orElse(List.of()).stream()
                        .anyMatch(each -> each.pid() == 0
                                && each.transport() == asked.transport()
                                && each.user().equals(asked.user())
                                && each.local().equals(asked.local()));
    }

    private static boolean isSame(ProcessHandle handle, Holder holder) {
        Optional<Instant> started = handle.info().startInstant();
        // A start that is not known proves nothing: then no signal is sent.
        return started.isPresent() && started.get().equals(holder.started());
    }
}
