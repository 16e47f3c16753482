package dev.homeport.wire;

import dev.homeport.net.Address;
import dev.homeport.net.Bytes;
import dev.homeport.net.Certificate;
import dev.homeport.net.Endpoint;
import dev.homeport.net.WireEvent;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One wire event of each kind there is, whatever it holds. Public for the checks' and the renderers' tests. */
public final class Events {
    private Events() {}

    public static List<WireEvent.What> ofEveryKind() {
        List<WireEvent.What> all = new ArrayList<>();
        for (Class<?> each : WireEvent.What.class.getPermittedSubclasses()) {
            all.add(make(each));
        }
        return all;
    }

    private static WireEvent.What make(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = value(types[i]);
        }
        try {
            return (WireEvent.What) type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(type + " cannot be made", e);
        }
    }

    private static Object value(Class<?> type) {
        if (type == int.class) {
            return 200;
        } else if (type == long.class) {
            return 3L;
        } else if (type == boolean.class) {
            return true;
        } else if (type == String.class) {
            return "word";
        } else if (type == Bytes.class) {
            return Bytes.utf8("abc");
        } else if (type == Duration.class) {
            return Duration.ofSeconds(1);
        } else if (type.isEnum()) {
            return type.getEnumConstants()[0];
        } else if (type == Certificate.class) {
            return new Certificate("CN=localhost", List.of("localhost"), "CN=Homeport", Instant.EPOCH, Instant.EPOCH);
        } else if (type == Address.class) {
            return Endpoint.loopback(62893);
        } else if (type == List.class) {
            return List.of();
        }
        throw new AssertionError("no value for " + type);
    }
}
