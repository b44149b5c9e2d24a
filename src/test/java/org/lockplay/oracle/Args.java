package org.lockplay.oracle;

import java.util.List;
import org.lockplay.verdict.Finding;

/** Reads the arguments of findings. */
final class Args {

    private Args() {}

    static int buyer(Finding finding, String name) {
        return (int) finding.number(name);
    }

    /** The buyers that a finding lists. */
    static List<Integer> buyers(Finding finding, String name) {
        return finding.args().get(name) instanceof List<?> list
                ? list.stream().map(number -> ((Long) number).intValue()).toList()
                : List.of();
    }

    /** Whether a finding's duration is positive and equals another, to the microsecond. */
    static boolean isAbout(long said, long is) {
        return said > 0 && Math.abs(said - is) <= 1_000;
    }
}
