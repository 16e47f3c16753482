package dev.homeport.render;

import dev.homeport.lesson.Prose;
import dev.homeport.net.Bytes;
import dev.homeport.net.Endpoint;
import dev.homeport.net.Observed;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Builds values of any event with the same text in every text field and every byte field. */
final class HostileValues {
    private final String text;

    HostileValues(String text) {
        this.text = text;
    }

    /** At least one value of each record below the type; together they have each value of each enum and boolean. */
    List<Object> of(Class<?> type) {
        return candidates(type, 0);
    }

    private List<Object> candidates(Type type, int depth) {
        if (type instanceof ParameterizedType generic) {
            List<Object> inner = candidates(generic.getActualTypeArguments()[0], depth + 1);
            if (generic.getRawType() == Observed.class) {
                List<Object> all = new ArrayList<>(List.of(Observed.unseen(text)));
                inner.forEach(each -> all.add(Observed.seen(each)));
                return all;
            }
            if (generic.getRawType() == Map.class) {
                return List.of(Map.of(text, List.of(text, text)), Map.of("content-type", List.of("application/json")));
            }
            return List.of(inner, List.of());
        }
        Class<?> raw = (Class<?>) type;
        if (raw == String.class) {
            return List.of(text);
        } else if (raw == int.class) {
            return List.of(3, 200, 0);
        } else if (raw == long.class) {
            return List.of(3L, 70000L);
        } else if (raw == OptionalLong.class) {
            return List.of(OptionalLong.empty(), OptionalLong.of(100));
        } else if (raw == boolean.class) {
            return List.of(true, false);
        } else if (raw == Bytes.class) {
            return List.of(
                    Bytes.utf8(text),
                    Bytes.utf8("{\"" + text + "\":[1,\"" + text + "\"]}"),
                    Bytes.utf8("{\"\u009b\":\"\u202e\u2028\"}"),
                    Bytes.EMPTY);
        } else if (raw == Endpoint.class) {
            return List.of(Endpoint.loopback(62893));
        } else if (raw == Instant.class) {
            return List.of(Instant.EPOCH, Instant.EPOCH.plusSeconds(5));
        } else if (raw == Duration.class) {
            return List.of(Duration.ofSeconds(2));
        } else if (raw.isEnum()) {
            return List.of((Object[]) raw.getEnumConstants());
        } else if (raw == Prose.class && depth > 4) {
            return candidates(Prose.Paragraph.class, depth);
        } else if (raw.isSealed()) {
            List<Object> all = new ArrayList<>();
            for (Class<?> each : raw.getPermittedSubclasses()) {
                all.addAll(candidates(each, depth + 1));
            }
            return all;
        }
        return records(raw, depth);
    }

    private List<Object> records(Class<?> type, int depth) {
        RecordComponent[] components = type.getRecordComponents();
        List<List<Object>> values = new ArrayList<>();
        Class<?>[] types = new Class<?>[components.length];
        int most = 1;
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values.add(candidates(components[i].getGenericType(), depth + 1));
            most = Math.max(most, values.get(i).size());
        }
        List<Object> all = new ArrayList<>();
        for (int n = 0; n < most; n++) {
            Object[] arguments = new Object[types.length];
            for (int i = 0; i < types.length; i++) {
                arguments[i] = values.get(i).get(n % values.get(i).size());
            }
            all.add(create(type, types, arguments));
        }
        return all;
    }

    private static Object create(Class<?> type, Class<?>[] types, Object[] arguments) {
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (NoSuchMethodException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException e) {
            throw new AssertionError(type + " cannot be made", e);
        }
    }
}
