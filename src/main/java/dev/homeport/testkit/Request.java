package dev.homeport.testkit;

/**
 * A page to ask for with GET.
 *
 * @param url {@code :62893/hello}, or with {@code http://} and a loopback name before it
 */
public record Request(String url) {}
