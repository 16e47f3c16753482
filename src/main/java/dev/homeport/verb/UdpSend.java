package dev.homeport.verb;

import dev.homeport.lab.Lab;
import dev.homeport.lab.LabException;
import dev.homeport.lab.Udp;
import dev.homeport.net.Bytes;
import dev.homeport.net.Endpoint;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.SocketKind;
import dev.homeport.verb.Pick.Wanted;
import dev.homeport.verb.VerbSpec.Kind;
import dev.homeport.verb.VerbSpec.Param;
import java.util.List;
import java.util.Optional;

/** {@code udp send 5353 "ping"}: one datagram. */
final class UdpSend extends LabVerb {
    /** More than fits, so that what happens then can be seen. */
    private static final int MOST_BYTES = 100_000;

    private static final VerbSpec SPEC = new VerbSpec(
            "udp send",
            "UDP",
            "Send one datagram",
            List.of(
                    Params.required("ENDPOINT", Kind.UDP_ENDPOINT),
                    new Param("TEXT", Kind.TEXT, false, true),
                    Params.AS_NAME),
            List.of(
                    Params.option("from", "NAME", Kind.DATAGRAM, "the socket to send from"),
                    Params.option("--bytes", "N", Kind.NUMBER, "instead of a text so many bytes: 0 to 100000"),
                    Params.HEX,
                    Params.WITHIN),
            "Sends the text as one datagram; \"\" sends an empty one. A UDP socket's name stands for its endpoint. Without from,"
                    + " the socket connected there before is used, or a new one is opened and connected: it is told when the port"
                    + " is unreachable, at its next udp send or udp recv (RFC 1122, section 4.1.3.3). A socket of udp bind is not"
                    + " connected, and most systems tell it nothing; an empty datagram needs such a one, and one is opened for it. At most 65507 bytes fit on IPv4, 65527 on IPv6.",
            "udp send 5353 \"ping\"",
            true);

    @Override
    public VerbSpec spec() {
        return SPEC;
    }

    @Override
    void act(Arguments arguments, VerbContext context) throws VerbException, LabException {
        Bytes data = data(arguments);
        Endpoint to = new Places(context)
                .toReachByUdp(EndpointText.parse(arguments.value("ENDPOINT").orElseThrow()));
        Lab lab = context.lab();
        LedgerEntry socket = sender(arguments, to, data.isEmpty(), context);
        lab.udp().send(socket.name(), to, data, Params.act(arguments, context));
        String label = socket.name() + " sent "
                + (data.isEmpty() ? "an empty datagram" : "a datagram of " + Shown.count(data.length(), "byte"))
                + " to "
                + to;
        context.out()
                .accept(
                        data.isEmpty() || arguments.has("--bytes")
                                ? new Report.Done(label)
                                : new Report.Data(label, data, false, arguments.has(Params.HEX.flag())));
        if (socket.remote() == null && !isOurs(lab, to)) {
            context.out()
                    .accept(new Report.Remark(socket.name() + " is not connected: should nobody have the port, it is"
                            + " told nothing; `udp send` without from would be"));
        }
    }

    private static LedgerEntry sender(Arguments arguments, Endpoint to, boolean empty, VerbContext context)
            throws VerbException, LabException {
        Lab lab = context.lab();
        String name = Params.newName(arguments);
        Optional<String> from = arguments.option("from");
        if (from.isPresent()) {
            if (name != null) {
                throw VerbException.badInput(
                        "from and as do not go together", "from names an open socket, as names a new one");
            }
            return new Pick(lab).named(from.get(), Wanted.DATAGRAM);
        }
        if (empty) {
            // Java sends no empty datagram from a connected socket.
            Endpoint here = new Endpoint(to.address(), 0);
            return lab.udp().bind(here, name, false, context.act());
        }
        Optional<LedgerEntry> before = lab.ledger().stream()
                .filter(e -> e.open() && e.kind() == SocketKind.DATAGRAM && to.equals(e.remote()))
                .findFirst();
        return name == null && before.isPresent() ? before.get() : lab.udp().connect(to, name, context.act());
    }

    private static boolean isOurs(Lab lab, Endpoint to) {
        return lab.ledger().stream()
                .anyMatch(e -> e.open() && e.kind().isDatagram() && KernelRows.isSame(to, e.local()));
    }

    private static Bytes data(Arguments arguments) throws VerbException {
        boolean text = !arguments.all("TEXT").isEmpty();
        boolean bytes = arguments.has("--bytes");
        if (text == bytes) {
            throw VerbException.badInput(
                    text ? "a text and --bytes do not go together" : "udp send needs TEXT",
                    text ? "use one of them" : "\"\" is an empty datagram: udp send 5353 \"\"");
        }
        if (text) {
            return Octets.bytes(Params.text(arguments, "TEXT"));
        }
        // Beyond the limit too: that the lab refuses, and says why.
        byte[] filled = new byte[Params.number(arguments, "--bytes", Udp.MOST_V4, 0, MOST_BYTES)];
        for (int i = 0; i < filled.length; i++) {
            filled[i] = (byte) ('0' + i % 10);
        }
        return Bytes.of(filled);
    }
}
