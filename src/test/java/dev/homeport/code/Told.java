package dev.homeport.code;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Keeps what Java shows, each as one line. */
final class Told implements JavaScreen {
    final List<String> all = new CopyOnWriteArrayList<>();
    final List<String> later = new CopyOnWriteArrayList<>();
    final CountDownLatch first = new CountDownLatch(1);

    @Override
    public void printed(String line, boolean error) {
        all.add((error ? "err " : "out ") + line);
        first.countDown();
    }

    @Override
    public void printedLater(String line, boolean error) {
        later.add((error ? "err " : "out ") + line);
    }

    @Override
    public void value(String name, String text) {
        all.add(name + " ==> " + text);
    }

    @Override
    public void remark(String text) {
        all.add(text);
    }

    @Override
    public void stumbled(String source, int column, int length) {
        all.add(source + " @" + column + "+" + length);
    }

    @Override
    public void came(List<String> lines) {
        all.add("at " + lines);
    }
}
