/**
 * What check sentences say of servers outside of the playground, held against what is right. The tables in
 * {@code src/test/resources/truth} name a server by its script, what is typed, a sentence, and the right verdict; each row is
 * tried with the server written in Java, Python and Node, each a program of its own.
 */
@org.jspecify.annotations.NullMarked
package dev.homeport.truth;
