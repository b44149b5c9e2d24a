package org.lockplay.history;

import static org.lockplay.history.Field.BACK_TO;
import static org.lockplay.history.Field.BY;
import static org.lockplay.history.Field.CODE;
import static org.lockplay.history.Field.CONTENT;
import static org.lockplay.history.Field.COUNT;
import static org.lockplay.history.Field.FAULT;
import static org.lockplay.history.Field.FOR_MS;
import static org.lockplay.history.Field.HIGHEST;
import static org.lockplay.history.Field.HOST;
import static org.lockplay.history.Field.LOCK;
import static org.lockplay.history.Field.MESSAGE;
import static org.lockplay.history.Field.OUTCOME;
import static org.lockplay.history.Field.OWED;
import static org.lockplay.history.Field.PID;
import static org.lockplay.history.Field.POSITION;
import static org.lockplay.history.Field.PROCESS;
import static org.lockplay.history.Field.REASON;
import static org.lockplay.history.Field.RETRY;
import static org.lockplay.history.Field.ROUND;
import static org.lockplay.history.Field.SHARED;
import static org.lockplay.history.Field.SIGNAL;
import static org.lockplay.history.Field.TOKEN;
import static org.lockplay.history.Field.UNCOMMITTED;
import static org.lockplay.history.Field.VERSION;
import static org.lockplay.history.Field.WAIT_NS;
import static org.lockplay.history.Field.WANTED;
import static org.lockplay.history.Field.WHAT;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.lockplay.fault.FaultKind;

/**
 * The JSON of one kind of event: which fields it has beside those of every event.
 *
 * @param type the record of the kind
 * @param reader creates an event from its header and its fields
 * @param writer adds the fields of an event
 */
