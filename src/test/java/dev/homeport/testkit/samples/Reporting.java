package dev.homeport.testkit.samples;

import dev.homeport.testkit.LabExtension;
import dev.homeport.testkit.LeakPolicy;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Chooses its own policy. */
public class Reporting {
    @RegisterExtension
    final LabExtension lab = LabExtension.with(LeakPolicy.REPORT);

    @Test
    void forgetsItsServer() throws IOException {
        Samples.forgotten = Samples.open();
    }
}
