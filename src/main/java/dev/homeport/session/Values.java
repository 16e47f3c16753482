package dev.homeport.session;

import dev.homeport.check.Finding;
import dev.homeport.check.Verdict;
import dev.homeport.lab.Lab;
import dev.homeport.lesson.Prose;
import dev.homeport.net.Endpoint;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.PortRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Fills {@code ${web.port}} and its like with what the lab knows now. */
final class Values {
    private static final String KERNEL = "kernel";

    private final Lab lab;

    Values(Lab lab) {
        this.lab = lab;
    }

    /** For commands and checks: a value that does not exist yet stays as written, so that it can be typed so. */
    String fill(String text) {
        return fill(text, whole -> whole);
    }

    /** For what is only read: a value that does not exist yet becomes plain words, {@code the port of web}. */
    String tell(String text) {
        return fill(text, Values::words);
    }

    List<Prose> tell(List<Prose> prose) {
        return prose.stream().map(this::tell).toList();
    }

    /** Why the first value that the text still lacks is not there; empty if it lacks none. */
    Optional<Verdict> missing(String filled) {
        int start = filled.indexOf("${");
        while (start >= 0) {
            int end = filled.indexOf('}', start);
            if (end < 0) {
                break;
            }
            String whole = filled.substring(start, end + 1);
            if (!words(whole).equals(whole)) {
                return Optional.of(absence(whole));
            }
            start = filled.indexOf("${", start + 2);
        }
        return Optional.empty();
    }

    private Verdict absence(String whole) {
        String name = name(whole);
        if (name.equals(KERNEL)) {
            return new Verdict.CouldNotLook(lab.ports()
                    .ephemeralRange()
                    .match(range -> "the range is " + range, reason -> "the kernel's range is not known: " + reason));
        }
        if (lab.find(name).isPresent()) {
            return new Verdict.NotYet(
                    new Finding(words(whole), name + " has none", "state " + name + " shows what is known of it"));
        }
        return new Verdict.NotYet(new Finding(
                "something named " + name,
                "nothing has the name " + name + " yet",
                "give it the name: end the command with  as " + name));
    }

    /** What the value is, in words; the value as written if there is none such. */
    private static String words(String whole) {
        String name = name(whole);
        String property = whole.substring(Math.min(whole.length() - 1, 3 + name.length()), whole.length() - 1);
        if (name.equals(KERNEL)) {
            return switch (property) {
                case "ephemeral" -> "the kernel's ephemeral range";
                case "ephemeral.first" -> "the first port of the kernel's ephemeral range";
                case "ephemeral.last" -> "the last port of the kernel's ephemeral range";
                default -> whole;
            };
        }
        return switch (property) {
            case "port", "local.port" -> "the port of " + name;
            case "local" -> "the local endpoint of " + name;
            case "remote" -> "the remote endpoint of " + name;
            case "remote.port" -> "the remote port of " + name;
            default -> whole;
        };
    }

    /** {@code web} of <code>${web.local.port}</code>. */
    private static String name(String whole) {
        String inside = whole.substring(2, whole.length() - 1);
        int dot = inside.indexOf('.');
        return dot < 0 ? inside : inside.substring(0, dot);
    }

    private String fill(String text, UnaryOperator<String> otherwise) {
        int start = text.indexOf("${");
        if (start < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        int from = 0;
        while (start >= 0) {
            int end = text.indexOf('}', start);
            if (end < 0) {
                break;
            }
            out.append(text, from, start);
            String whole = text.substring(start, end + 1);
            out.append(value(text.substring(start + 2, end)).orElseGet(() -> otherwise.apply(whole)));
            from = end + 1;
            start = text.indexOf("${", from);
        }
        return out.append(text, from, text.length()).toString();
    }

    private Prose tell(Prose prose) {
        if (prose instanceof Prose.Paragraph p) {
            return new Prose.Paragraph(spans(p.spans()));
        }
        if (prose instanceof Prose.Heading h) {
            return new Prose.Heading(h.level(), spans(h.spans()));
        }
        if (prose instanceof Prose.Items i) {
            return new Prose.Items(i.first(), i.items().stream().map(this::tell).toList());
        }
        if (prose instanceof Prose.Quote q) {
            return new Prose.Quote(tell(q.content()));
        }
        return new Prose.Listing(tell(((Prose.Listing) prose).text()));
    }

    private List<Prose.Span> spans(List<Prose.Span> spans) {
        List<Prose.Span> out = new ArrayList<>();
        for (Prose.Span each : spans) {
            out.add(new Prose.Span(each.style(), tell(each.text())));
        }
        return out;
    }

    private Optional<String> value(String inside) {
        int dot = inside.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        String name = inside.substring(0, dot);
        String property = inside.substring(dot + 1);
        if (name.equals(KERNEL)) {
            return kernel(property);
        }
        return lab.find(name).flatMap(entry -> Optional.ofNullable(property(entry, property)));
    }

    private Optional<String> kernel(String property) {
        Optional<PortRange> range = lab.ports().ephemeralRange().match(Optional::of, reason -> Optional.empty());
        return range.map(r -> switch (property) {
            case "ephemeral" -> r.toString();
            case "ephemeral.first" -> Integer.toString(r.first());
            case "ephemeral.last" -> Integer.toString(r.last());
            default -> null;
        });
    }

    private static @Nullable String property(LedgerEntry entry, String property) {
        Endpoint local = entry.local();
        Endpoint remote = entry.remote();
        return switch (property) {
            case "port", "local.port" -> local == null ? null : Integer.toString(local.port());
            case "local" -> local == null ? null : local.toString();
            case "remote" -> remote == null ? null : remote.toString();
            case "remote.port" -> remote == null ? null : Integer.toString(remote.port());
            default -> null;
        };
    }
}
