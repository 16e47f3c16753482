package dev.homeport.net;

/**
 * The process that holds a socket.
 *
 * @param pid the process id, above 0
 * @param name the program's short name, as ps shows it in COMMAND
 * @param commandLine the whole command line, or empty if it cannot be read
 * @param user the user that runs it, or empty if unknown
 */
public record Owner(int pid, String name, String commandLine, String user) {}
