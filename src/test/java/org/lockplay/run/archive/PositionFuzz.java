package org.lockplay.run.archive;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.util.List;
import java.util.stream.LongStream;
import org.lockplay.history.Event;
import org.lockplay.history.EventHeader;
import org.lockplay.history.Queried;
import org.lockplay.history.StoreView;

/** Fuzzing target: from any position that a reader names, a stream shows the rest without a gap. */
public final class PositionFuzz {

    private static final int EVENTS = 50;
    private static final RunLog LOG = log();

    private PositionFuzz() {}

    /** Called by the fuzzer. */
    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        long position = data.consumeBoolean() ? data.consumeLong() : data.consumeLong(-2, EVENTS + 2);
        int limit = data.consumeInt(0, Integer.MAX_VALUE);
        List<Long> shown = LOG.after(position, limit).stream().map(Event::seq).toList();
        long first = Math.min(Math.max(position, 0), EVENTS) + 1;
        List<Long> expected =
                LongStream.rangeClosed(first, EVENTS).limit(limit).boxed().toList();
        if (!shown.equals(expected)) {
            throw new IllegalStateException("after " + position + ": " + shown);
        }
    }

    private static RunLog log() {
        RunLog log = new RunLog();
        for (int i = 0; i < EVENTS; i++) {
            log.append(new Queried(EventHeader.of(i, 0), StoreView.of(1, 0)));
        }
        return log;
    }
}
