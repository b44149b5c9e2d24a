package org.lockplay.run;

import java.util.Map;
import org.lockplay.history.Json;
import org.lockplay.scenario.Mode;
import org.lockplay.scenario.Scenario;

/** Lets the buyers of one run through their gates, as the user says. Thread-safe. */
final class GateDesk {

    private final Situation situation;
    private final Crew crew;
    private boolean stepping;

    GateDesk(Scenario scenario, Situation situation, Crew crew) {
        this.situation = situation;
        this.crew = crew;
        this.stepping = scenario.mode() == Mode.STEP;
    }

    /** Whether buyers wait for the user. */
    synchronized boolean isStepping() {
        return stepping;
    }

    /** Lets a buyer through the gate that it stands at. */
    synchronized void pass(int buyer) throws RefusedException {
        requireStepping();
        WorkerProcess worker = crew.workerOf(buyer).orElseThrow(() -> new RefusedException("buyer-finished", buyer));
        switch (situation.placeOf(buyer)) {
            case AT_GATE -> {
                situation.passed(buyer);
                worker.send(Json.write(Map.of("command", "pass", "buyer", buyer)));
            }
            case FINISHED, DEAD -> throw new RefusedException("buyer-finished", buyer);
            case WORKING, WAITING, HUNG -> throw new RefusedException("not-at-gate", buyer);
        }
    }

    /** Opens all gates for good. */
    synchronized void free() throws RefusedException {
        requireStepping();
        stepping = false;
        crew.working().forEach(worker -> worker.command("free"));
    }

    private void requireStepping() throws RefusedException {
        if (!stepping) {
            throw new RefusedException("not-stepping");
        }
    }
}
