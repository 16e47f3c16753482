package dev.homeport.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.check.Verdict;
import dev.homeport.lesson.LessonFolder;
import dev.homeport.session.Console.Outcome;
import dev.homeport.session.SessionEvent.ChecksJudged;
import dev.homeport.verb.Front;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Lines outside of any lesson, and checks by themselves. */
@Timeout(30)
class FreePlayTest {
    private static Verdict verdict(Learner learner) {
        return learner.seen(ChecksJudged.class).get(0).checks().get(0).verdict();
    }

    @Test
    void aCheckHasFourVerdictsAndAnOutcomeForEach() {
        try (Learner learner = Learner.playing()) {
            learner.type("listen 0 as web");
            assertThat(learner.type("check port ${web.port} is listening")).isEqualTo(Outcome.OK);
            assertThat(verdict(learner)).isInstanceOf(Verdict.Pass.class);
            assertThat(learner.type("check port ${web.port} is free")).isEqualTo(Outcome.FAILED);
            assertThat(verdict(learner)).isInstanceOf(Verdict.Wrong.class);
            assertThat(learner.type("check listener web accepted 1 connection")).isEqualTo(Outcome.FAILED);
            assertThat(verdict(learner)).isInstanceOf(Verdict.NotYet.class);
            assertThat(learner.type("check name no-such-host.invalid resolves to 127.0.0.1"))
                    .isEqualTo(Outcome.COULD_NOT_LOOK);
            assertThat(verdict(learner)).isInstanceOf(Verdict.CouldNotLook.class);
        }
    }

    @Test
    void aTextInACheckKeepsItsQuotesAndEscapes() {
        try (Learner learner = Learner.playing()) {
            learner.type("listen 0 as web");
            learner.type("connect web as ada");
            learner.type("send ada \"hello  you\\n\"");
            assertThat(learner.type("check connection ada sent \"hello  you\\n\""))
                    .isEqualTo(Outcome.OK);
            assertThat(learner.type("check connection ada sent \"hello you\\n\""))
                    .isEqualTo(Outcome.FAILED);
            assertThat(learner.type("check \"listener web is listening\"")).isEqualTo(Outcome.OK);
        }
    }

    @Test
    void aSentenceThatIsNoneSaysWhatWasMeant() {
        try (Learner learner = Learner.playing()) {
            assertThat(learner.type("check port 62893 is lisening")).isEqualTo(Outcome.USAGE);
            assertThat(learner.screen()).contains("lisening").contains("did you mean: listening");
        }
    }

    @Test
    void aValueThatIsMissingIsSaidWithTheNextMove() {
        try (Learner learner = Learner.playing()) {
            assertThat(learner.type("check ${nix.port} differs from ${other.port}"))
                    .isEqualTo(Outcome.FAILED);
            assertThat(learner.screen())
                    .contains("nothing has the name nix yet")
                    .contains("give it the name: end the command with  as nix");
            assertThat(learner.type("connect ${nix.port}")).isEqualTo(Outcome.USAGE);
            assertThat(learner.screen()).contains("nothing has the name nix yet");
            learner.type("listen 0 as web");
            assertThat(learner.type("check ${web.remote} differs from ${web.local}"))
                    .isEqualTo(Outcome.FAILED);
            assertThat(learner.screen()).contains("the remote endpoint of web").contains("web has none");
        }
    }

