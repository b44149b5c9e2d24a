package org.lockplay.history;

/**
 * The schedule is used up; buyers that still wait at their gates continue freely.
 *
 * @param header what every event carries
 * @param gates the number of gates in the schedule
 */
public record ScheduleEnded(EventHeader header, long gates) implements Event {

    @Override
    public EventKind kind() {
        return EventKind.SCHEDULE_ENDED;
    }

    @Override
    public ScheduleEnded with(EventHeader other) {
        return new ScheduleEnded(other, gates);
    }
}
