package dev.homeport.author;

import dev.homeport.net.Trouble;
import dev.homeport.verb.VerbSpec;
import dev.homeport.verb.VerbSpec.Kind;
import dev.homeport.verb.VerbSpec.Option;
import dev.homeport.verb.VerbSpec.Param;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/** Which verbs can run into which trouble, as far as the kinds of their words and what they do with sockets tell. */
final class Reach {
    private static final Set<String> BIND = Set.of("listen", "echo", "serve", "udp bind", "proxy", "tap");
    private static final Set<String> CALL = Set.of("connect", "http", "swarm");
    private static final Set<String> TALK = Set.of("send", "recv", "accept", "shutdown", "close", "abort");
    private static final Set<String> TALK_UDP = Set.of("udp send", "udp recv");

    private static final Set<Kind> NAMES =
            EnumSet.of(Kind.NAME, Kind.LISTENER, Kind.CONNECTION, Kind.DATAGRAM, Kind.SERVER, Kind.LINK);
    private static final Set<Kind> PLACES = EnumSet.of(Kind.ENDPOINT, Kind.UDP_ENDPOINT, Kind.URL);

    private Reach() {}

    static boolean canMeet(VerbSpec verb, Trouble trouble) {
        String word = verb.word();
        return switch (trouble) {
            case PORT_TAKEN, NOT_LOCAL -> BIND.contains(word);
            case PERMISSION -> BIND.contains(word) || word.equals("diagram");
            case EXPOSED -> BIND.contains(word) || has(verb, PLACES);
            case REFUSED -> CALL.contains(word);
            case UNREACHABLE -> TALK_UDP.contains(word);
            case TIMED_OUT, CLOSED -> CALL.contains(word) || TALK.contains(word) || TALK_UDP.contains(word);
            case RESET, NOT_TLS, NOT_TRUSTED -> CALL.contains(word) || TALK.contains(word);
            case NAME_NOT_FOUND -> has(verb, PLACES) || word.equals("resolve");
            case NO_SUCH_SOCKET, WRONG_KIND -> has(verb, NAMES) || has(verb, PLACES);
            case NAME_IN_USE -> has(verb, EnumSet.of(Kind.NEW_NAME));
            case CANCELLED, TOO_MANY, BAD_INPUT, COULD_NOT_LOOK, OTHER -> true;
        };
    }

    private static boolean has(VerbSpec verb, Set<Kind> kinds) {
        Stream<Param> values = verb.options().stream().map(Option::value).flatMap(Stream::ofNullable);
        return Stream.concat(verb.params().stream(), values).anyMatch(each -> kinds.contains(each.kind()));
    }
}
