/** Values only, in the words of the RFCs: ports, endpoints, states, wire events and what a look at the machine saw. */
@NullMarked
package dev.homeport.net;

import org.jspecify.annotations.NullMarked;
