package org.lockplay.history;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fields of an event's JSON besides its position, time, kind and buyer, in the order in which they are written. */
enum Field {
    /** Line of the program, from 1, that caused the event. */
    STEP("step"),
    HOST("host"),
    PROCESS("process"),
    PID("pid"),
    /** A ticket count: as read, as written, or the buyer's local copy. */
    COUNT("count"),
    /** The number stored with the count; incremented by each write. */
    VERSION("version"),
    /** Nanoseconds between the request for the lock and its acquisition. */
    WAIT_NS("waitNs"),
    /** Releases until the lock is free, where more than one after an acquisition or any after a release. */
    OWED("owed"),
    /** Whether a write becomes visible only at the commit of its transaction; left out if it is visible at once. */
    UNCOMMITTED("uncommitted"),
    /** The tickets that a buyer wanted to take off the store itself, where it had fewer. */
    WANTED("wanted"),
    /** Fencing token that came with the lock or with a write. */
    TOKEN("token"),
    /** The highest fencing token that the store has seen. */
    HIGHEST("highest"),
    RETRY("retry"),
    /** Line of the program that a conflict sends the buyer back to. */
    BACK_TO("backTo"),
    /** The round that a conflict sends the buyer back to, from 1, where that is an earlier one. */
    ROUND("round"),
    /** What failed, such as {@code torn-read}; where a gate is in its step, such as {@code truncated}. */
    WHAT("what"),
    MESSAGE("message"),
    /** The content of a half-written file when it was read. */
    CONTENT("content"),
    FAULT("fault"),
    /** The origin of a fault: {@code plan} or {@code hand}. */
    BY("by"),
    /** How long a fault lasts, in milliseconds. */
    FOR_MS("forMs"),
    CODE("code"),
    SIGNAL("signal"),
    OUTCOME("outcome"),
    REASON("reason"),
    /** A gate's place in the schedule, from 1. */
    POSITION("position"),
    /** Name of a lock; the kind of lock in {@code run-started}. */
    LOCK("lock"),
    /** Whether a lock is shared; left out if it is exclusive. */
    SHARED("shared"),
    /** Name of an item in the store. */
    ITEM("item"),
    /** How many gates the buyer has passed. */
    PASS("pass");

    private static final Map<String, Field> BY_NAME =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(Field::wireName, Function.identity()));

    private final String wireName;

    Field(String wireName) {
        this.wireName = wireName;
    }

    /** The name on the wire. */
    String wireName() {
        return wireName;
    }

    /**
     * Finds a field by its name on the wire.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    static Field of(String wireName) {
        Field field = BY_NAME.get(wireName);
        if (field == null) {
            throw new IllegalArgumentException("no event field is called '" + wireName + "'");
        }
        return field;
    }
}
