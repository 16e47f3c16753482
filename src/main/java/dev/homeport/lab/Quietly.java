package dev.homeport.lab;

import java.io.Closeable;
import java.io.IOException;

/** Closes what is given up. */
final class Quietly {
    private Quietly() {}

    static void close(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException alreadyBroken) {
            // The descriptor is freed all the same: close(2) fails only in telling of earlier trouble.
        }
    }
}
