/**
 * The checks of lessons for JUnit tests: {@link dev.homeport.testkit.LabExtension} gives a test its lab, ports and sockets
 * and closes them, and {@link dev.homeport.testkit.HomeportAssertions} asks the same sentences, with the same answers, as a
 * lesson's {@code expect} and the prompt's {@code check}.
 */
@NullMarked
package dev.homeport.testkit;

import org.jspecify.annotations.NullMarked;
