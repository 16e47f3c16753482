package dev.homeport.lab;

import java.util.ArrayList;
import java.util.List;

/** What servers have to say that nobody asked for. */
final class Warnings {
    private static final int MOST = 16;

    private final List<String> waiting = new ArrayList<>();

    /** The oldest stay where nobody takes them. */
    synchronized void add(String sentences) {
        if (waiting.size() < MOST) {
            waiting.add(sentences);
        }
    }

    synchronized List<String> take() {
        List<String> taken = List.copyOf(waiting);
        waiting.clear();
        return taken;
    }
}