record EventShape<E extends Event>(
        Class<E> type, BiFunction<EventHeader, EventFields, E> reader, BiConsumer<E, EventFields> writer) {

    private static final Map<EventKind, EventShape<?>> SHAPES = new EnumMap<>(EventKind.class);

    static {
        for (EventKind kind : EventKind.values()) {
            SHAPES.put(kind, shapeOf(kind));
        }
    }

    static EventShape<?> of(EventKind kind) {
        return SHAPES.get(kind);
    }

    void write(Event event, EventFields out) {
        writer.accept(type.cast(event), out);
    }

    private static <E extends Event> EventShape<E> plain(Class<E> type, Function<EventHeader, E> reader) {
        return new EventShape<>(type, (header, in) -> reader.apply(header), (event, out) -> {});
    }

    private static EventShape<?> shapeOf(EventKind kind) {
        return switch (kind) {
            case RUN_STARTED ->
                new EventShape<>(
                        RunStarted.class,
                        (header, in) -> new RunStarted(header, in.anyText(LOCK)),
                        (event, out) -> out.put(LOCK, event.lockKind()));
            case WORKER_STARTED ->
                new EventShape<>(
                        WorkerStarted.class,
                        (header, in) ->
                                new WorkerStarted(header, in.integer(HOST), in.integer(PROCESS), in.number(PID)),
                        (event, out) -> out.put(HOST, event.host())
                                .put(PROCESS, event.process())
                                .put(PID, event.pid()));
            case BUYER_STARTED -> plain(BuyerStarted.class, BuyerStarted::new);
            case GATE ->
                new EventShape<>(
                        GateReached.class,
                        (header, in) -> new GateReached(header, GatePosition.of(in.anyText(WHAT))),
                        (event, out) -> out.put(WHAT, event.position().wireName()));
            case QUERIED ->
                new EventShape<>(Queried.class, (header, in) -> new Queried(header, seen(in)), (event, out) -> {
                    put(event.seen(), out);
                    if (event.seen().isTorn()) {
                        out.put(WHAT, FailureKind.TORN_READ.wireName());
                    }
                });
            case LOCK_REQUESTED ->
                new EventShape<>(
                        LockRequested.class,
                        (header, in) -> new LockRequested(header, in.flag(SHARED)),
                        (event, out) -> out.put(SHARED, event.shared()));
            case LOCK_WAITING -> plain(LockWaiting.class, LockWaiting::new);
            case LOCK_ACQUIRED ->
                new EventShape<>(
                        LockAcquired.class,
                        (header, in) -> new LockAcquired(
                                header, in.number(WAIT_NS), in.anyNumber(TOKEN), in.flag(SHARED), in.integer(OWED, 1)),
                        (event, out) -> out.put(WAIT_NS, event.waitNs())
                                .put(TOKEN, event.token())
                                .put(SHARED, event.shared())
                                .putAbove(1, OWED, event.owed()));
            case LOCK_TIMEOUT ->
                new EventShape<>(
                        LockTimedOut.class,
                        (header, in) -> new LockTimedOut(header, in.number(WAIT_NS)),
                        (event, out) -> out.put(WAIT_NS, event.waitNs()));
            case DEADLOCK_REFUSED ->
                new EventShape<>(
                        DeadlockRefused.class,
                        (header, in) -> new DeadlockRefused(header, in.number(WAIT_NS)),
                        (event, out) -> out.put(WAIT_NS, event.waitNs()));
            case LOCK_RELEASED ->
                new EventShape<>(
                        LockReleased.class,
                        (header, in) -> new LockReleased(header, in.integer(OWED, 0)),
                        (event, out) -> out.putAbove(0, OWED, event.owed()));
            case LOCK_LOST -> plain(LockLost.class, LockLost::new);
            case COMMITTED ->
                new EventShape<>(
                        Committed.class,
                        (header, in) -> new Committed(header, in.anyNumber(COUNT), in.anyNumber(VERSION)),
                        (event, out) -> out.put(COUNT, event.count()).put(VERSION, event.version()));
            case READ ->
                new EventShape<>(
                        Read.class,
                        (header, in) -> new Read(header, in.number(COUNT), in.number(VERSION)),
                        (event, out) -> out.put(COUNT, event.count()).put(VERSION, event.version()));
            case SOLD_OUT ->
                new EventShape<>(
                        SoldOut.class,
                        (header, in) -> new SoldOut(header, in.anyNumber(WANTED)),
                        (event, out) -> out.put(WANTED, event.wanted()));
            case TOOK ->
                new EventShape<>(
                        Took.class,
                        (header, in) -> new Took(header, in.number(COUNT)),
                        (event, out) -> out.put(COUNT, event.count()));
            case WROTE ->
                new EventShape<>(
                        Wrote.class,
                        (header, in) -> new Wrote(
                                header,
                                in.number(COUNT),
                                in.number(VERSION),
                                in.anyNumber(TOKEN),
                                in.flag(UNCOMMITTED)),
                        (event, out) -> out.put(COUNT, event.count())
                                .put(VERSION, event.version())
                                .put(TOKEN, event.token())
                                .put(UNCOMMITTED, event.uncommitted()));
            case WRITE_REJECTED ->
                new EventShape<>(
                        WriteRejected.class,
                        (header, in) -> new WriteRejected(header, in.anyNumber(TOKEN), in.number(HIGHEST)),
                        (event, out) -> out.put(TOKEN, event.token()).put(HIGHEST, event.highest()));
            case CONFLICT ->
                new EventShape<>(
                        Conflicted.class,
                        (header, in) -> new Conflicted(
                                header,
                                in.number(RETRY),
                                in.anyNumber(VERSION),
                                in.anyNumber(BACK_TO),
                                in.anyInteger(ROUND)),
                        (event, out) -> out.put(RETRY, event.retry())
                                .put(VERSION, event.version())
                                .put(BACK_TO, event.backTo())
                                .put(ROUND, event.round()));
            case FAILED ->
                new EventShape<>(
                        Failed.class,
                        (header, in) -> new Failed(
                                header,
                                FailureKind.of(in.text(WHAT)),
                                in.anyText(MESSAGE),
                                in.anyText(CONTENT),
                                in.anyText(REASON),
                                in.anyInteger(PROCESS)),
                        (event, out) -> out.put(WHAT, event.failure().wireName())
                                .put(MESSAGE, event.message())
                                .put(CONTENT, event.content())
                                .put(REASON, event.server())
                                .put(PROCESS, event.process()));
            case FAULT ->
                new EventShape<>(
                        FaultInjected.class,
                        (header, in) -> new FaultInjected(
                                header,
                                fault(in),
                                FaultOrigin.of(in.text(BY)),
                                in.anyNumber(FOR_MS),
                                GatePosition.of(in.anyText(WHAT)),
                                in.anyInteger(PROCESS)),
                        (event, out) -> out.put(FAULT, event.fault().wireName())
                                .put(BY, event.by().wireName())
                                .put(FOR_MS, event.forMs())
                                .put(WHAT, event.position().wireName())
                                .put(PROCESS, event.process()));
            case FAULT_MISSED ->
                new EventShape<>(
                        FaultMissed.class,
                        (header, in) -> new FaultMissed(header, fault(in), FaultOrigin.of(in.text(BY))),
                        (event, out) -> out.put(FAULT, event.fault().wireName())
                                .put(BY, event.by().wireName()));
            case FROZEN ->
                new EventShape<>(
                        Frozen.class,
                        (header, in) -> new Frozen(header, in.anyInteger(PROCESS), origin(in)),
                        (event, out) -> out.put(PROCESS, event.process())
                                .put(BY, event.by().map(FaultOrigin::wireName)));
            case THAWED ->
                new EventShape<>(
                        Thawed.class,
                        (header, in) -> new Thawed(header, in.anyInteger(PROCESS), origin(in)),
                        (event, out) -> out.put(PROCESS, event.process())
                                .put(BY, event.by().map(FaultOrigin::wireName)));
            case OFF_SCHEDULE ->
                new EventShape<>(
                        OffSchedule.class,
                        (header, in) ->
                                new OffSchedule(header, OffScheduleReason.of(in.text(REASON)), in.number(POSITION)),
                        (event, out) ->
                                out.put(REASON, event.reason().wireName()).put(POSITION, event.position()));
            case SCHEDULE_ENDED ->
                new EventShape<>(
                        ScheduleEnded.class,
                        (header, in) -> new ScheduleEnded(header, in.number(POSITION)),
                        (event, out) -> out.put(POSITION, event.gates()));
            case WORKER_EXITED ->
                new EventShape<>(
                        WorkerExited.class,
                        (header, in) -> new WorkerExited(
                                header,
                                in.integer(HOST),
                                in.integer(PROCESS),
                                in.number(PID),
                                in.anyInteger(CODE),
                                in.anyInteger(SIGNAL)),
                        (event, out) -> out.put(HOST, event.host())
                                .put(PROCESS, event.process())
                                .put(PID, event.pid())
                                .put(CODE, event.code())
                                .put(SIGNAL, event.signal()));
            case BUYER_FINISHED ->
                new EventShape<>(
                        BuyerFinished.class,
                        (header, in) -> new BuyerFinished(
                                header, Outcome.of(in.text(OUTCOME)), in.anyText(REASON), in.anyNumber(COUNT)),
                        (event, out) -> out.put(OUTCOME, event.outcome().wireName())
                                .put(REASON, event.reason())
                                .put(COUNT, event.count()));
            case STORE ->
                new EventShape<>(
                        StoreSeen.class,
                        (header, in) -> new StoreSeen(header, seen(in)),
                        (event, out) -> put(event.seen(), out));
            case RUN_FINISHED ->
                new EventShape<>(
                        RunFinished.class,
                        (header, in) -> new RunFinished(header, in.anyText(REASON)),
                        (event, out) -> out.put(REASON, event.reason()));
        };
    }

    private static StoreView seen(EventFields in) {
        return new StoreView(in.anyNumber(COUNT), in.anyNumber(VERSION), in.anyText(CONTENT));
    }

    private static void put(StoreView seen, EventFields out) {
        out.put(COUNT, seen.count()).put(VERSION, seen.version()).put(CONTENT, seen.torn());
    }

    private static FaultKind fault(EventFields in) {
        String name = in.text(FAULT);
        return FaultKind.find(name)
                .orElseThrow(() -> new IllegalArgumentException("no fault is called '" + name + "'"));
    }

    private static Optional<FaultOrigin> origin(EventFields in) {
        return in.anyText(BY).map(FaultOrigin::of);
    }
}
