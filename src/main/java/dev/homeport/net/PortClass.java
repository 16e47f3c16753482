package dev.homeport.net;

/** The three ranges of RFC 6335, section 6. They are IANA's; what a kernel hands out is another matter. */
public enum PortClass {
    /** 0 to 1023, assigned by IANA; "well known" in older texts. */
    SYSTEM(0, 1023),
    /** 1024 to 49151, assigned by IANA on request; "registered" in older texts. */
    USER(1024, 49151),
    /** 49152 to 65535, never assigned; "private" or "ephemeral" in other texts. */
    DYNAMIC(49152, 65535);

    private final PortRange range;

    PortClass(int first, int last) {
        range = new PortRange(first, last);
    }

    public PortRange range() {
        return range;
    }

    /** The word as RFC 6335 writes it, in lower case: system, user, dynamic. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
