package dev.homeport.net;

import java.util.AbstractList;
import java.util.List;

/** A list that counts how often one of its elements is read: work that can be counted, whatever the machine. */
public final class CountedReads<E> extends AbstractList<E> {
    private final List<E> elements;
    private int reads;

    public CountedReads(List<E> elements) {
        this.elements = elements;
    }

    public int reads() {
        return reads;
    }

    @Override
    public E get(int index) {
        reads++;
        return elements.get(index);
    }

    @Override
    public int size() {
        return elements.size();
    }
}
