package dev.homeport.testkit;

/**
 * Something that a test left behind.
 *
 * @param grave whether only the test could have ended it
 */
record Leak(String text, boolean grave) {}
