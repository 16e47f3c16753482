package dev.homeport.net;

/** What came back from an echo probe, up to the payload's length, and how it ended. */
public record EchoAnswer(Bytes received, ProbeEnd end) {}
