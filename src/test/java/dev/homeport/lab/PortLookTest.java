package dev.homeport.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.net.Bytes;
import dev.homeport.net.EchoAnswer;
import dev.homeport.net.Look;
import dev.homeport.net.PortAnswers;
import java.util.List;

/** Looks at ports of servers that are not the lab's. */
abstract class PortLookTest extends LabTest {
    static final Bytes PING = Bytes.utf8("ping");

    final <A> PortAnswers<A> look(Look<PortAnswers<A>> look, long millis) {
        return lab.snapshot(0, List.of(look), within(millis)).answer(look).match(seen -> seen, reason -> {
            throw new AssertionError("unseen: " + reason);
        });
    }

    final <A> A one(Look<PortAnswers<A>> look, long millis) {
        PortAnswers<A> answers = look(look, millis);
        assertThat(answers.asked()).hasSize(1);
        return answers.asked().get(0).answer();
    }

    final EchoAnswer echo(int port, long millis) {
        return one(new Look.Echo(port, PING), millis);
    }
}
