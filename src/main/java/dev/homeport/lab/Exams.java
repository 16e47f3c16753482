package dev.homeport.lab;

import dev.homeport.kernel.Kernel;
import dev.homeport.net.Exam;
import dev.homeport.net.Exam.Result;
import dev.homeport.words.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Looks at what lessons and verbs need of this machine, all at the same time: some of it is slow, and none of it may hold up
 * the rest.
 */
final class Exams {
    static final Duration WITHIN = Duration.ofSeconds(5);

    private final Kernel kernel;

    Exams(Kernel kernel) {
        this.kernel = kernel;
    }

    List<Exam> all(Cancellation cancellation) {
        ProxyExam proxies = new ProxyExam(System.getenv(), System::getProperty);
        return run(
                List.of(
                        new Named("Java", ProcessExams::java),
                        new Named("loopback IPv4", LoopbackExam::v4),
                        new Named("loopback IPv6", LoopbackExam::v6),
                        new Named("the name localhost", NameExams::localhost),
                        new Named("hosts file", NameExams::hostsFile),
                        new Named("kernel's table", () -> PortExams.table(kernel)),
                        new Named("ephemeral ports", () -> PortExams.ephemeral(kernel)),
                        new Named("ports below 1024", PortExams::below1024),
                        new Named("proxy variables", proxies::environment),
                        new Named("Java's proxy", proxies::java),
                        new Named("firewall", FirewallExam::look),
                        new Named("open files", ProcessExams::descriptors)),
                WITHIN,
                cancellation);
    }

    /** One look and what it is called where it does not come back. */
    record Named(String name, Callable<Exam> look) {}

    static List<Exam> run(List<Named> looks, Duration within, Cancellation cancellation) {
        Deadline deadline = Deadline.after(within);
        List<FutureTask<Exam>> running = new ArrayList<>();
        for (Named each : looks) {
            FutureTask<Exam> task = new FutureTask<>(each.look());
            Thread thread = new Thread(task, "doctor: " + each.name());
            thread.setDaemon(true);
            thread.start();
            running.add(task);
        }
        Cancellation.Listening listening = cancellation.onCancel(() -> running.forEach(each -> each.cancel(true)));
        try {
            List<Exam> all = new ArrayList<>();
            for (int i = 0; i < looks.size(); i++) {
                all.add(result(looks.get(i).name(), running.get(i), deadline));
            }
            return all;
        } finally {
            listening.close();
            running.forEach(each -> each.cancel(true));
        }
    }

    private static Exam result(String name, FutureTask<Exam> task, Deadline deadline) {
        try {
            return task.get(deadline.leftMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            return couldNot(name, "it took too long");
        } catch (ExecutionException failed) {
            return couldNot(name, Reason.of(failed));
        } catch (java.util.concurrent.CancellationException cancelled) {
            return couldNot(name, "it was cancelled");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return couldNot(name, "it was interrupted");
        }
    }

    static Exam couldNot(String name, String reason) {
        return new Exam(name, Result.COULD_NOT_LOOK, "", reason, "");
    }
}
