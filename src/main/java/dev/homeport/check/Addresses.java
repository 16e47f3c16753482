package dev.homeport.check;

import dev.homeport.net.LoopbackAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** IP addresses as people write them. Never asks a name server. */
final class Addresses {
    private Addresses() {}

    static Fit fit(Word word) {
        String written = word.written();
        if (written.indexOf(':') < 0 && !isDottedQuad(written)) {
            return Fit.misfit(word.shown() + " is no IP address, such as 127.0.0.1 or ::1");
        }
        try {
            // Text with a colon, or four numbers, is read as a literal and never looked up.
            return new Fit.Fits(InetAddress.getByName(written));
        } catch (UnknownHostException e) {
            return Fit.misfit(word.shown() + " is no IP address, such as 127.0.0.1 or ::1");
        }
    }

    /** The address; Java writes ::1 as 0:0:0:0:0:0:0:1. */
    static String shown(InetAddress address) {
        return address.equals(LoopbackAddress.V6) ? "::1" : address.getHostAddress();
    }

    private static boolean isDottedQuad(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return false;
        }
        for (String part : parts) {
            boolean digits =
                    !part.isEmpty() && part.length() <= 3 && part.chars().allMatch(c -> c >= '0' && c <= '9');
            if (!digits || Integer.parseInt(part) > 255) {
                return false;
            }
        }
        return true;
    }
}
