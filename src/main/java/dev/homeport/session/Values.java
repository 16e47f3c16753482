package dev.homeport.session;

import dev.homeport.lab.Lab;
import dev.homeport.lesson.Prose;
import dev.homeport.net.Endpoint;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.PortRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Fills {@code ${web.port}} and its like with what the lab knows now. A value that does not exist yet stays as written. */
final class Values {
    private final Lab lab;

    Values(Lab lab) {
        this.lab = lab;
    }

    String fill(String text) {
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
            out.append(value(text.substring(start + 2, end)).orElse(whole));
            from = end + 1;
            start = text.indexOf("${", from);
        }
        return out.append(text, from, text.length()).toString();
    }

    List<Prose> fill(List<Prose> prose) {
        return prose.stream().map(this::fill).toList();
    }

    /** The name of the first value that is still missing: {@code web} for {@code ${web.port}}. */
    static Optional<String> missing(String filled) {
        int start = filled.indexOf("${");
        int end = filled.indexOf('}', Math.max(start, 0));
        if (start < 0 || end < 0) {
            return Optional.empty();
        }
        String inside = filled.substring(start + 2, end);
        int dot = inside.indexOf('.');
        return Optional.of(dot < 0 ? inside : inside.substring(0, dot));
    }

    private Prose fill(Prose prose) {
        if (prose instanceof Prose.Paragraph p) {
            return new Prose.Paragraph(spans(p.spans()));
        }
        if (prose instanceof Prose.Heading h) {
            return new Prose.Heading(h.level(), spans(h.spans()));
        }
        if (prose instanceof Prose.Items i) {
            return new Prose.Items(i.first(), i.items().stream().map(this::fill).toList());
        }
        if (prose instanceof Prose.Quote q) {
            return new Prose.Quote(fill(q.content()));
        }
        return new Prose.Listing(fill(((Prose.Listing) prose).text()));
    }

    private List<Prose.Span> spans(List<Prose.Span> spans) {
        List<Prose.Span> out = new ArrayList<>();
        for (Prose.Span each : spans) {
            out.add(new Prose.Span(each.style(), fill(each.text())));
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
        if (name.equals("kernel")) {
            return kernel(property);
        }
        return lab.find(name).flatMap(entry -> Optional.ofNullable(property(entry, property)));
    }

    private Optional<String> kernel(String property) {
        Optional<PortRange> range = lab.ephemeralRange().match(Optional::of, reason -> Optional.empty());
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
