package org.lockplay.history;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Events for tests, by the members of their JSON, such as {@code count=1}. A member that the kind requires and that the
 * test does not care about has a default.
 */
public final class TestEvents {

    private static final Set<String> TEXTS =
            Set.of("what", "message", "content", "fault", "by", "outcome", "reason", "lock", "item");

    private TestEvents() {}

    /** An unnumbered event that concerns no single buyer. */
    public static Event event(long t, EventKind kind, String... members) {
        return event(t, kind, Event.NO_BUYER, members);
    }

    /**
     * An unnumbered event of one buyer.
     *
     * @param members each a name, {@code =} and a whole number or a text; {@code step=0} is no step
     */
    public static Event event(long t, EventKind kind, int buyer, String... members) {
        Map<String, Object> flat = new HashMap<>(defaults(kind));
        flat.put("t", t);
        flat.put("kind", kind.wireName());
        flat.put("buyer", (long) buyer);
        for (String member : members) {
            int end = member.indexOf('=');
            String name = member.substring(0, end);
            String value = member.substring(end + 1);
            flat.put(name, valueOf(name, value));
        }
        return EventJson.read(flat);
    }

    private static Object valueOf(String name, String value) {
        if (name.equals("shared") || name.equals("uncommitted")) {
            return Boolean.valueOf(value);
        }
        return TEXTS.contains(name) ? value : Long.valueOf(value);
    }

    private static Map<String, Object> defaults(EventKind kind) {
        return switch (kind) {
            case READ, WROTE -> Map.of("count", 0L, "version", 0L);
            case TOOK -> Map.of("count", 0L);
            case LOCK_ACQUIRED, LOCK_TIMEOUT, DEADLOCK_REFUSED -> Map.of("waitNs", 0L);
            case WRITE_REJECTED -> Map.of("highest", 0L);
            case CONFLICT -> Map.of("retry", 1L);
            case FAILED -> Map.of("what", "exception");
            case FAULT -> Map.of("fault", "slow", "by", "plan");
            case FAULT_MISSED -> Map.of("fault", "slow", "by", "hand");
            case OFF_SCHEDULE -> Map.of("reason", "blocked", "position", 1L);
            case SCHEDULE_ENDED -> Map.of("position", 1L);
            case WORKER_STARTED -> Map.of("host", 0L, "process", 0L, "pid", 1L);
            case WORKER_EXITED -> Map.of("host", 0L, "process", 0L, "pid", 1L, "code", 0L);
            case BUYER_FINISHED -> Map.of("outcome", "bought");
            case RUN_STARTED,
                    BUYER_STARTED,
                    GATE,
                    QUERIED,
                    LOCK_REQUESTED,
                    LOCK_WAITING,
                    LOCK_RELEASED,
                    LOCK_LOST,
                    COMMITTED,
                    SOLD_OUT,
                    FROZEN,
                    THAWED,
                    STORE,
                    RUN_FINISHED -> Map.of();
        };
    }

    /** A text of an event's JSON; empty if the event does not have it. */
    public static Optional<String> text(Event event, String member) {
        return Optional.ofNullable(EventJson.members(event).get(member)).map(String.class::cast);
    }

    /** A number of an event's JSON; empty if the event does not have it. */
    public static OptionalLong number(Event event, String member) {
        return EventJson.members(event).get(member) instanceof Number number
                ? OptionalLong.of(number.longValue())
                : OptionalLong.empty();
    }
}
