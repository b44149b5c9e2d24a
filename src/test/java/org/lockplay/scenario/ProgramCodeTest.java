package org.lockplay.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgramCodeTest {

    @ParameterizedTest
    @CsvSource({
        "'read\ntake\nthink 9\nwrite 9', true, 0",
        "'think 9\nlock\nread\ntake\nthink 5\nwrite 3\nunlock\nthink 9', true, 10",
        "'think 9\nlock\nread\ntake\nthink 5\nwrite 3\nunlock\nthink 9', false, 7",
        "'lock\nthink 5\nunlock\nlock\nthink 4\nthink 4\nunlock', true, 12",
        "'with lock:\n  think 5\n  think 1\nthink 9', true, 10",
        "'lock\nthink 5\nthink 9', true, 18",
    })
    void theLockIsHeldForAsLongAsTheProgramThinksAndWritesUnderIt(String text, boolean writesToFile, long ms)
            throws Exception {
        assertThat(ProgramCode.of(ProgramParser.parse(text)).longestHoldMs(writesToFile, 2))
                .isEqualTo(ms);
    }
}
