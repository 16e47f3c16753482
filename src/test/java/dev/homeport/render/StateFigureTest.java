package dev.homeport.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.net.ConnectionState;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StateFigureTest {
    @Test
    void everyStateHasABoxAndEveryLineFits() {
        Set<ConnectionState> boxes = EnumSet.noneOf(ConnectionState.class);
        for (String line : StateFigure.lines()) {
            boxes.addAll(StateFigure.boxes(line));
            assertThat(line.length()).isLessThanOrEqualTo(StateFigure.WIDTH);
        }
        assertThat(boxes).containsExactlyInAnyOrder(ConnectionState.values());
        assertThat(StateFigure.ORDER).containsExactlyInAnyOrder(ConnectionState.values());
    }
}
