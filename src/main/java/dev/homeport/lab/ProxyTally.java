package dev.homeport.lab;

import java.util.concurrent.atomic.AtomicLong;

/** What a proxy counts. Safe to use from several threads. */
final class ProxyTally {
    final AtomicLong accepted = new AtomicLong();
    final AtomicLong refused = new AtomicLong();
    final AtomicLong toServer = new AtomicLong();
    final AtomicLong toClient = new AtomicLong();
}
