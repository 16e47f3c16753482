package dev.homeport.lab;

import dev.homeport.net.EchoMode;
import dev.homeport.net.Endpoint;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What each way of serving costs, and what the wire log adds: the servers take turns, and a ratio is taken inside one round.
 * A main and no test, because a busy machine must not fail a build.
 */
final class EchoBench {
    private static final int ROUNDS = 7;
    private static final int SIZE = 32;
    private static final long ROUND_NANOS = 300_000_000;
    private static final int MESSAGES = 5_000_000;

    private final PrintStream out;

    private EchoBench(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) throws Exception {
        EchoBench bench = new EchoBench(System.out);
        bench.log();
        bench.roundTrips();
    }

    /** The log alone: no socket. */
    private void log() {
        WireLog log = new WireLog(new ProbePorts());
        Party party = new Party(
                "e",
                1,
                Endpoint.loopback(1).toSocketAddress(),
                Endpoint.loopback(2).toSocketAddress());
        ByteBuffer message = ByteBuffer.allocateDirect(SIZE);
        List<Double> each = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            long began = System.nanoTime();
            for (int i = 0; i < MESSAGES; i++) {
                log.lock();
                log.addEchoed(party, message, SIZE, SIZE, System.nanoTime());
                log.unlock();
            }
            each.add((double) (System.nanoTime() - began) / MESSAGES);
        }
        out.printf("wire log, one echoed message of %d bytes: %.0f ns (median of %d)%n", SIZE, median(each), ROUNDS);
    }

    private void roundTrips() throws Exception {
        Map<EchoMode, List<Double>> ratios = new EnumMap<>(EchoMode.class);
        Map<EchoMode, List<Double>> logged = new EnumMap<>(EchoMode.class);
        for (int round = -1; round < ROUNDS; round++) {
            for (EchoMode mode : EchoMode.values()) {
                if (mode == EchoMode.VIRTUAL && !ServerThreads.hasVirtual()) {
                    continue;
                }
                double on = roundTrip(mode, true);
                double off = roundTrip(mode, false);
                if (round >= 0) {
                    logged.computeIfAbsent(mode, m -> new ArrayList<>()).add(on);
                    ratios.computeIfAbsent(mode, m -> new ArrayList<>()).add(on / off);
                }
            }
        }
        logged.forEach((mode, times) -> out.printf(
                "%-8s round trip %.1f us, with the wire log on / off: %.2f%n",
                mode.word(), median(times) / 1_000, median(ratios.get(mode))));
    }

    /** Mean nanoseconds of one message there and back. */
    private static double roundTrip(EchoMode mode, boolean wire) throws LabException, IOException {
        try (Lab lab = Lab.open(LabSettings.USUAL)) {
            EchoSettings settings = new EchoSettings(mode, mode.usualClients(), wire);
            Endpoint at = LabTest.local(lab.echo(LabTest.ANY_PORT, "e", settings, false, LabTest.act()));
            try (SocketChannel client = SocketChannel.open(at.toSocketAddress())) {
                ByteBuffer message = ByteBuffer.allocateDirect(SIZE);
                long began = System.nanoTime();
                long count = 0;
                for (; System.nanoTime() - began < ROUND_NANOS; count++) {
                    client.write(message.clear());
                    message.clear();
                    while (message.hasRemaining() && client.read(message) >= 0) {
                        // One message can come in parts.
                    }
                }
                return (double) (System.nanoTime() - began) / count;
            }
        }
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
