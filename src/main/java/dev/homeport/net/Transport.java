package dev.homeport.net;

/** The two transports whose tables the kernel shows. */
public enum Transport {
    TCP,
    UDP
}
