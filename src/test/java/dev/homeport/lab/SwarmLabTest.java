package dev.homeport.lab;

import dev.homeport.net.EchoMode;
import dev.homeport.net.Endpoint;
import dev.homeport.net.SwarmPlan;
import dev.homeport.net.SwarmResult;
import java.time.Duration;

/** A lab that loads servers with many clients at once. */
abstract class SwarmLabTest extends LabTest {
    static final Duration PATIENCE = Duration.ofSeconds(20);

    SwarmResult swarm(Endpoint to, SwarmPlan plan) throws LabException {
        return lab.swarms().run(to, plan, at -> {}, act());
    }

    static SwarmPlan plan(int clients, long messages, int size, int pipeline) {
        return new SwarmPlan(clients, messages, size, pipeline, null, PATIENCE, 1);
    }

    Endpoint echo(EchoMode mode) throws LabException {
        return local(lab.echo(ANY_PORT, "e", new EchoSettings(mode, mode.usualClients(), true), false, act()));
    }
}
