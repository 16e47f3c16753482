package dev.homeport.session;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Where this system keeps a program's state: {@code $XDG_STATE_HOME/homeport} or {@code ~/.local/state/homeport} (XDG Base
 * Directory Specification), {@code ~/Library/Application Support/Homeport} on macOS, {@code %LOCALAPPDATA%\Homeport} on
 * Windows. {@code HOMEPORT_STATE} names another folder.
 */
public final class StateHome {
    private StateHome() {}

    /**
     * @param osName as the system property {@code os.name}
     * @param home the user's home, as the system property {@code user.home}, which on Linux is what passwd(5) says; where HOME
     *     is set, as environ(7) has it, it goes before
     */
    public static Path find(Map<String, String> environment, String osName, String home) {
        String own = environment.getOrDefault("HOMEPORT_STATE", "");
        if (!own.isEmpty()) {
            return Path.of(own);
        }
        String os = osName.toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            String local = environment.getOrDefault("LOCALAPPDATA", home + "\\AppData\\Local");
            return Path.of(local, "Homeport");
        }
        String named = environment.getOrDefault("HOME", "");
        String folder = named.startsWith("/") ? named : home;
        if (os.startsWith("mac")) {
            return Path.of(folder, "Library", "Application Support", "Homeport");
        }
        String xdg = environment.getOrDefault("XDG_STATE_HOME", "");
        // The specification: a relative path is invalid and to be ignored.
        boolean valid = xdg.startsWith("/");
        return valid ? Path.of(xdg, "homeport") : Path.of(folder, ".local", "state", "homeport");
    }
}
