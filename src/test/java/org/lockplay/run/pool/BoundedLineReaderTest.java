package org.lockplay.run.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BoundedLineReaderTest {

    @Test
    void linesAreReadWholeAcrossBuffers() throws Exception {
        String wide = "买家 " + "x".repeat(20_000);
        BoundedLineReader lines = reader("first\n\n" + wide + "\nlast\n", 30_000);

        assertThat(lines.readLine()).isEqualTo("first");
        assertThat(lines.readLine()).isEmpty();
        assertThat(lines.readLine()).isEqualTo(wide);
        assertThat(lines.readLine()).isEqualTo("last");
        assertThat(lines.readLine()).isNull();
    }

    @Test
    void aLineThatWasCutOffIsDropped() throws Exception {
        BoundedLineReader lines = reader("whole\n{\"kind\":\"re", 100);

        assertThat(lines.readLine()).isEqualTo("whole");
        assertThat(lines.readLine()).isNull();
    }

    @Test
    void aLineOverTheLimitIsAnError() throws Exception {
        BoundedLineReader lines = reader("x".repeat(100) + "\n" + "x".repeat(101) + "\n", 100);

        assertThat(lines.readLine()).hasSize(100);
        assertThatThrownBy(lines::readLine).isInstanceOf(IOException.class).hasMessageContaining("100");
    }

    private static BoundedLineReader reader(String text, int maxLine) {
        return new BoundedLineReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), maxLine);
    }
}
