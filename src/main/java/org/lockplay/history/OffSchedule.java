package org.lockplay.history;

/**
 * A buyer could not continue where the schedule lets it go.
 *
 * @param header what every event carries
 * @param reason why it could not
 * @param position the number of gates in the schedule up to that turn
 */
public record OffSchedule(EventHeader header, OffScheduleReason reason, long position) implements Event {

    @Override
    public EventKind kind() {
        return EventKind.OFF_SCHEDULE;
    }

    @Override
    public OffSchedule with(EventHeader other) {
        return new OffSchedule(other, reason, position);
    }
}
