package dev.homeport.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is said about steps as a whole. Each text is what an author reads. */
class StepProblemsTest {
    @Test
    void aLessonOfProseAloneHasNoStep() {
        assertThat(Read.body("""
                        Only prose.
                        """)).isEqualTo("""
                        lessons/01-unit/01-a.md:5:1: the lesson has no step; a step starts with `## Title`
                            5 | ---
                              | ^^^""");
    }

    @Test
    void stepIdsAreHeldToTheirShape() {
        assertThat(Read.body("""
                        ## Bind {#Ask Zero}
                        ## Two {ask}
                        ## Three {#x} more
                        ## Four {#bind
                        ## {#five}
                        ## ???
                        ## Bind
                        ## Bind
                        ## Port ${l1.port}
                        """)).isEqualTo("""
                        lessons/01-unit/01-a.md:6:9: `Ask Zero` is not an id; an id has lower-case letters, digits and dashes, a letter or digit first, at most 64
                            6 | ## Bind {#Ask Zero}
                              |         ^^^^^^^^^^^
                              did you mean `{#ask-zero}`?
                        lessons/01-unit/01-a.md:7:8: a step's id stands at the end of its title: `## Title {#the-id}`
                            7 | ## Two {ask}
                              |        ^^^^^
                              did you mean `{#ask}`?
                        lessons/01-unit/01-a.md:8:10: a step's id stands at the end of its title: `## Title {#the-id}`
                            8 | ## Three {#x} more
                              |          ^^^^^^^^^
                              did you mean `{#x}`?
                        lessons/01-unit/01-a.md:9:9: a step's id stands at the end of its title: `## Title {#the-id}`
                            9 | ## Four {#bind
                              |         ^^^^^^
                              did you mean `{#bind}`?
                        lessons/01-unit/01-a.md:10:1: a step needs a title: `## Title {#the-id}`
                           10 | ## {#five}
                              | ^^^^^^^^^^
                        lessons/01-unit/01-a.md:11:1: no id can be made of this title; a step's id stands at the end of its title: `## Title {#the-id}`
                           11 | ## ???
                              | ^^^^^^
                        lessons/01-unit/01-a.md:13:1: the step id `bind` is taken by the step on line 12
                           13 | ## Bind
                              | ^^^^^^^""");
    }

    @Test
    void anUnderlinedHeadingIsNoStep() {
        assertThat(Read.body("""
                        A step?
                        -------

                        ## Bind
                        """)).isEqualTo("""
                        lessons/01-unit/01-a.md:6:1: this line is a heading because of the --- below it; a step starts with `## Title`
                            6 | A step?
                              | ^^^^^^^""");
    }

    @Test
    void aBlockBeforeTheFirstStepIsPointedAt() {
        assertThat(Read.body("""
                        ```try
                        listen 0
                        ```

                        ```expect
                        port 1 is free
                        ```
                        ## Bind
                        """)).isEqualTo("""
                        lessons/01-unit/01-a.md:6:1: a `try` block stands before the first step; a step starts with `## Title`
                            6 | ```try
                              | ^^^^^^
                        lessons/01-unit/01-a.md:10:1: an `expect` block stands before the first step; a step starts with `## Title`
                           10 | ```expect
                              | ^^^^^^^^^""");
    }

    @Test
    void aSecondBlockOfAKindThatStandsOnceNamesTheFirst() {
        assertThat(Read.step("""
                        ```try
                        a
                        ```
                        ```try
                        b
                        ```
                        ```expect
                        c
                        ```
                        ```expect
                        d
                        ```
                        ```setup
                        c
                        ```
                        ```setup
                        d
                        ```
                        ```note
                        c
                        ```
                        ```note
                        d
                        ```
                        """)).isEqualTo("""
                        lessons/01-unit/01-a.md:10:1: this step already has a `try` block, on line 7
                           10 | ```try
                              | ^^^^^^
                        lessons/01-unit/01-a.md:16:1: this step already has an `expect` block, on line 13
                           16 | ```expect
                              | ^^^^^^^^^
                        lessons/01-unit/01-a.md:22:1: this step already has a `setup` block, on line 19
                           22 | ```setup
                              | ^^^^^^^^
                        lessons/01-unit/01-a.md:28:1: this step already has a `note` block, on line 25
                           28 | ```note
                              | ^^^^^^^""");
    }

    @Test
    void aSecondQuestionNamesTheFirst() {
        assertThat(Read.step("""
                        ```predict
                        Q?
                        - a => port 1 is free
                        - b => port 2 is free
                        ```
                        ```predict
                        Q?
                        - a => port 1 is free
                        - b => port 2 is free
                        ```
                        ```quiz
                        Q?
                        - [x] a
                        - [ ] b
                        => e
                        ```
                        ```quiz
                        Q?
                        - [x] a
                        - [ ] b
                        => e
                        ```
                        """)).isEqualTo("""
                        lessons/01-unit/01-a.md:12:1: this step already has a `predict` block, on line 7
                           12 | ```predict
                              | ^^^^^^^^^^
                        lessons/01-unit/01-a.md:23:1: this step already has a `quiz` block, on line 17
                           23 | ```quiz
                              | ^^^^^^^""");
    }

    @Test
    void aStepWithAWrongAnswerNeedsSomethingToCheck() {
        assertThat(Read.step("""
                        ```hint
                        x
                        ```
                        ```wrong
                        x
                        => y
                        ```
                        """)).isEqualTo("""
                        lessons/01-unit/01-a.md:10:1: this step has a `wrong` block but nothing to check; add `expect`, `predict` or `quiz`
                           10 | ```wrong
                              | ^^^^^^^^""");
    }

    @Test
    void aStepWithAHintNeedsSomethingToCheck() {
        assertThat(Read.step("""
                        ```hint
                        x
                        ```
                        """)).isEqualTo("""
                        lessons/01-unit/01-a.md:7:1: this step has a `hint` block but nothing to check; add `expect`, `predict` or `quiz`
                            7 | ```hint
                              | ^^^^^^^""");
    }
}
