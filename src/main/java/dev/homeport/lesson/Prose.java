package dev.homeport.lesson;

import java.util.List;

/** A block of text, free of Markdown. Spans may hold {@code ${name.property}} values, filled in when shown. */
public sealed interface Prose {
    record Paragraph(List<Span> spans) implements Prose {
        public Paragraph {
            spans = List.copyOf(spans);
        }
    }

    record Heading(int level, List<Span> spans) implements Prose {
        public Heading {
            spans = List.copyOf(spans);
        }
    }

    /** A list; {@code first} is the first number of an ordered one, or -1 for bullets. */
    record Items(int first, List<List<Prose>> items) implements Prose {
        public Items {
            items = items.stream().map(List::copyOf).toList();
        }
    }

    record Quote(List<Prose> content) implements Prose {
        public Quote {
            content = List.copyOf(content);
        }
    }

    /** Shown as it is, never run: an indented block, or a fence in a language that is none of the script's. */
    record Listing(String text) implements Prose {}

    /** A run of text in one style. */
    record Span(Style style, String text) {
        /** How the run is set apart. */
        public enum Style {
            PLAIN,
            EMPHASIS,
            STRONG,
            CODE,
            LINK
        }
    }
}
