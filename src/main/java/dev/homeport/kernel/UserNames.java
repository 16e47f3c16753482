package dev.homeport.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import oshi.util.UserGroupInfo;

/** The names of users, of which the kernel knows the numbers only. */
final class UserNames {
    private static final Path OWN = Path.of("/proc/self");

    private UserNames() {}

    /** @return {@code number 4711} for one without a name */
    static String of(int number) {
        return of(number, OWN);
    }

    /** @param likelyHis a file of that user's, of which the system tells the name at no cost; another's does not mislead */
    static String of(int number, Path likelyHis) {
        if (number == 0) {
            return "root";
        }
        for (Path each : new Path[] {likelyHis, OWN}) {
            try {
                if (Integer.valueOf(number).equals(Files.getAttribute(each, "unix:uid"))) {
                    String name = Files.getOwner(each).getName();
                    return name.equals(Integer.toUnsignedString(number)) ? "number " + name : name;
                }
            } catch (IOException | RuntimeException gone) {
                // Then another source is asked.
            }
        }
        String name = UserGroupInfo.getUser(Integer.toUnsignedString(number));
        return name == null || name.equals("unknown") ? "number " + Integer.toUnsignedString(number) : name;
    }
}
