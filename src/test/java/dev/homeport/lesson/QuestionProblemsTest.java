package dev.homeport.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is said about predict and quiz. Each text is what an author reads. */
class QuestionProblemsTest {
    @Test
    void aPredictionHasAQuestionAndTwoChoices() {
        assertThat(Read.step("""
                        ```predict
                        - A => port 1 is free
                        ```
                        """)).isEqualTo("""
                        lessons/01-unit/01-a.md:7:1: a `predict` block starts with its question
                            7 | ```predict
                              | ^^^^^^^^^^
                        lessons/01-unit/01-a.md:7:1: a `predict` block has at least two choices; a choice is written `- what may happen => the check that is true then`
                            7 | ```predict
                              | ^^^^^^^^^^""");
    }

    @Test
    void everyChoiceHasATextAndACheck() {
        assertThat(Read.step("""
                        ```predict
                        Q?
                        - A => port 1 is free
                        - B
                        * C => x
                        - => port 1 is free
                        - D => port 1 is lisening
                        ```
                        """)).isEqualTo("""
                        lessons/01-unit/01-a.md:10:1: this choice has no check; a choice is written `- what may happen => the check that is true then`
                           10 | - B
                              | ^^^
                        lessons/01-unit/01-a.md:11:1: a choice is written `- what may happen => the check that is true then`
                           11 | * C => x
                              | ^^^^^^^^
                        lessons/01-unit/01-a.md:12:1: this choice has no text; a choice is written `- what may happen => the check that is true then`
                           12 | - => port 1 is free
                              | ^^^^^^^^^^^^^^^^^^^
                        lessons/01-unit/01-a.md:13:18: unknown word `lisening`
                           13 | - D => port 1 is lisening
                              |                  ^^^^^^^^
                              did you mean `listening`?""");
    }

    @Test
    void aQuizHasARightAnswer() {
        assertThat(Read.step("""
                        ```quiz
                        Q?
                        - [ ] a
                        - [ ] b
                        => e
                        ```
                        """)).isEqualTo("""
                        lessons/01-unit/01-a.md:7:1: no answer of this quiz is right; mark one with `- [x]`
                            7 | ```quiz
                              | ^^^^^^^""");
    }

    @Test
    void aQuizHasAWrongAnswerAndAnExplanation() {
        assertThat(Read.step("""
                        ```quiz
                        Q?
                        - [x] a
                        - [x] b
                        ```
                        """)).isEqualTo("""
                        lessons/01-unit/01-a.md:7:1: a `quiz` block ends with `=>` and the explanation
                            7 | ```quiz
                              | ^^^^^^^
                        lessons/01-unit/01-a.md:7:1: every answer of this quiz is right; mark the wrong ones with `- [ ]`
                            7 | ```quiz
                              | ^^^^^^^""");
    }

    @Test
    void anAnswerIsHeldToItsShape() {
        assertThat(Read.step("""
                        ```quiz
                        - [ ] a
                        - [y] b
                        - [x]
                        => e
                        ```
                        """)).isEqualTo("""
                        lessons/01-unit/01-a.md:7:1: a `quiz` block starts with its question
                            7 | ```quiz
                              | ^^^^^^^
                        lessons/01-unit/01-a.md:9:1: an answer is written `- [ ] wrong` or `- [x] right`
                            9 | - [y] b
                              | ^^^^^^^
                        lessons/01-unit/01-a.md:10:1: this answer has no text; an answer is written `- [ ] wrong` or `- [x] right`
                           10 | - [x]
                              | ^^^^^""");
    }

    @Test
    void aQuizHasTwoAnswers() {
        assertThat(Read.step("""
                        ```quiz
                        Q?
                        - [x] a
                        => e
                        ```
                        """)).isEqualTo("""
                        lessons/01-unit/01-a.md:7:1: a `quiz` block has at least two answers; an answer is written `- [ ] wrong` or `- [x] right`
                            7 | ```quiz
                              | ^^^^^^^""");
    }
}
