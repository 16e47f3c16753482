package dev.homeport.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is said about fenced blocks. Each text is what an author reads. */
class BlockProblemsTest {
    @Test
    void aFenceThatIsNeverClosedIsPointedAtWhereItOpens() {
        assertThat(Read.step("""
                        ```try
                        listen 0

                        ## Next
                        """)).isEqualTo("""
                        lessons/01-unit/01-a.md:7:1: this fence is never closed; end it with a line ```
                            7 | ```try
                              | ^^^^^^""");
    }

    @Test
    void aFenceThatSwallowsTheNextOneIsOneProblemAndTheNextIsStillRead() {
        assertThat(Read.step("""
                        ```try
                        listen 0

                        ```expect
                        port 1 is lisening
                        ```
                        """)).isEqualTo("""
                        lessons/01-unit/01-a.md:7:1: this fence is never closed; line 10 opens the next one
                            7 | ```try
                              | ^^^^^^
                        lessons/01-unit/01-a.md:11:11: unknown word `lisening`
                           11 | port 1 is lisening
                              |           ^^^^^^^^
                              did you mean `listening`?""");
    }

    @Test
    void anUnknownBlockIsAnError() {
        assertThat(Read.step("""
                        ```expct
                        x
                        ```
                        ```frobnicate
                        x
                        ```
                        ```java
                        x
                        ```
                        ```
                        x
                        ```
                        """)).isEqualTo("""
                        lessons/01-unit/01-a.md:7:4: unknown block `expct`
                            7 | ```expct
                              |    ^^^^^
                              did you mean `expect`?
                        lessons/01-unit/01-a.md:10:4: unknown block `frobnicate`; a listing that is only shown is ```text
                           10 | ```frobnicate
                              |    ^^^^^^^^^^""");
    }

    @Test
    void wordsAfterABlocksNameAreHeldToWhatItTakes() {
        assertThat(Read.step("""
                        ```try now
                        listen 0
                        ```
                        ```solution jva
                        x
                        ```
                        ```quiz
                        Q?
                        - [x] a
                        - [ ] b
                        => e
                        ```
                        """)).isEqualTo("""
                        lessons/01-unit/01-a.md:7:8: nothing follows the word `try`
                            7 | ```try now
                              |        ^^^
                        lessons/01-unit/01-a.md:10:13: a `solution` is in verbs, or says `java` or `sh`
                           10 | ```solution jva
                              |             ^^^
                              did you mean `java`?""");
    }

    @Test
    void aHintsConditionIsHeldToItsShape() {
        assertThat(Read.step("""
                        ```hint after tries
                        x
                        ```
                        ```hint after 0 tries
                        x
                        ```
                        ```hint wen port-taken
                        x
                        ```
                        ```hint when prt-taken
                        x
                        ```
                        ```hint after 60
                        x
                        ```
                        ```hint when
                        x
                        ```
                        ```expect
                        port 1 is free
                        ```
                        """)).isEqualTo("""
                        lessons/01-unit/01-a.md:7:9: a hint is offered `after 2 tries`, `after 60s`, `when port-taken`, or when asked
                            7 | ```hint after tries
                              |         ^^^^^^^^^^^
                        lessons/01-unit/01-a.md:10:9: a hint is offered `after 2 tries`, `after 60s`, `when port-taken`, or when asked
                           10 | ```hint after 0 tries
                              |         ^^^^^^^^^^^^^
                        lessons/01-unit/01-a.md:13:9: a hint is offered `after 2 tries`, `after 60s`, `when port-taken`, or when asked
                           13 | ```hint wen port-taken
                              |         ^^^
                              did you mean `when`?
                        lessons/01-unit/01-a.md:16:14: no trouble is called `prt-taken`
                           16 | ```hint when prt-taken
                              |              ^^^^^^^^^
                              did you mean `port-taken`?
                        lessons/01-unit/01-a.md:19:9: a hint is offered `after 2 tries`, `after 60s`, `when port-taken`, or when asked
                           19 | ```hint after 60
                              |         ^^^^^^^^
                        lessons/01-unit/01-a.md:22:9: a hint is offered `after 2 tries`, `after 60s`, `when port-taken`, or when asked
                           22 | ```hint when
                              |         ^^^^""");
    }

