package dev.homeport.net;

/**
 * The address of a Unix domain socket (unix(7)): a file's path.
 *
 * @param name as the learner writes it; empty for a socket without a path, as one that connects has
 * @param path where the file really is; empty where the name is
 */
public record UnixPath(String name, String path) implements Address {
    /** The address of a socket that was bound to nothing: unix(7) calls it unnamed. */
    public static final UnixPath UNNAMED = new UnixPath("", "");

    public boolean isUnnamed() {
        return name.isEmpty();
    }

    /** {@code unix:chat.sock}, or {@code unix:(unnamed)}. */
    @Override
    public String toString() {
        return "unix:" + (name.isEmpty() ? "(unnamed)" : name);
    }
}
