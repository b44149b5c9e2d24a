package org.lockplay.worker;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import org.lockplay.store.Pause;
import org.lockplay.store.Reading;
import org.lockplay.store.Store;
import org.lockplay.store.StoreException;
import org.lockplay.store.WriteResult;

/** A store that keeps what is written to it, or returns scripted results. */
final class ScriptedStore implements Store {

    private final Deque<Reading> readings = new ArrayDeque<>();
    private final Deque<WriteResult> results = new ArrayDeque<>();
    private Reading.Count content;
    private OptionalLong lastToken = OptionalLong.empty();
    private boolean broken;
    private Runnable bug = () -> {};

    ScriptedStore(long count) {
        this.content = new Reading.Count(count, 0);
    }

    ScriptedStore thatReads(Reading... next) {
        readings.addAll(List.of(next));
        return this;
    }

    ScriptedStore thatAnswersWrites(WriteResult... next) {
        results.addAll(List.of(next));
        return this;
    }

    ScriptedStore thatIsBroken() {
        broken = true;
        return this;
    }

    ScriptedStore thatThrows(RuntimeException always) {
        bug = () -> {
            throw always;
        };
        return this;
    }

    ScriptedStore thatCannotLoadItsClasses() {
        bug = () -> {
            throw new NoClassDefFoundError("org/postgresql/Missing");
        };
        return this;
    }

    Reading.Count content() {
        return content;
    }

    OptionalLong lastToken() {
        return lastToken;
    }

    @Override
    public Reading read() throws StoreException {
        if (broken) {
            throw new StoreException("the store is gone", null);
        }
        bug.run();
        return readings.isEmpty() ? content : readings.poll();
    }

    @Override
    public WriteResult write(long count, long version, OptionalLong token, Pause pause) throws InterruptedException {
        lastToken = token;
        pause.pass();
        if (!results.isEmpty()) {
            return results.poll();
        }
        content = new Reading.Count(count, version + 1);
        return new WriteResult.Written(count, version + 1);
    }

    @Override
    public void close() {}
}
