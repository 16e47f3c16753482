package dev.homeport.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.net.BindTry;
import dev.homeport.net.ConnectionState;
import dev.homeport.net.Look;
import dev.homeport.net.Observed;
import dev.homeport.net.Owner;
import dev.homeport.net.PortRange;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortSentencesTest {
    @Test
    void aListeningPortPassesWithTheKernelsWord() {
        assertThat(Seen.table().row("127.0.0.1", 62893, Seen.PYTHON).verdict("port 62893 is listening"))
                .isEqualTo("pass: 127.0.0.1:62893 is in LISTEN");
    }

    @Test
    void anAbsentListenerIsNotYet() {
        assertThat(Seen.table().row("127.0.0.1", 62894, Seen.PYTHON).verdict("port 62893 is listening"))
                .isEqualTo("not yet: listening on port 62893 | nothing listens on port 62893 | try  listen 62893");
    }

    @Test
    void theLedgerIsAWitnessWhereTheTableCannotBeRead() {
        assertThat(Seen.noTable().listener("web", 62893, true).verdict("port 62893 is listening"))
                .isEqualTo("pass: web of this lab listens on 127.0.0.1:62893");
        assertThat(Seen.noTable().listener("web", 62893, false).verdict("port 62893 is listening"))
                .isEqualTo("could not look: this system shows no socket table");
    }

    @Test
    void notListeningIsTheOpposite() {
        assertThat(Seen.table().verdict("port 62893 is not listening")).startsWith("pass: nothing listens");
        assertThat(Seen.table().row("127.0.0.1", 62893, Seen.PYTHON).verdict("port 62893 not is listening"))
                .isEqualTo("wrong: not listening on port 62893 | 127.0.0.1:62893 is in LISTEN"
                        + " | try  who 62893  to see which program holds it");
        assertThat(Seen.noTable().verdict("port 62893 is not listening")).startsWith("could not look");
    }

    @Test
    void aTakenPortNamesItsHolder() {
        assertThat(Seen.table().row("127.0.0.1", 62893, Seen.PYTHON).verdict("port 62893 is free"))
                .isEqualTo("wrong: free | 127.0.0.1:62893 is held by python3.11 (pid 4242)"
                        + " | try  who 62893  to see which program holds it");
        assertThat(Seen.noTable().listener("web", 62893, true).verdict("port 62893 is free"))
                .isEqualTo("wrong: free | port 62893 is held by web of this lab | try  close web");
        assertThat(Seen.table()
                        .row("127.0.0.1", 62893, Observed.unseen("hidden"))
                        .verdict("port 62893 is free"))
                .contains("held by a program that the kernel does not name");
    }

    @Test
    void aFreePortNeedsATableThatWasRead() {
        assertThat(Seen.table().bindable(62893).verdict("port 62893 is free"))
                .isEqualTo("pass: nothing listens on port 62893, and it can be bound");
        assertThat(Seen.noTable().verdict("port 62893 is free"))
                .isEqualTo("could not look: this system shows no socket table");
        assertThat(Seen.table().row("127.0.0.1", 62893, Seen.PYTHON).verdict("port 62893 is not free"))
                .startsWith("pass: ");
    }

    @Test
    void aPortThatCannotBeBoundIsNotFreeAlthoughNobodyListens() {
        BindTry four = BindTry.inUse(Seen.at("127.0.0.1", 62893));
        BindTry six = new BindTry(Seen.at("::1", 62893), BindTry.Result.BOUND, "");
        Seen bound = Seen.table().tries(62893, four, six);
        assertThat(bound.verdict("port 62893 is free"))
                .isEqualTo("wrong: free | nothing listens on port 62893, and yet 127.0.0.1:62893 cannot be bound: it is"
                        + " taken by a socket that is bound to it and does not listen"
                        + " | try  who 62893  to see which program holds it");
        assertThat(bound.verdict("port 62893 is not free")).startsWith("pass: nothing listens");
        assertThat(bound.verdict("port 62893 is listening")).startsWith("not yet");
        assertThat(bound.verdict("port 62893 is held by python3")).startsWith("not yet");
    }

    @Test
    void aClientsPortIsHeldByTheClientAndNotFree() {
        Seen client = Seen.table()
                .connection(62893, 80, ConnectionState.ESTABLISHED, Seen.PYTHON)
                .tries(62893, BindTry.inUse(Seen.at("127.0.0.1", 62893)));
        assertThat(client.verdict("port 62893 is free"))
                .contains("127.0.0.1:62893 cannot be bound: it is taken by a connection in ESTABLISHED to"
                        + " 127.0.0.1:80, of python3.11 (pid 4242)");
        assertThat(client.verdict("port 62893 is held by python3"))
                .isEqualTo("pass: port 62893 is held by python3.11 (pid 4242)");
        assertThat(client.verdict("port 62893 is not held by python3")).startsWith("wrong");
        assertThat(client.verdict("port 62893 is listening"))
                .contains(
                        "nothing listens on port 62893; it is the local port of a connection of python3.11 (pid 4242)");
    }

    @Test
    void aClientThatIsHiddenCouldNotBeSeen() {
        Seen hidden =
                Seen.table().connection(62893, 80, ConnectionState.ESTABLISHED, Observed.unseen("another user's"));
        assertThat(hidden.verdict("port 62893 is held by python3")).isEqualTo("could not look: another user's");
        assertThat(hidden.verdict("port 62893 is not held by python3")).isEqualTo("could not look: another user's");
    }

    @Test
    void whatIsLeftOfAConnectionKeepsAPortFromBeingFreeOnlyWhereItCannotBeBound() {
        Seen left = Seen.table().row(62893, 80, ConnectionState.TIME_WAIT);
        assertThat(left.bindable(62893).verdict("port 62893 is free")).startsWith("pass");
        assertThat(left.tries(62893, BindTry.inUse(Seen.at("127.0.0.1", 62893))).verdict("port 62893 is free"))
                .contains("taken by a connection in TIME-WAIT to 127.0.0.1:80");
        assertThat(left.verdict("port 62893 is held by python3")).startsWith("not yet");
        assertThat(left.verdict("port 62893 is not held by python3")).startsWith("not yet");
    }

    @Test
    void aPortThatMayNotBeBoundCouldNotBeTried() {
        BindTry refused = new BindTry(Seen.at("127.0.0.1", 80), BindTry.Result.NOT_PERMITTED, "Permission denied");
        Seen seen = Seen.table().tries(80, refused);
        assertThat(seen.verdict("port 80 is free"))
                .isEqualTo("could not look: nothing listens on port 80, but whether it can be bound could not be tried:"
                        + " Permission denied");
        assertThat(seen.verdict("port 80 is not free")).startsWith("could not look");
    }

    @Test
    void everyHolderOfASocketCounts() {
        Owner parent = new Owner(1, "python3.11", "/usr/bin/python3.11", List.of("python3", "server.py"), "ada");
        Owner child = new Owner(2, "sleep", "/usr/bin/sleep", List.of("sleep", "60"), "ada");
        Seen both = Seen.table().shared(62893, "ada", parent, child);
        assertThat(both.verdict("port 62893 is held by sleep"))
                .isEqualTo("pass: port 62893 is held by python3.11 (pid 1) and sleep (pid 2)");
        assertThat(both.verdict("port 62893 is held by server.py")).startsWith("pass");
        assertThat(both.verdict("port 62893 is not held by sleep")).startsWith("wrong");
        assertThat(both.verdict("port 62893 is not held by java")).startsWith("pass");
        assertThat(both.verdict("port 62893 is free"))
                .contains("127.0.0.1:62893 is held by python3.11 (pid 1) and sleep (pid 2)");
    }

    @Test
    void whereSomeHoldersMayBeHiddenNobodyIsRuledOut() {
        Owner worker = new Owner(2, "nginx", "", List.of("nginx: worker process"), "www-data");
        Seen half = Seen.table().shared(62893, "root", worker);
        assertThat(half.verdict("port 62893 is held by nginx")).startsWith("pass");
        assertThat(half.verdict("port 62893 is not held by java"))
                .isEqualTo("could not look: port 62893 is held by nginx (pid 2), and perhaps by others, which this user"
                        + " is not told");
    }

    @Test
    void eachAddressIsSaidWithItsOwnHolder() {
        Observed<Owner> node = Observed.seen(new Owner(7, "node", "node vite.js", "ada"));
        assertThat(Seen.table()
                        .row("127.0.0.1", 62893, Seen.PYTHON)
                        .row("::1", 62893, node)
                        .verdict("port 62893 is free"))
                .contains("127.0.0.1:62893 is held by python3.11 (pid 4242), and [::1]:62893 by node (pid 7)");
    }

    @Test
    void aHoldersNameCannotHarmTheScreen() {
        var nasty = Observed.seen(new Owner(7, "x\u001b[2J", "", ""));
        assertThat(Seen.table().row("127.0.0.1", 62893, nasty).verdict("port 62893 is free"))
                .contains("held by x\\u{1b}[2J (pid 7)");
    }

    @Test
    void everyListenerMustBeOnLoopback() {
        String sentence = "port 62893 is reachable only from this machine";
        assertThat(Seen.table()
                        .row("127.0.0.1", 62893, Seen.PYTHON)
                        .row("::1", 62893, Seen.PYTHON)
                        .verdict(sentence))
                .isEqualTo("pass: bound to loopback only: 127.0.0.1:62893 and [::1]:62893");
        assertThat(Seen.table()
                        .row("127.0.0.1", 62893, Seen.PYTHON)
                        .row("0.0.0.0", 62893, Seen.PYTHON)
                        .verdict(sentence))
                .isEqualTo("wrong: bound to 127.0.0.1 or ::1 only"
                        + " | listening on 0.0.0.0:62893: others on your network can reach it"
                        + " | bind it to 127.0.0.1:62893 instead");
        assertThat(Seen.noTable().verdict(sentence)).startsWith("could not look");
    }

    @Test
    void whereNothingListensReachabilityIsNotYetEitherWay() {
        assertThat(Seen.table().verdict("port 62893 is reachable only from this machine"))
                .startsWith("not yet");
        assertThat(Seen.table().verdict("port 62893 is not reachable only from this machine"))
                .startsWith("not yet");
    }

    @Test
    void aHolderIsKnownByTheBeginningOfItsName() {
        Seen held = Seen.table().row("127.0.0.1", 62893, Seen.PYTHON);
        assertThat(held.verdict("port 62893 is held by python3"))
                .isEqualTo("pass: port 62893 is held by python3.11 (pid 4242)");
        assertThat(held.verdict("port 62893 is held by nc"))
                .isEqualTo("wrong: held by nc | port 62893 is held by python3.11 (pid 4242)"
                        + " | try  who 62893  to see which program holds it");
        assertThat(held.verdict("port 62893 is not held by nc")).startsWith("pass");
        assertThat(Seen.table().verdict("port 62893 is not held by nc")).startsWith("not yet");
    }

    @Test
    void aHiddenHolderCouldNotBeSeen() {
        assertThat(Seen.table()
                        .row("127.0.0.1", 62893, Observed.unseen("another user's"))
                        .verdict("port 62893 is held by nc"))
                .isEqualTo("could not look: another user's");
    }

    @Test
    void theEphemeralRangeIsThisKernels() {
        Seen linux = Seen.nothing().answer(new Look.EphemeralRange(), Observed.seen(new PortRange(32768, 60999)));
        assertThat(linux.verdict("port 40000 is in the ephemeral range"))
                .isEqualTo("pass: 40000 is within 32768-60999, from which this kernel picks");
        assertThat(linux.verdict("port 62893 is in the ephemeral range"))
                .isEqualTo("wrong: in the range that this kernel picks from"
                        + " | 62893 is outside 32768-60999, from which this kernel picks"
                        + " | ask for port 0, any free one: try  listen 0");
        assertThat(linux.verdict("port 62893 is not in the ephemeral range")).startsWith("pass");
        assertThat(Seen.nothing().verdict("port 1 is in the ephemeral range")).startsWith("could not look");
    }

    @Test
    void theRangesOfRfc6335AreKnownWithoutALook() {
        assertThat(Seen.nothing().verdict("port 62893 is in the dynamic range"))
                .isEqualTo("pass: 62893 is a dynamic port: 49152-65535");
        assertThat(Seen.nothing().verdict("port 443 is in the user range"))
                .isEqualTo("wrong: in the user range | 443 is a system port: 0-1023"
                        + " | choose a port within 1024-49151");
        assertThat(Seen.nothing().verdict("port 443 is not in the user range")).startsWith("pass");
    }

    @Test
    void aNameIsResolvedByALook() throws Exception {
        Look<List<InetAddress>> look = new Look.Resolution("localhost");
        List<InetAddress> both = List.of(InetAddress.getByName("127.0.0.1"), InetAddress.getByName("::1"));
        Seen seen = Seen.nothing().answer(look, Observed.seen(both));
        assertThat(seen.verdict("name localhost resolves to 127.0.0.1"))
                .isEqualTo("pass: localhost resolves to 127.0.0.1, ::1");
        assertThat(seen.verdict("name localhost resolves to ::1")).startsWith("pass");
        assertThat(seen.verdict("name localhost resolves to 127.0.0.2"))
                .isEqualTo("wrong: 127.0.0.2 among its addresses | localhost resolves to 127.0.0.1, ::1"
                        + " | try  resolve localhost");
        assertThat(seen.verdict("name localhost not resolves to 127.0.0.2")).startsWith("pass");
        assertThat(Seen.nothing().answer(look, Observed.seen(List.of())).verdict("name localhost not resolves to ::1"))
                .startsWith("not yet");
        assertThat(Seen.nothing()
                        .answer(look, Observed.unseen("no resolver"))
                        .verdict("name localhost resolves to ::1"))
                .isEqualTo("could not look: no resolver");
    }
}
