package dev.homeport.kernel;

import dev.homeport.net.KernelSocket;
import dev.homeport.net.Observed;
import dev.homeport.net.Owner;
import java.util.List;

/** Where this system tells of sockets and of the processes that have them. Nothing is kept from one question to the next. */
interface SocketSource {
    /** The TCP and UDP sockets of all processes, as they are now. */
    Observed<List<KernelSocket>> rows();

    /** Who a process is now: exec(2) gives it another name, and keeps its id and its start. */
    Observed<Owner> process(int pid);
}
