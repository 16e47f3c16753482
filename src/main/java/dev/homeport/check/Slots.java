package dev.homeport.check;

import dev.homeport.net.Bytes;
import java.util.List;

/** What stands in a sentence's slots, by position from 0. The declaration knows which is what. */
record Slots(List<Object> values) {
    int number(int index) {
        return (Integer) values.get(index);
    }

    String text(int index) {
        return (String) values.get(index);
    }

    Bytes bytes(int index) {
        return (Bytes) values.get(index);
    }

    <T> T get(int index, Class<T> type) {
        return type.cast(values.get(index));
    }
}
