package dev.homeport.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpareFilesTest {
    private static final int OPEN = 10;

    @TempDir
    Path open;

    @Test
    void theLastDescriptorsAreNotTakenEvenToSeeWhetherTheyAreThere() throws IOException {
        assertThat(holds(OPEN + SpareFiles.COUNT + SpareFiles.MARGIN)).isFalse();
        assertThat(holds(OPEN + SpareFiles.COUNT + SpareFiles.MARGIN + 1)).isTrue();
    }

    @Test
    void enoughAreLeftToStartAProcessWith() throws IOException {
        holds(0);
        assertThat(new SpareFiles(OPEN + SpareFiles.MARGIN, open).leaveOneMore(OPEN))
                .isFalse();
        assertThat(new SpareFiles(OPEN + SpareFiles.MARGIN + 1, open).leaveOneMore(OPEN))
                .isTrue();
    }

    @Test
    void whatIsOpenIsNotCountedForEachClient() throws IOException {
        holds(0);
        SpareFiles spare = new SpareFiles(OPEN + 4 * SpareFiles.MARGIN, open);
        assertThat(spare.leaveOneMore(OPEN)).isTrue();
        for (int i = 0; i < 4 * SpareFiles.MARGIN; i++) {
            Files.write(open.resolve("more" + i), new byte[0]);
        }
        assertThat(spare.leaveOneMore(OPEN + 1)).isTrue();
        assertThat(spare.leaveOneMore(OPEN + 2 * SpareFiles.MARGIN)).isFalse();
    }

    @Test
    void whereTheSystemDoesNotTellTheyAreTaken() {
        SpareFiles spare = new SpareFiles(0, open.resolve("none"));
        assertThat(spare.hold()).isTrue();
        spare.release();
    }

    private boolean holds(int limit) throws IOException {
        for (int i = 0; i < OPEN; i++) {
            Files.write(open.resolve("fd" + i), new byte[0]);
        }
        SpareFiles spare = new SpareFiles(limit, open);
        boolean held = spare.hold();
        spare.release();
        return held;
    }
}
