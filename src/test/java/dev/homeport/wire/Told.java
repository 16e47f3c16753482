package dev.homeport.wire;

import java.util.List;

/** A conversation as short lines of text: {@code >} goes to the far side, {@code *} does not cross, {@code +} was taken. */
abstract class Told {
    static List<String> told(Conversation conversation) {
        return conversation.exchanges().stream().map(Told::told).toList();
    }

    static List<String> after(Conversation conversation, int count) {
        return told(conversation).subList(count, conversation.exchanges().size());
    }

    static String told(Exchange each) {
        String text = each.from() == Side.NEAR ? "> " : "< ";
        text += each.kind().crosses() ? "" : "* ";
        text += each.seen() ? each.label() : "(" + each.label() + ")";
        text += each.taken() ? " +" : "";
        if (each.near() != null || each.far() != null) {
            text += each.near() == null ? " -" : " " + each.near();
        }
        return text + (each.far() == null ? "" : " " + each.far());
    }
}
