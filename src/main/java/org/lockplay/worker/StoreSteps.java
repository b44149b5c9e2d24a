package org.lockplay.worker;

import java.util.OptionalLong;
import org.lockplay.history.FailureKind;
import org.lockplay.history.Queried;
import org.lockplay.history.Read;
import org.lockplay.history.SoldOut;
import org.lockplay.history.StoreView;
import org.lockplay.history.Took;
import org.lockplay.history.WriteRejected;
import org.lockplay.history.Wrote;
import org.lockplay.scenario.Instruction;
import org.lockplay.store.Reading;
import org.lockplay.store.Store;
import org.lockplay.store.StoreException;
import org.lockplay.store.WriteResult;

/** The steps of one buyer that concern its local copy and the store. Not thread-safe. */
final class StoreSteps {

    private static final long NANOS_PER_MILLI = 1_000_000;

    /** What became of a write. */
    enum Written {
        /** There was nothing to write. */
        NOTHING,
        /** The store has accepted the write. */
        WRITTEN,
        /** The store had no tickets left. */
        REFUSED,
        /** Another buyer has written first, so this one must start again. */
        CONFLICT
    }

    private final Store store;
    private final LocalCopy copy;
    private final LockUse lock;
    private final Gate gate;
    private final RunClock clock;
    private final BuyerEvents events;

    StoreSteps(Store store, LocalCopy copy, LockUse lock, Gate gate, RunClock clock, BuyerEvents events) {
        this.store = store;
        this.copy = copy;
        this.lock = lock;
        this.gate = gate;
        this.clock = clock;
        this.events = events;
    }

    /** A query is only for display: it records a torn file and continues. */
    void query() throws StoreException {
        Reading reading = store.read();
        if (reading instanceof Reading.Count seen) {
            events.emit(header -> new Queried(header, StoreView.of(seen.count(), seen.version())));
        } else if (reading instanceof Reading.Torn torn) {
            events.emit(header -> new Queried(header, StoreView.torn(torn.content())));
        }
    }

    /** Reads the count into the copy; false if a conflict requires the buyer to start again. */
    boolean read() throws StoreException, StepFailedException {
        if (lock.fencingToken().isPresent()) {
            store.show(lock.fencingToken().getAsLong());
        }
        Reading reading = lock.guard(store).read();
        if (reading instanceof Reading.Torn torn) {
            throw events.tornRead(torn.content());
        }
        if (reading instanceof Reading.Count seen) {
            events.emit(header -> new Read(header, seen.count(), seen.version()));
            copy.set(seen);
            return true;
        }
        return false;
    }

    /** Takes a ticket off the copy. */
    void take() throws StepFailedException {
        requireCopy();
        if (copy.take()) {
            events.emit(header -> new Took(header, copy.count()));
        } else {
            events.emit(header -> new SoldOut(header, OptionalLong.empty()));
        }
    }

    /** Writes the copy to the store. */
    Written write(Instruction instruction) throws StoreException, InterruptedException, StepFailedException {
        if (copy.nothingToWrite()) {
            return Written.NOTHING;
        }
        requireCopy();
        WriteResult result = lock.write(store, copy.count(), copy.version(), () -> {
            gate.passMiddle(instruction);
            gate.during(() -> clock.sleep(instruction.millis() * NANOS_PER_MILLI));
            events.passedGate();
        });
        OptionalLong token = lock.fencingToken();
        if (result instanceof WriteResult.Written written) {
            events.emit(header -> new Wrote(header, written.count(), written.version(), token, lock.inTransaction()));
            copy.written(written.count(), written.version());
            return Written.WRITTEN;
        }
        if (result instanceof WriteResult.SoldOut) {
            OptionalLong wanted = OptionalLong.of(copy.taken());
            events.emit(header -> new SoldOut(header, wanted));
            copy.refuse();
            return Written.REFUSED;
        }
        if (result instanceof WriteResult.Rejected rejected) {
            events.emit(header -> new WriteRejected(header, token, rejected.highest()));
            copy.refuse();
            throw new StepFailedException("write-rejected");
        }
        return Written.CONFLICT;
    }

    private void requireCopy() throws StepFailedException {
        if (!copy.present()) {
            throw events.failed(FailureKind.NO_COPY, "nothing was read yet");
        }
    }
}
