package dev.homeport.fault;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The faults of one link, each direction's in the order in which bytes meet them. A direction has at most one of each word.
 *
 * @param toServer from the client to the server
 * @param toClient from the server to the client
 */
public record Faults(List<Fault> toServer, List<Fault> toClient) {
    public static final Faults NONE = new Faults(List.of(), List.of());

    /** Which ways a fault acts. */
    public enum Way {
        BOTH,
        TO_SERVER,
        TO_CLIENT
    }

    public Faults {
        toServer = List.copyOf(toServer);
        toClient = List.copyOf(toClient);
    }

    /** With the fault in the place of the one with the same word, or behind the others. */
    public Faults with(Fault fault, Way way) {
        return new Faults(
                way == Way.TO_CLIENT ? toServer : with(toServer, fault),
                way == Way.TO_SERVER ? toClient : with(toClient, fault));
    }

    /** @param word null for all faults */
    public Faults without(@Nullable String word, Way way) {
        return new Faults(
                way == Way.TO_CLIENT ? toServer : without(toServer, word),
                way == Way.TO_SERVER ? toClient : without(toClient, word));
    }

    public boolean isEmpty() {
        return toServer.isEmpty() && toClient.isEmpty();
    }

    /** The words of all of them, each once. */
    public Set<String> words() {
        Set<String> words = new LinkedHashSet<>();
        toServer.forEach(each -> words.add(each.word()));
        toClient.forEach(each -> words.add(each.word()));
        return words;
    }

    private static List<Fault> with(List<Fault> faults, Fault added) {
        List<Fault> all = new ArrayList<>(faults);
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).word().equals(added.word())) {
                all.set(i, added);
                return all;
            }
        }
        all.add(added);
        return all;
    }

    private static List<Fault> without(List<Fault> faults, @Nullable String word) {
        return word == null
                ? List.of()
                : faults.stream().filter(each -> !each.word().equals(word)).toList();
    }
}
