package dev.homeport.net;

import java.util.List;

/**
 * The process that holds a socket, as it was when the kernel was asked: exec(2) changes all but the process id.
 *
 * @param pid the process id, above 0
 * @param name the program's short name, as ps shows it in COMMAND
 * @param file the path of the file that it runs, or empty if it cannot be read
 * @param arguments the words of its command line, the program's first; empty if it cannot be read
 * @param user the user that runs it, or empty if unknown
 */
public record Owner(int pid, String name, String file, List<String> arguments, String user) {
    public Owner {
        arguments = List.copyOf(arguments);
    }

    /** One of which no more is known than its command line, whose words are taken to end at spaces. */
    public Owner(int pid, String name, String commandLine, String user) {
        this(pid, name, "", commandLine.isEmpty() ? List.of() : List.of(commandLine.split(" ")), user);
    }

    /** The whole command line, or empty if it cannot be read. */
    public String commandLine() {
        return String.join(" ", arguments).strip();
    }
}
