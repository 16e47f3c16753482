package dev.homeport.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is said about values and check sentences. Each text is what an author reads. */
class ValueProblemsTest {
    @Test
    void anUnclearSentenceIsPointedAtBehindItsValue() {
        assertThat(Read.step("""
                        ```try
                        listen 0 as web
                        ```
                        ```expect
                        port ${web.port} is lisening
                          connection from ${web.local} to ${web.remote} is lisening
                        port lisening
                        ```
                        """)).isEqualTo("""
                        lessons/01-unit/01-a.md:11:21: unknown word `lisening`
                           11 | port ${web.port} is lisening
                              |                     ^^^^^^^^
                              did you mean `listening`?
                        lessons/01-unit/01-a.md:12:52: unknown word `lisening`
                           12 |   connection from ${web.local} to ${web.remote} is lisening
                              |                                                    ^^^^^^^^
                              did you mean `listening`?
                        lessons/01-unit/01-a.md:13:6: unknown word `lisening`
                           13 | port lisening
                              |      ^^^^^^^^
                              did you mean `listening`?""");
    }

    @Test
    void anUnknownPropertyIsPointedAt() {
        assertThat(Read.step("""
                        ```try
                        listen 0 as web
                        ```
                        ```expect
                        port ${web.prot} is free
                        port ${web} is free
                        port ${kernel.ephemral} is ${kernel.ephemeral}
                        port ${l1.foo} is ${kernel.x}
                        ```
                        """)).isEqualTo("""
                        lessons/01-unit/01-a.md:11:12: `web` has no property `prot`
                           11 | port ${web.prot} is free
                              |            ^^^^
                              did you mean `port`?
                        lessons/01-unit/01-a.md:12:6: `web` needs a property
                           12 | port ${web} is free
                              |      ^^^^^^
                              did you mean `${web.port}`, `${web.local}` or `${web.remote}`?
                        lessons/01-unit/01-a.md:13:15: `kernel` has no property `ephemral`
                           13 | port ${kernel.ephemral} is ${kernel.ephemeral}
                              |               ^^^^^^^^
                              did you mean `ephemeral`?
                        lessons/01-unit/01-a.md:14:11: `l1` has no property `foo`; it has local.port, remote.port, port, local, remote
                           14 | port ${l1.foo} is ${kernel.x}
                              |           ^^^
                        lessons/01-unit/01-a.md:14:28: `kernel` has no property `x`; it has ephemeral, ephemeral.first, ephemeral.last
                           14 | port ${l1.foo} is ${kernel.x}
                              |                            ^""");
    }

    @Test
    void anUnknownNameIsPointedAt() {
        assertThat(Read.step("""
                        ```try
                        listen 0 as web
                        ```
                        ```expect
                        port ${wbe.port} is free
                        port ${other.port} is free
                        port ${we b.port} is free
                        port ${e1.1.remote.port} is ${
                        ```
                        """)).isEqualTo("""
                        lessons/01-unit/01-a.md:11:8: nothing in this step or an earlier one is named `wbe`
                           11 | port ${wbe.port} is free
                              |        ^^^
                              did you mean `web`?
                        lessons/01-unit/01-a.md:12:8: nothing in this step or an earlier one is named `other`; a command names what it opens with `as NAME`
                           12 | port ${other.port} is free
                              |        ^^^^^
                        lessons/01-unit/01-a.md:13:8: a value is written `${NAME.port}`
                           13 | port ${we b.port} is free
                              |        ^^^^
                        lessons/01-unit/01-a.md:14:29: `${` is never closed; a value is written `${NAME.port}`
                           14 | port ${e1.1.remote.port} is ${
                              |                             ^^""");
    }

    @Test
    void aNameThatOnlyALaterStepMakesIsUnknown() {
        assertThat(Read.step("""
                        Port ${later.port} of
                        > `${l1.port}` and ${later.port}

                        ## Two
                        ```try
                        listen 0 as later
                        ```
                        Here ${later.port} is known.
                        """)).isEqualTo("""
                        lessons/01-unit/01-a.md:7:8: nothing in this step or an earlier one is named `later`; a command names what it opens with `as NAME`
                            7 | Port ${later.port} of
                              |        ^^^^^
                        lessons/01-unit/01-a.md:8:22: nothing in this step or an earlier one is named `later`; a command names what it opens with `as NAME`
                            8 | > `${l1.port}` and ${later.port}
                              |                      ^^^^^""");
    }

    @Test
    void everyTextIsLookedAt() {
        assertThat(Read.step("""
                        ```hint
                        ${a.port}
                        ```
                        ```wrong
                        listen ${b.port}
                        => ${c.port}
                        ```
                        ```quiz
                        ${d.port}?
                        - [x] ${f.port}
                        - [ ] b
                        => ${g.port}
                        ```
                        ```note
                        ${h.port}
                        ```
                        ```predict
                        ${i.port}?
                        - ${j.port} => port ${k.port} is free
                        - b => port 1 is free
                        ```
                        """)).isEqualTo("""
                        lessons/01-unit/01-a.md:8:3: nothing in this step or an earlier one is named `a`; a command names what it opens with `as NAME`
                            8 | ${a.port}
                              |   ^
                        lessons/01-unit/01-a.md:11:10: nothing in this step or an earlier one is named `b`; a command names what it opens with `as NAME`
                           11 | listen ${b.port}
                              |          ^
                        lessons/01-unit/01-a.md:12:6: nothing in this step or an earlier one is named `c`; a command names what it opens with `as NAME`
                           12 | => ${c.port}
                              |      ^
                        lessons/01-unit/01-a.md:15:3: nothing in this step or an earlier one is named `d`; a command names what it opens with `as NAME`
                           15 | ${d.port}?
                              |   ^
                        lessons/01-unit/01-a.md:16:9: nothing in this step or an earlier one is named `f`; a command names what it opens with `as NAME`
                           16 | - [x] ${f.port}
                              |         ^
                        lessons/01-unit/01-a.md:18:6: nothing in this step or an earlier one is named `g`; a command names what it opens with `as NAME`
                           18 | => ${g.port}
                              |      ^
                        lessons/01-unit/01-a.md:21:3: nothing in this step or an earlier one is named `h`; a command names what it opens with `as NAME`
                           21 | ${h.port}
                              |   ^
                        lessons/01-unit/01-a.md:24:3: nothing in this step or an earlier one is named `i`; a command names what it opens with `as NAME`
                           24 | ${i.port}?
                              |   ^
                        lessons/01-unit/01-a.md:25:5: nothing in this step or an earlier one is named `j`; a command names what it opens with `as NAME`
                           25 | - ${j.port} => port ${k.port} is free
                              |     ^
                        lessons/01-unit/01-a.md:25:23: nothing in this step or an earlier one is named `k`; a command names what it opens with `as NAME`
                           25 | - ${j.port} => port ${k.port} is free
                              |                       ^""");
    }

    @Test
    void aSpaceThatPartsNoWordsIsNamed() {
        assertThat(Read.step("""
                        ```try
                        listen\u00a00
                        ```
                        ```expect
                        port\u20031 is free
                        ```
                        """)).isEqualTo("""
                        lessons/01-unit/01-a.md:8:7: unusual space U+00A0 (no-break space); write a plain space
                            8 | listen\u00a00
                              |       ^
                        lessons/01-unit/01-a.md:11:5: unusual space U+2003 (em space); write a plain space
                           11 | port\u20031 is free
                              |     ^""");
    }
}
