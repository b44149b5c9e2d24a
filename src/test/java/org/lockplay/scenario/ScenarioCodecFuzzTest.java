package org.lockplay.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * For any input, the decoder returns a scenario or an error, with little memory. {@code -Dlockplay.fuzz.inputs=1000000}
 * tries a million inputs.
 */
class ScenarioCodecFuzzTest {

    private static final int INPUTS = Integer.getInteger("lockplay.fuzz.inputs", 20_000);
    private static final long SEED = Long.getLong("lockplay.fuzz.seed", 42);
    private static final long MOST_BYTES = 4L << 20;

    private final Random random = new Random(SEED);
    private final ScenarioCodec codec = new ScenarioCodec(Limits.DEFAULT);
    private final RandomScenarios scenarios = new RandomScenarios(SEED);

    @Test
    void nothingBringsTheDecoderDown() throws Exception {
        ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int refused = 0;
        long most = 0;
        for (int i = 0; i < INPUTS; i++) {
            String link = input();
            long before = memory.getCurrentThreadAllocatedBytes();
            try {
                codec.decode(link);
            } catch (LinkException e) {
                refused++;
            } catch (RuntimeException e) {
                throw new AssertionError("input " + i + ": " + link, e);
            }
            most = Math.max(most, memory.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(refused).isBetween(INPUTS / 2, INPUTS - 1);
        assertThat(most).as("bytes for one input").isLessThan(MOST_BYTES);
    }

    private String input() throws Exception {
        return switch (random.nextInt(6)) {
            case 0 -> "s1=" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(random.nextInt(200)));
            case 1 -> new String(bytes(random.nextInt(60)), StandardCharsets.ISO_8859_1);
            case 2 -> changed(ScenarioCodec.encode(scenarios.next()));
            case 3 -> ScenarioCodecTest.packed(changed(ScenarioWriter.canonical(scenarios.next())));
            case 4 -> ScenarioCodecTest.packed(bytes(random.nextInt(500)));
            default ->
                random.nextInt(50) == 0
                        ? ScenarioCodecTest.packed(new byte[random.nextInt(2_000_000)])
                        : ScenarioCodec.encode(scenarios.next());
        };
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private String changed(String text) {
        StringBuilder changed = new StringBuilder(text);
        for (int i = random.nextInt(4); i >= 0 && changed.length() > 1; i--) {
            int at = random.nextInt(changed.length());
            switch (random.nextInt(4)) {
                case 0 -> changed.deleteCharAt(at);
                case 1 -> changed.insert(at, (char) (32 + random.nextInt(95)));
                case 2 -> changed.setCharAt(at, (char) (32 + random.nextInt(95)));
                default -> changed.setLength(at);
            }
        }
        return changed.toString();
    }
}
