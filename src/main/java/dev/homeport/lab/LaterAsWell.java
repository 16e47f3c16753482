package dev.homeport.lab;

import java.util.Iterator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is at hand first, and what takes time to find only where that was not enough. */
final class LaterAsWell<T> implements Iterator<T> {
    private final Iterator<T> first;
    private final Supplier<Iterator<T>> later;
    private @Nullable Iterator<T> found;

    LaterAsWell(Iterator<T> first, Supplier<Iterator<T>> later) {
        this.first = first;
        this.later = later;
    }

    @Override
    public boolean hasNext() {
        return first.hasNext() || later().hasNext();
    }

    @Override
    public T next() {
        return first.hasNext() ? first.next() : later().next();
    }

    private Iterator<T> later() {
        Iterator<T> known = found;
        if (known == null) {
            known = later.get();
            found = known;
        }
        return known;
    }
}
