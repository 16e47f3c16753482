package dev.homeport.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is said about Markdown that a terminal cannot show. Each text is what an author reads. */
class ProseProblemsTest {
    @Test
    void htmlAndPicturesAreNotShown() {
        assertThat(Read.step("""
                        <div>x</div>

                        Write <b>x</b> and ![p](q.png) now.
                        """)).isEqualTo("""
                        lessons/01-unit/01-a.md:7:1: HTML is not shown in a terminal; to show it as it is, set it in backticks
                            7 | <div>x</div>
                              | ^^^^^^^^^^^^
                        lessons/01-unit/01-a.md:9:7: HTML is not shown in a terminal; to show it as it is, set it in backticks
                            9 | Write <b>x</b> and ![p](q.png) now.
                              |       ^^^
                        lessons/01-unit/01-a.md:9:11: HTML is not shown in a terminal; to show it as it is, set it in backticks
                            9 | Write <b>x</b> and ![p](q.png) now.
                              |           ^^^^
                        lessons/01-unit/01-a.md:9:20: pictures are not shown in a terminal; say it in words or draw it in a ```text listing
                            9 | Write <b>x</b> and ![p](q.png) now.
                              |                    ^^^^^^^^^^^""");
    }

    @Test
    void anEntityCannotSmuggleInAControlCharacter() {
        assertThat(Read.step("""
                        An &#27;[31m entity and [a link](http://x/&#x202e;).
                        """)).isEqualTo("""
                        lessons/01-unit/01-a.md:7:1: control character U+001B (escape); remove it
                            7 | An &#27;[31m entity and [a link](http://x/&#x202e;).
                              | ^^^^^^^^^^^^^^^^^^^^^^^^
                        lessons/01-unit/01-a.md:7:25: invisible character U+202E (right-to-left override); remove it
                            7 | An &#27;[31m entity and [a link](http://x/&#x202e;).
                              |                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^""");
    }

    @Test
    void aBlockInAListOrAQuoteOrAnIndentIsMisplaced() {
        assertThat(Read.step("""
                        - x
                          ```try
                          listen 0
                          ```

                        > ```expect
                        > port 1 is free
                        > ```

                        text

                            ```try
                            listen 0
                            ```
                        """)).isEqualTo("""
                        lessons/01-unit/01-a.md:8:3: a block such as `try` stands at the left margin, not in a list, a quote or another block
                            8 |   ```try
                              |   ^^^^^^
                        lessons/01-unit/01-a.md:12:3: a block such as `expect` stands at the left margin, not in a list, a quote or another block
                           12 | > ```expect
                              |   ^^^^^^^^^
                        lessons/01-unit/01-a.md:18:5: a block such as `try` stands at the left margin, not in a list, a quote or another block
                           18 |     ```try
                              |     ^^^^^^""");
    }

    @Test
    void aBlockInsideAHintIsMisplacedAndItsProseIsRead() {
        assertThat(Read.step("""
                        ````hint
                        ```try
                        x
                        ```
                        ```txet
                        ```
                        <br>
                        ````
                        ```expect
                        a
                        ```
                        """)).isEqualTo("""
                        lessons/01-unit/01-a.md:8:1: a block such as `try` stands at the left margin, not in a list, a quote or another block
                            8 | ```try
                              | ^^^^^^
                        lessons/01-unit/01-a.md:11:4: unknown block `txet`
                           11 | ```txet
                              |    ^^^^
                              did you mean `text` or `txt`?
                        lessons/01-unit/01-a.md:13:1: HTML is not shown in a terminal; to show it as it is, set it in backticks
                           13 | <br>
                              | ^^^^""");
    }

    @Test
    void aFenceLeftOpenInAListIsNamed() {
        assertThat(Read.step("""
                        - x
                          ```text
                          y

                        z
                        """)).isEqualTo("""
                        lessons/01-unit/01-a.md:8:3: this fence is never closed before the text around it ends
                            8 |   ```text
                              |   ^^^^^^^""");
    }

    @Test
    void nestingIsBounded() {
        assertThat(Read.step("""
                        > > > > > deep

                        *a **b *c **d *e* d** c* b** a*
                        """)).isEqualTo("""
                        lessons/01-unit/01-a.md:7:9: lists and quotes are nested deeper than 4 levels
                            7 | > > > > > deep
                              |         ^^^^^^
                        lessons/01-unit/01-a.md:9:15: emphasis and links are nested deeper than 4 levels
                            9 | *a **b *c **d *e* d** c* b** a*
                              |               ^^^""");
    }
}
