package dev.homeport.testkit;

/** What a host name stands for on this machine. */
public class HostNameAssert extends SentenceAssert<HostNameAssert, HostName> {
    public HostNameAssert(HostName actual) {
        super(actual, HostNameAssert.class, actual.eyes);
    }

    /** @param address among those of the name: {@code 127.0.0.1}, {@code ::1} */
    @Spells("name HOST resolves to ADDRESS")
    public HostNameAssert resolvesTo(String address) {
        return holds("name HOST resolves to ADDRESS", actual.name, address);
    }
}
