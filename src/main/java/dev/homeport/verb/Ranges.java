package dev.homeport.verb;

import dev.homeport.net.Observed;
import dev.homeport.net.PortClass;
import dev.homeport.net.PortRange;
import dev.homeport.net.RangeFact;
import dev.homeport.verb.Report.Facts.Fact;
import dev.homeport.words.Inert;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code ranges}: which ports are for what. */
final class Ranges extends LabVerb {
    private static final VerbSpec SPEC = new VerbSpec(
            "ranges",
            "look",
            "Show which ports are for what",
            List.of(),
            List.of(),
            "Shows the range from which this kernel picks ephemeral ports (ip(7)), the ports that it reserves, excludes or lets"
                    + " any user bind, and beside them IANA's system, user and dynamic ports (RFC 6335, section 6), and"
                    + " where they overlap.",
            "ranges",
            false);

    private static final int MOST_SHOWN = 20;
    private static final String NONE = "none";

    @Override
    public VerbSpec spec() {
        return SPEC;
    }

    @Override
    void act(Arguments arguments, VerbContext context) throws VerbException {
        Observed<PortRange> kernel = context.lab().ports().ephemeralRange();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                "ephemeral, this kernel", kernel.match(Ranges::shown, reason -> "unknown: " + Inert.line(reason))));
        for (RangeFact each : context.lab().ports().systemRanges()) {
            facts.add(new Fact(each.name(), system(each)));
        }
        for (PortClass each : PortClass.values()) {
            facts.add(new Fact(each.word() + ", IANA", shown(each.range()) + ": " + meaning(each)));
        }
        context.out().accept(new Report.Facts("port ranges", facts));
        kernel.match(Optional::of, reason -> Optional.<PortRange>empty())
                .ifPresent(range -> context.out().accept(new Report.Remark(overlap(range))));
    }

    private static String system(RangeFact fact) {
        String ports = fact.ranges().match(Ranges::listed, reason -> "unknown: " + Inert.line(reason));
        return ports + (ports.equals(NONE) ? "" : ": " + fact.meaning()) + " (" + fact.source() + ")";
    }

    private static String listed(List<PortRange> ranges) {
        if (ranges.isEmpty()) {
            return NONE;
        }
        List<String> shown = ranges.stream()
                .limit(MOST_SHOWN)
                .map(r -> r.first() == r.last() ? Integer.toString(r.first()) : r.toString())
                .toList();
        int more = ranges.size() - shown.size();
        return String.join(", ", shown) + (more > 0 ? " and " + more + " more" : "");
    }

    private static String shown(PortRange range) {
        return range + " (" + Shown.count(range.size(), "port") + ")";
    }

    private static String meaning(PortClass ports) {
        return switch (ports) {
            case SYSTEM -> "assigned; binding them may need a privilege";
            case USER -> "assigned on request";
            case DYNAMIC -> "never assigned, for anyone's use";
        };
    }

    private static String overlap(PortRange kernel) {
        PortRange dynamic = PortClass.DYNAMIC.range();
        int first = Math.max(kernel.first(), dynamic.first());
        int last = Math.min(kernel.last(), dynamic.last());
        if (kernel.equals(dynamic)) {
            return "This kernel's ephemeral range is IANA's dynamic range.";
        }
        if (first > last) {
            return "This kernel's ephemeral range lies outside IANA's dynamic range.";
        }
        String both =
                "This kernel's ephemeral range and IANA's dynamic range share " + new PortRange(first, last) + ".";
        if (last < dynamic.last()) {
            both += " The kernel never picks " + new PortRange(last + 1, dynamic.last()) + " by itself.";
        }
        return both;
    }
}
