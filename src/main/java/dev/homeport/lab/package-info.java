/** Sockets, servers, the ledger, the wire log and the kernel's own view. The one home of sockets and Javalin. */
@NullMarked
package dev.homeport.lab;

import org.jspecify.annotations.NullMarked;
