package dev.homeport.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.fault.Fault;
import dev.homeport.fault.Faults;
import dev.homeport.net.Address;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.Trouble;
import dev.homeport.net.UnixPath;
import dev.homeport.net.WireEvent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A proxy and a tap with a Unix socket on either side. */
@DisabledOnOs(OS.WINDOWS)
class UnixProxyTest extends LabTest {
    private UnixPath file(String name) throws LabException {
        return lab.unix().at(name);
    }

    private LedgerEntry link(Address at, Address target) throws LabException {
        return lab.proxies().proxy(at, target, "link", act());
    }

    private void listenAt(String file) throws LabException {
        lab.unix().listen(file, "l", 5, act());
    }

    @Test
    void fromAPortToAFile() throws Exception {
        listenAt("back.sock");
        lab.connect(local(link(ANY_PORT, file("back.sock"))), "c", act());
        lab.accept("l", "a", act());
        send("c", "hello");
        assertThat(receive("a", 5)).isEqualTo("hello");
        send("a", "welcome");
        assertThat(receive("c", 7)).isEqualTo("welcome");
        assertThat(lab.find("link.1.target").orElseThrow().remoteAddress()).hasToString("unix:back.sock");
    }

    @Test
    void fromAFileToAPort() throws Exception {
        link(file("front.sock"), local(listen("l")));
        lab.unix().connect("front.sock", "c", act());
        lab.accept("l", "a", act());
        send("c", "hello");
        assertThat(receive("a", 5)).isEqualTo("hello");
        lab.halfClose("c");
        assertThat(lab.receive("a", 1, 1, act()).endOfStream()).isTrue();
        send("a", "still here");
        assertThat(receive("c", 10)).isEqualTo("still here");
    }

    @Test
    void fromFileToFile() throws Exception {
        listenAt("back.sock");
        link(file("front.sock"), file("back.sock"));
        lab.unix().connect("front.sock", "c", act());
        lab.accept("l", "a", act());
        send("c", "hello");
        assertThat(receive("a", 5)).isEqualTo("hello");
    }

    @Test
    void itsFileGoesWithIt() throws Exception {
        listenAt("back.sock");
        Path front = Path.of(file("front.sock").path());
        link(file("front.sock"), file("back.sock"));
        assertThat(front).exists();
        assertThat(Files.getPosixFilePermissions(front)).hasSize(2);
        lab.close("link");
        assertThat(front).doesNotExist();
    }

    @Test
    void aResetEndsAUnixSocketWithoutOne() throws Exception {
        link(file("front.sock"), local(listen("l")));
        lab.unix().connect("front.sock", "c", act());
        lab.accept("l", "a", act());
        lab.abort("a");
        assertThat(lab.receive("c", 1, 1, act()).endOfStream()).isTrue();
        await("link.1", WireEvent.Closed.class);
        assertThat(eventsOf("link.1")).doesNotHaveAnyElementsOfTypes(WireEvent.Aborted.class);
        assertThat(eventsOf("link.1.target")).contains(new WireEvent.WasReset());
    }

    @Test
    void faultsMeetItAsTheyMeetTcp() throws Exception {
        lab.unix().echo("back.sock", "e", EchoSettings.usual(), act());
        link(file("front.sock"), file("back.sock"));
        lab.proxies().fault("link", Fault.limit(3), Faults.Way.TO_SERVER, act());
        lab.unix().connect("front.sock", "c", act());
        send("c", "hello");
        await("link.1", WireEvent.Closed.class);
        assertThat(lab.proxies().figures("link").toServer()).isEqualTo(3);
    }

    @Test
    void aTapShowsWhatPasses() throws Exception {
        lab.unix().echo("back.sock", "e", EchoSettings.usual(), act());
        List<String> said = new CopyOnWriteArrayList<>();
        lab.proxies()
                .tap(
                        file("ear.sock"),
                        file("back.sock"),
                        "ear",
                        each -> said.add(new String(each.data().toArray(), StandardCharsets.UTF_8)),
                        act());
        lab.unix().connect("ear.sock", "c", act());
        send("c", "hello");
        assertThat(receive("c", 5)).isEqualTo("hello");
        lab.close("c");
        lab.close("ear");
        assertThat(new ArrayList<>(said)).containsExactly("hello", "hello");
    }

    @Test
    void aTargetWithoutAFileIsNotReached() throws Exception {
        link(file("front.sock"), file("nobody.sock"));
        lab.unix().connect("front.sock", "c", act());
        assertThat(lab.receive("c", 1, 1, act()).endOfStream()).isTrue();
        await("link.1", WireEvent.Closed.class);
        assertThat(lab.proxies().figures("link").unreached()).isEqualTo(1);
        assertThat(eventsOf("link.1"))
                .contains(
                        new WireEvent.Failed("the target unix:nobody.sock was not reached: No such file or directory"));
    }

    @Test
    void itDoesNotLeadToItself() throws Exception {
        LabException same = failure(Trouble.BAD_INPUT, () -> link(file("a.sock"), file("a.sock")));
        assertThat(same.what()).isEqualTo("its own file as target would go round for ever");
        lab.proxies().proxy(file("b.sock"), file("a.sock"), "b", act());
        LabException round = failure(Trouble.BAD_INPUT, () -> link(file("a.sock"), file("b.sock")));
        assertThat(round.what()).isEqualTo("that would go round for ever: unix:b.sock leads back here by b");
    }

    @Test
    void aTakenFileIsSaid() throws Exception {
        listenAt("chat.sock");
        LabException taken = failure(Trouble.PORT_TAKEN, () -> link(file("chat.sock"), local(listen("other"))));
        assertThat(taken.what()).isEqualTo("unix:chat.sock is taken by l of this lab");
        assertThat(Path.of(Objects.requireNonNull(file("chat.sock")).path())).exists();
    }
}
