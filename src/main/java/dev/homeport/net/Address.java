package dev.homeport.net;

/** Where a socket is reached: an IP address with a port, or the path of a Unix domain socket. */
public sealed interface Address permits Endpoint, UnixPath {}
