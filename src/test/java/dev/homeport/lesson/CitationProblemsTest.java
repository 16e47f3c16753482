package dev.homeport.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said about an RFC, a section or a page of the manual that cannot be cited so. Each text is what an author reads. */
class CitationProblemsTest {
    @Test
    void aSectionThatTheRfcDoesNotHaveIsNamedAtItsColumn() {
        assertThat(Read.step("""
                        ```note
                        A connection closes in two halves (RFC 9293, section
                        3.6.4).
                        ```
                        """)).isEqualTo("""
                        lessons/01-unit/01-a.md:9:1: RFC 9293 has no section 3.6.4 that may be cited
                            9 | 3.6.4).
                              | ^^^^^
                              did you mean `3.6.1`, `3.7.4` or `3.8.4`?""");
    }

    @Test
    void anRfcThatIsNotInTheListIsRefused() {
        assertThat(Read.step("""
                        The echo server is RFC 8662, and 862 is its port.
                        """)).isEqualTo("""
                        lessons/01-unit/01-a.md:7:24: RFC 8662 is not among those that may be cited
                            7 | The echo server is RFC 8662, and 862 is its port.
                              |                        ^^^^
                              did you mean `RFC 862`?""");
        assertThat(Read.step("See RFC 77777.\n")).isEqualTo("""
                        lessons/01-unit/01-a.md:7:9: RFC 77777 is not among those that may be cited; literature.txt is the list, and can be added to
                            7 | See RFC 77777.
                              |         ^^^^^""");
    }

    @Test
    void anObsoleteRfcIsRefusedByTheNameOfWhatReplacesIt() {
        assertThat(Read.step("""
                        - A reset answers it (RFC 793, section 3.4).
                        - HTTP is RFC 7230.
                        """)).isEqualTo("""
                        lessons/01-unit/01-a.md:7:27: RFC 793 is obsolete; RFC 9293 replaces it
                            7 | - A reset answers it (RFC 793, section 3.4).
                              |                           ^^^
                              did you mean `RFC 9293`?
                        lessons/01-unit/01-a.md:8:15: RFC 7230 is obsolete; RFC 9110 and RFC 9112 replace it
                            8 | - HTTP is RFC 7230.
                              |               ^^^^
                              did you mean `RFC 9110` or `RFC 9112`?""");
    }

    @Test
    void anObsoleteRfcMayStandBesideWhatReplacesIt() {
        assertThat(Read.step("TCP is RFC 793, of 1981, and since 2022\nRFC 9293.\n"))
                .isEmpty();
    }

    @Test
    void aPageOfTheManualIsLookedForInItsSection() {
        assertThat(Read.step("""
                        Options are in socket(8), calls in lisen(2), errors in frobnicate(3).
                        """)).isEqualTo("""
                        lessons/01-unit/01-a.md:7:16: the manual has no page socket(8)
                            7 | Options are in socket(8), calls in lisen(2), errors in frobnicate(3).
                              |                ^^^^^^^^^
                              did you mean `socket(2)` or `socket(7)`?
                        lessons/01-unit/01-a.md:7:36: the manual's page lisen(2) is not among those that may be cited
                            7 | Options are in socket(8), calls in lisen(2), errors in frobnicate(3).
                              |                                    ^^^^^^^^
                              did you mean `listen(2)`?
                        lessons/01-unit/01-a.md:7:56: the manual's page frobnicate(3) is not among those that may be cited; literature.txt is the list, and can be added to
                            7 | Options are in socket(8), calls in lisen(2), errors in frobnicate(3).
                              |                                                        ^^^^^^^^^^^^^""");
    }

    @Test
    void everyTextOfAStepIsLookedAt() {
        assertThat(Read.problems(Read.FRONT + """
                        Before the first step: RFC 9294.

                        ## Bind {#bind}
                        ```quiz
                        Which is it in RFC 9110, section 99?
                        - [ ] RFC 9110, section 98
                        - [x] another
                        => RFC 9110, section 97.
                        ```
                        ```hint
                        > As in RFC 9110, section 96.
                        ```
                        """).lines().filter(line -> line.startsWith("lessons/")))
                .containsExactly(
                        "lessons/01-unit/01-a.md:6:28: RFC 9294 is not among those that may be cited",
                        "lessons/01-unit/01-a.md:10:34: RFC 9110 has no section 99 that may be cited",
                        "lessons/01-unit/01-a.md:11:25: RFC 9110 has no section 98 that may be cited",
                        "lessons/01-unit/01-a.md:13:22: RFC 9110 has no section 97 that may be cited",
                        "lessons/01-unit/01-a.md:16:27: RFC 9110 has no section 96 that may be cited");
    }

    @Test
    void aLearnersLessonIsReadWhateverItCites() {
        byte[] lesson = (Read.FRONT + "## Bind\nSee RFC 77777.\n").getBytes(StandardCharsets.UTF_8);
        assertThat(LessonParser.parse("01-unit/01-a.md", lesson).problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RFC 9293, section 3.6.1: a host may go on",
                "RFC 6335 section 6: dynamic ports",
                "RFC 9110, sections 9.3.1 and 9.3.3",
                "RFC 9112, sections 4 to 7",
                "RFC 3986, section 3.3 and 3.4, and 2 more",
                "RFC 9846, appendix B.4",
                "RFC 9293 §3.3.2",
                "section 3.2 of RFC 9112 says 400",
                "RFC 9112, section 2.1, has its shape, and section 3 its first line",
                "RFCs 9110, 9111 and 9112",
                "https://www.rfc-editor.org/rfc/rfc9293",
                "RFC 1122, section 3.2.1.3 (g)",
                "RFC 862 fits on one page, and in section 3 of this lesson it is built",
                "listen(2) and accept(2); `readNBytes(6)`, `f(3)`, read(2)",
                "Math.max(1), a port(s) and figure(12)",
                "no RFC of that name, and RFC_1123_DATE_TIME",
            })
    void whatIsCitedRightIsLeftAlone(String text) {
        assertThat(Citations.slips(text, Literature.known())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RFC 9110, sections 9.3.1 and 9.3.33",
                "RFC 3986, section 3.3 and 3.44",
                "RFCs 9110 and 9198",
                "RFC 9846, appendix B.44",
                "RFC 9293 §3.13",
                "section 33.2 of RFC 9112 says so, RFC 9293 does not",
                "RFC-9299",
                "https://www.rfc-editor.org/rfc/rfc9298",
            })
    void whatIsCitedWrongIsFoundOnce(String text) {
        assertThat(Citations.slips(text, Literature.known())).hasSize(1);
    }

    @Test
    void aHostileFileOfCitationsIsReadOnceOver() {
        String line = "RFC 99999, section 1.2.3, socket(9) socket(8), RFC 793\n";
        assertThat(Citations.slips(line.repeat(18_000), Literature.known())).hasSizeBetween(Problems.MOST, 1000);
    }

    @Test
    void aLineOfTheListThatIsNoneOfItsKindsIsNamed() {
        assertThat(catchThrowable(() -> Literature.read(List.of("RFD 1 x")))).hasMessage("literature.txt: RFD 1 x");
    }
}
