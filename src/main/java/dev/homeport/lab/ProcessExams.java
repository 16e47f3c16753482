package dev.homeport.lab;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.homeport.net.Exam;
import dev.homeport.net.Exam.Result;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;

/** The JVM and what the system lets it open. */
final class ProcessExams {
    private static final int OLDEST_JAVA = 17;
    /** A client and a server's end for 400 connections, and room for the program itself. */
    private static final long FEW = 1000;

    private ProcessExams() {}

    static Exam java() {
        int feature = Runtime.version().feature();
        return feature >= OLDEST_JAVA
                ? Exam.ok("Java", Runtime.version() + (feature >= 21 ? ", with virtual threads" : ""))
                : new Exam(
                        "Java", Result.PROBLEM, "17 or newer", Runtime.version().toString(), "install a newer JDK");
    }

    static Exam descriptors() {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        return system instanceof UnixOperatingSystemMXBean unix
                ? descriptors(unix.getMaxFileDescriptorCount(), unix.getOpenFileDescriptorCount())
                : new Exam("open files", Result.UNKNOWN, "", "this system sets no such limit", "");
    }

    static Exam descriptors(long most, long open) {
        String seen = open + " open, at most " + most;
        return most - open < FEW
                ? new Exam(
                        "open files",
                        Result.WARNING,
                        "room for " + FEW + " more",
                        seen,
                        "`ulimit -n 4096` in the shell, then start again; each socket is one")
                : Exam.ok("open files", seen);
    }
}
