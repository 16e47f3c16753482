package dev.homeport.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is said about front matter. Each text is what an author reads. */
class FrontMatterProblemsTest {
    @Test
    void aFileWithoutFrontMatterIsToldHowToStart() {
        assertThat(Read.problems("""
                        # Hello

                        ## Bind
                        """)).isEqualTo("""
                        lessons/01-unit/01-a.md:1:1: a lesson starts with --- and its front matter: id, title, minutes
                            1 | # Hello
                              | ^^^^^^^""");
    }

    @Test
    void frontMatterThatIsNeverClosedEndsAtTheFirstHeading() {
        assertThat(Read.problems("""
                        ---
                        id: a
                        title: b
                        minutes: 3

                        ## Bind
                        """)).isEqualTo("""
                        lessons/01-unit/01-a.md:1:1: the front matter is never closed; end it with a line ---
                            1 | ---
                              | ^^^""");
    }

    @Test
    void missingKeysAreNamedOneByOne() {
        assertThat(Read.problems("""
                        ---
                        id: a
                        ---
                        ## Bind
                        """)).isEqualTo("""
                        lessons/01-unit/01-a.md:1:1: the front matter has no `title`
                            1 | ---
                              | ^^^
                        lessons/01-unit/01-a.md:1:1: the front matter has no `minutes`
                            1 | ---
                              | ^^^""");
    }

    @Test
    void everyBadLineIsNamedAtOnce() {
        assertThat(Read.problems("""
                        ---
                        id: Bind It
                        titel: x
                        minutes: 0
                        id: b
                        colour: red
                        just words
                        needs: a, B,a
                        ---
                        ## Bind
                        """)).isEqualTo("""
                        lessons/01-unit/01-a.md:2:5: `Bind It` is not an id; an id has lower-case letters, digits and dashes, a letter or digit first, at most 64
                            2 | id: Bind It
                              |     ^^^^^^^
                              did you mean `bind-it`?
                        lessons/01-unit/01-a.md:3:1: unknown key `titel`
                            3 | titel: x
                              | ^^^^^
                              did you mean `title`?
                        lessons/01-unit/01-a.md:4:10: `minutes` is a whole number from 1 to 240
                            4 | minutes: 0
                              |          ^
                        lessons/01-unit/01-a.md:5:1: `id` is given twice; first on line 2
                            5 | id: b
                              | ^^
                        lessons/01-unit/01-a.md:6:1: unknown key `colour`; the keys are id, title, minutes, needs
                            6 | colour: red
                              | ^^^^^^
                        lessons/01-unit/01-a.md:7:1: a line of front matter is written `key: value`
                            7 | just words
                              | ^^^^^^^^^^
                        lessons/01-unit/01-a.md:8:11: `B` is not an id; an id has lower-case letters, digits and dashes, a letter or digit first, at most 64
                            8 | needs: a, B,a
                              |           ^
                              did you mean `b`?
                        lessons/01-unit/01-a.md:8:13: `needs` names `a` twice
                            8 | needs: a, B,a
                              |             ^""");
    }

    @Test
    void aKeyWithoutAValueIsNamedOnce() {
        assertThat(Read.problems("""
                        ---
                        id:
                        title: x
                        minutes: 5 minutes
                        ---
                        ## Bind
                        """)).isEqualTo("""
                        lessons/01-unit/01-a.md:2:1: `id` has no value
                            2 | id:
                              | ^^
                        lessons/01-unit/01-a.md:4:10: `minutes` is a whole number from 1 to 240
                            4 | minutes: 5 minutes
                              |          ^^^^^^^^^""");
    }
}
