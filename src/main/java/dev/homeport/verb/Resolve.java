package dev.homeport.verb;

import dev.homeport.net.Endpoint;
import dev.homeport.net.Observed;
import dev.homeport.net.Trouble;
import dev.homeport.verb.Report.Facts.Fact;
import dev.homeport.verb.VerbSpec.Kind;
import dev.homeport.words.Inert;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/** {@code resolve localhost}: what a name stands for. */
final class Resolve extends LabVerb {
    private static final VerbSpec SPEC = new VerbSpec(
            "resolve",
            "look",
            "Show what a host name stands for",
            List.of(Params.required("HOST", Kind.WORD)),
            List.of(),
            "Asks the system's resolver, which reads the hosts file first, and shows the addresses in its order.",
            "resolve localhost",
            false);

    @Override
    public VerbSpec spec() {
        return SPEC;
    }

    @Override
    void act(Arguments arguments, VerbContext context) throws VerbException {
        String name = arguments.value("HOST").orElseThrow();
        Observed<List<InetAddress>> found = context.lab().resolve(name);
        List<InetAddress> all = found.orElse(List.of());
        if (all.isEmpty()) {
            throw new VerbException(
                    Trouble.NAME_NOT_FOUND,
                    Shown.word(name) + " stands for no address"
                            + found.match(none -> "", reason -> ": " + Inert.line(reason)),
                    "`resolve localhost` always works");
        }
        List<Fact> facts = new ArrayList<>();
        for (InetAddress each : all) {
            String host = new Endpoint(each, 0).toString();
            facts.add(new Fact(
                    each instanceof Inet4Address ? "IPv4" : "IPv6",
                    host.substring(0, host.length() - 2) + reach(each)));
        }
        context.out().accept(new Report.Facts(Shown.word(name), facts));
    }

    private static String reach(InetAddress address) {
        return address.isLoopbackAddress() ? ": loopback, this machine only" : "";
    }
}
