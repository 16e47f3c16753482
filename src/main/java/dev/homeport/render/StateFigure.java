package dev.homeport.render;

import dev.homeport.net.ConnectionState;
import java.util.ArrayList;
import java.util.List;

/**
 * TCP's state machine as a figure. Each arrow of {@link dev.homeport.net.StateTransition} that RFC 9293, figure 5, draws is in it:
 * what brings it, and behind a slash what TCP sends then.
 */
final class StateFigure {
    /** In the order in which a connection meets them. */
    static final List<ConnectionState> ORDER = List.of(
            ConnectionState.CLOSED,
            ConnectionState.LISTEN,
            ConnectionState.SYN_SENT,
            ConnectionState.SYN_RECEIVED,
            ConnectionState.ESTABLISHED,
            ConnectionState.FIN_WAIT_1,
            ConnectionState.FIN_WAIT_2,
            ConnectionState.CLOSING,
            ConnectionState.TIME_WAIT,
            ConnectionState.CLOSE_WAIT,
            ConnectionState.LAST_ACK);

    static final int WIDTH = 78;

    private static final String FIGURE = """
                     passive OPEN         +---------------+     active OPEN / SYN
                 +------------------------|     CLOSED    |-------------------------+
                 |                        +---------------+                         |
                 |              CLOSE         ^       ^       CLOSE                 |
                 |      +---------------------+       +----------------------+      |
                 |      |                                                    |      |
                 v      |                                                    |      v
            +---------------+                SEND / SYN                  +---------------+
            |     LISTEN    |------------------------------------------->|    SYN-SENT   |
            +---------------+                                            +---------------+
                |       ^ up: RST                                            |       |
                v       | down: SYN / SYN, ACK                               |       |
            +---------------+                         SYN / SYN, ACK         |       |
            |  SYN-RECEIVED |<-----------------------------------------------+       |
            +---------------+                                                        |
                |       |                                                            |
                |       |  ACK of SYN     +---------------+     SYN, ACK / ACK       |
                |       +---------------->|  ESTABLISHED  |<-------------------------+
                |                         +---------------+
                | CLOSE / FIN                 |       |
                v                             |       |
            +---------------+  CLOSE / FIN    |       |  FIN / ACK       +---------------+
            |   FIN-WAIT-1  |<----------------+       +----------------->|   CLOSE-WAIT  |
            +---------------+                                            +---------------+
                |       |       FIN / ACK                                        |
                |       +-------------------------+                  CLOSE / FIN |
                v ACK of FIN                      v                              v
            +---------------+             +---------------+              +---------------+
            |   FIN-WAIT-2  |             |    CLOSING    |              |    LAST-ACK   |
            +---------------+             +---------------+              +---------------+
                    |                 ACK of FIN  |                  ACK of FIN  |
                    |                             v                              v
                    |  FIN / ACK          +---------------+  2 MSL pass  +---------------+
                    +-------------------->|   TIME-WAIT   |------------->|     CLOSED    |
                                          +---------------+              +---------------+
            """;

    private StateFigure() {}

    static List<String> lines() {
        return FIGURE.lines().toList();
    }

    /** The states whose boxes are on the line, from the left. */
    static List<ConnectionState> boxes(String line) {
        List<ConnectionState> boxes = new ArrayList<>();
        for (int at = line.indexOf('|'); at >= 0; at = line.indexOf('|', at + 1)) {
            int end = line.indexOf('|', at + 1);
            if (end > at) {
                ConnectionState.parse(line.substring(at + 1, end).strip()).ifPresent(boxes::add);
            }
        }
        return boxes;
    }
}
