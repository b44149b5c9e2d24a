package org.lockplay.export;

import org.lockplay.history.Event;
import org.lockplay.lock.Reach;
import org.lockplay.scenario.Placement;
import org.lockplay.scenario.Scenario;

/** Names the lock that a buyer sees: a lock with the reach of a process or host is another one in each of them. */
final class LockPlaces {

    private final Placement placement;
    private final Reach reach;

    LockPlaces(Scenario scenario) {
        this.placement = scenario.placement();
        this.reach = scenario.lock().kind().reach();
    }

    /** Names the lock of an event: {@link #lockOf(int)}, and its own name if it has one. */
    String lockOf(Event event) {
        return event.lock().in(lockOf(event.buyer()));
    }

    /** {@code lock} if all buyers see the same one, else {@code lock-process-2} or {@code lock-host-1}. */
    String lockOf(int buyer) {
        int process = placement.workerOf(buyer);
        if (reach == Reach.PROCESS && placement.workers() > 1) {
            return "lock-process-" + process;
        }
        if (reach == Reach.HOST && placement.hosts() > 1) {
            return "lock-host-" + placement.hostOf(process);
        }
        return "lock";
    }
}
