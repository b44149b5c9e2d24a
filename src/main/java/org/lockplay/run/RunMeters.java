package org.lockplay.run;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;

/** The application's own metrics: what runs there are, how they ended, and what room is left. Thread-safe. */
@ApplicationScoped
class RunMeters {

    private final MeterRegistry meters;
    private final Runs runs;
    private final RunEngine engine;

    RunMeters(MeterRegistry meters, Runs runs, RunEngine engine) {
        this.meters = meters;
        this.runs = runs;
        this.engine = engine;
    }

    void onStart(@Observes StartupEvent event) {
        Gauge.builder("lockplay.runs.active", runs, all -> all.load().active())
                .description("Runs that have started and not ended")
                .register(meters);
        Gauge.builder("lockplay.runs.queued", runs, all -> all.load().queued())
                .description("Runs that wait for places")
                .register(meters);
        Gauge.builder("lockplay.places.free", runs, all -> all.load().freePlaces())
                .description("Buyers that could start now")
                .register(meters);
        Gauge.builder("lockplay.workers.idle", engine, RunEngine::idleWorkers)
                .description("Warm worker processes without a run")
                .register(meters);
        Gauge.builder("lockplay.workers.alive", engine, RunEngine::aliveWorkers)
                .description("Worker processes")
                .register(meters);
    }

    void onEnd(@ObservesAsync RunEnded event) {
        Counter.builder("lockplay.runs.ended")
                .description("Runs that have ended since the start")
                .tag("status", event.run().status().wireName())
                .register(meters)
                .increment();
    }
}