    @Test
    void aCheckWithATimeWaitsUntilItIsTrueAndNoLonger() throws Exception {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        Thread learning = Thread.currentThread();
        try (Learner learner = Learner.playing();
                ServerSocket other = new ServerSocket()) {
            learner.type("listen 0 as web");
            int port = learner.port("web");
            learner.type("close web");
            assertThat(learner.type("check port " + port + " is listening within 1ms"))
                    .isEqualTo(Outcome.FAILED);
            Thread elsewhere = new Thread(() -> {
                Awaitility.await().until(() -> learning.getState() == Thread.State.TIMED_WAITING);
                try {
                    other.bind(new InetSocketAddress(loopback, port));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            elsewhere.start();
            assertThat(learner.type("check port " + port + " is listening within 20s"))
                    .isEqualTo(Outcome.OK);
            elsewhere.join();
        }
    }

    @Test
    void whoWatchesSeesHowFarALongVerbIs() {
        List<String> seen = new ArrayList<>();
        try (Learner learner = Learner.playing()) {
            learner.session.meets(new Front() {
                @Override
                public Origin origin() {
                    return Origin.TERMINAL;
                }

                @Override
                public void progress(double done, String text) {
                    seen.add(text);
                }

                @Override
                public void progressOver() {
                    seen.add("over");
                }
            });
            learner.type("echo 0 as parrot");
            assertThat(learner.type("swarm parrot --clients 2 --for 400ms")).isEqualTo(Outcome.OK);
            assertThat(seen).hasSizeGreaterThan(1).last().isEqualTo("over");
        }
    }

    @Test
    void textThatOnlyLooksLikeAValueIsSentAsItStands() {
        try (Learner learner = Learner.playing()) {
            learner.type("echo 0 as parrot");
            learner.type("connect parrot as ada");
            assertThat(learner.type("send ada '${HOME}'")).isEqualTo(Outcome.OK);
            assertThat(learner.type("check connection ada sent \"${HOME}\"")).isEqualTo(Outcome.OK);
        }
    }

    @Test
    void anUnknownVerbSaysWhatWasMeant() {
        try (Learner learner = Learner.playing()) {
            assertThat(learner.type("lisen 0")).isEqualTo(Outcome.USAGE);
            assertThat(learner.screen()).contains("there is no verb lisen").contains("listen");
        }
    }

    @Test
    void aStepsOwnVerbsSayThatNoLessonIsOpen() {
        try (Learner learner = Learner.playing()) {
            for (String verb :
                    new String[] {"step", "hint", "solution", "skip", "back", "reset", "answer 1", "check"}) {
                assertThat(learner.type(verb)).as(verb).isEqualTo(Outcome.USAGE);
                assertThat(learner.screen()).as(verb).contains("no lesson is open");
            }
        }
    }

    @Test
    void theListNamesTheFilesThatItLeavesOut(@TempDir Path folder) throws IOException {
        Files.createDirectory(folder.resolve("01-unit"));
        Files.writeString(folder.resolve("01-unit/01-a.md"), "---\nid: a\ntitle: A\nminutes: 1\n---\n## One\n");
        Files.writeString(folder.resolve("01-unit/02-b.md"), "no front matter\n");
        try (Learner learner = new Learner(LessonFolder.of(folder), Journal.none(), SessionSettings.SCRIPTED)) {
            assertThat(learner.type("lessons")).isEqualTo(Outcome.OK);
            assertThat(learner.seen(SessionEvent.LessonsListed.class).get(0).rows())
                    .hasSize(1);
            assertThat(learner.seen(SessionEvent.Warned.class))
                    .extracting(SessionEvent.Warned::text)
                    .containsExactly("01-unit/02-b.md is left out, as its first lines cannot be read:"
                            + " homeport verify says why");
        }
    }

    @Test
    void whatIsWrongWithTheFolderIsALineEach(@TempDir Path folder) throws IOException {
        Files.createDirectory(folder.resolve("01-unit"));
        Files.writeString(
                folder.resolve("01-unit/01-a.md"), "---\nid: a\ntitle: A\nminutes: 1\nneeds: b\n---\n## One\n");
        try (Learner learner = new Learner(LessonFolder.of(folder), Journal.none(), SessionSettings.SCRIPTED)) {
            learner.type("lessons");
            assertThat(learner.seen(SessionEvent.Warned.class))
                    .extracting(SessionEvent.Warned::text)
                    .containsExactly("01-unit/01-a.md:5:8: no lesson has the id `b`");
        }
    }

    @Test
    void aFolderThatIsNotThereIsSaidAndIsWrongUsage(@TempDir Path folder) {
        Path missing = folder.resolve("missing");
        try (Learner learner = new Learner(LessonFolder.of(missing), Journal.none(), SessionSettings.SCRIPTED)) {
            assertThat(learner.type("lessons")).isEqualTo(Outcome.USAGE);
            assertThat(learner.screen()).contains("No lessons here.").contains("there is no folder " + missing);
            assertThat(learner.type("start")).isEqualTo(Outcome.USAGE);
            assertThat(learner.screen()).contains("there are no lessons here");
        }
    }
}
