package dev.homeport.lab;

import dev.homeport.net.Trouble;
import dev.homeport.words.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;

/** The authority's certificate in a file, while the lab is open. */
final class AuthorityFile {
    private @Nullable Path folder;
    private boolean written;
    private boolean over;

    synchronized Path of(Authority authority) throws LabException {
        if (over) {
            throw Troubles.closed("the lab");
        }
        try {
            if (folder == null) {
                // For this user only, by its documentation.
                folder = Files.createTempDirectory("homeport-");
            }
            Path file = folder.resolve("authority.pem");
            if (!written) {
                Files.writeString(file, authority.pem());
                written = true;
            }
            return file;
        } catch (IOException | GeneralSecurityException failed) {
            throw new LabException(
                    Trouble.OTHER,
                    "the authority's certificate could not be written to a file: " + Reason.of(failed),
                    "look whether the folder for temporary files has room",
                    failed);
        }
    }

    synchronized void remove() {
        over = true;
        if (folder == null) {
            return;
        }
        try {
            Files.deleteIfExists(folder.resolve("authority.pem"));
            Files.deleteIfExists(folder);
        } catch (IOException somebodyUsesIt) {
            // A certificate is no secret, and its key is gone.
        }
    }
}
