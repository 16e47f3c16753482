package dev.homeport.testkit.samples;

import dev.homeport.net.Port;
import dev.homeport.testkit.LabExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Asks for all its tests what belongs to one. */
@ExtendWith(LabExtension.class)
public class TooEarly {
    @BeforeAll
    static void start(Port port) {
        Samples.GIVEN.add(port);
    }

    @Test
    void runs() {}
}