    @Test
    void anEmptyBlockIsPointedAt() {
        assertThat(Read.step("""
                        ```try
                        ```
                        ```expect

                        # only this
                        ```
                        ```hint
                        ```
                        ```solution
                        # c
                        ```
                        ```note
                        ```
                        """)).isEqualTo("""
                        lessons/01-unit/01-a.md:7:1: this `try` block is empty
                            7 | ```try
                              | ^^^^^^
                        lessons/01-unit/01-a.md:9:1: this `expect` block is empty
                            9 | ```expect
                              | ^^^^^^^^^
                        lessons/01-unit/01-a.md:13:1: this `hint` block is empty
                           13 | ```hint
                              | ^^^^^^^
                        lessons/01-unit/01-a.md:15:1: this `solution` block has comments only
                           15 | ```solution
                              | ^^^^^^^^^^^
                        lessons/01-unit/01-a.md:18:1: this `note` block is empty
                           18 | ```note
                              | ^^^^^^^""");
    }

    @Test
    void aWrongAnswerHasCommandsThenItsMessage() {
        assertThat(Read.step("""
                        ```wrong
                        listen 1
                        ```
                        ```wrong
                        => m
                        ```
                        ```wrong
                        listen 1
                        =>
                        ```
                        ```wrong
                        listen 1
                        => m
                        more
                        ```
                        ```expect
                        a
                        ```
                        """)).isEqualTo("""
                        lessons/01-unit/01-a.md:7:1: a `wrong` block ends with `=>` and the message that the answer gets
                            7 | ```wrong
                              | ^^^^^^^^
                        lessons/01-unit/01-a.md:10:1: this `wrong` block has no command before its `=>`
                           10 | ```wrong
                              | ^^^^^^^^
                        lessons/01-unit/01-a.md:15:1: `=>` is followed by the message that the answer gets
                           15 | =>
                              | ^^
                        lessons/01-unit/01-a.md:20:1: `=>` and its message are the last line of a `wrong` block
                           20 | more
                              | ^^^^""");
    }

    @Test
    void aLessonRunsNeitherShellNorJava() {
        assertThat(Read.step("""
                        ```try
                        !rm -rf
                        java x
                        javac
                        ```
                        ```setup
                          !ls
                        ```
                        ```solution sh
                        !x
                        ```
                        ```wrong
                        java
                        => no
                        ```
                        ```solution
                        free 62893 --yes 4711
                        ```
                        ```expect
                        a
                        ```
                        """)).isEqualTo("""
                        lessons/01-unit/01-a.md:8:1: a lesson runs no shell command; `!` is for the learner alone
                            8 | !rm -rf
                              | ^^^^^^^
                        lessons/01-unit/01-a.md:9:1: a lesson runs no Java; `java` is for the learner alone
                            9 | java x
                              | ^^^^
                        lessons/01-unit/01-a.md:13:3: a lesson runs no shell command; `!` is for the learner alone
                           13 |   !ls
                              |   ^^^
                        lessons/01-unit/01-a.md:19:1: a lesson runs no Java; `java` is for the learner alone
                           19 | java
                              | ^^^^
                        lessons/01-unit/01-a.md:23:1: a lesson ends no program; `free` is for the learner alone
                           23 | free 62893 --yes 4711
                              | ^^^^""");
    }

    @Test
    void noLineOfALessonLetsOthersIn() {
        assertThat(Read.step("""
                        ```setup
                        listen 0.0.0.0:0 --expose as z
                        ```
                        ```try
                        send c1 "mind --expose" --expose
                        ```
                        ```expect
                        listener z is listening
                        ```
                        ```solution
                        echo 0 --expose
                        ```
                        ```solution sh
                        homeport run x --expose
                        ```
                        ```wrong
                        serve --expose
                        => no
                        ```
                        ```hint
                        Try `listen 0.0.0.0:0 --expose`.
                        ```
                        """).lines().filter(line -> line.startsWith("lessons/")))
                .containsExactly(said(8, 18), said(11, 25), said(17, 8), said(20, 16), said(23, 7), said(27, 23));
    }

    private static String said(int line, int column) {
        return "lessons/01-unit/01-a.md:" + line + ":" + column
                + ": a lesson opens nothing that other machines can reach; `--expose` is for the learner alone";
    }
}
