package dev.homeport.wire;

import dev.homeport.net.Bytes;
import dev.homeport.net.WireEvent;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One event of any kind, with some value in each of its parts. */
final class AnyEvent {
    private AnyEvent() {}

    static WireEvent.What of(Class<?> kind)
            throws NoSuchMethodException, InvocationTargetException, InstantiationException, IllegalAccessException {
        Class<?>[] types = Arrays.stream(kind.getRecordComponents())
                .map(part -> part.getType())
                .toArray(Class<?>[]::new);
        Constructor<?> made = kind.getDeclaredConstructor(types);
        return (WireEvent.What)
                made.newInstance(Arrays.stream(types).map(AnyEvent::value).toArray());
    }

    private static @Nullable Object value(Class<?> type) {
        if (type == int.class) {
            return 1;
        } else if (type == long.class) {
            return 1L;
        } else if (type == boolean.class) {
            return false;
        } else if (type == String.class) {
            return "word";
        } else if (type == Duration.class) {
            return Duration.ofMillis(1);
        }
        return type == Bytes.class ? Bytes.utf8("x") : null;
    }
}
