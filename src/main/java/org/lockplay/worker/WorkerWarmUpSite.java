package org.lockplay.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockSpec;
import org.lockplay.lock.strategy.LockException;
import org.lockplay.lock.strategy.Strategies;
import org.lockplay.name.LockName;
import org.lockplay.scenario.InvalidScenarioException;
import org.lockplay.scenario.Placement;
import org.lockplay.scenario.ProgramParser;
import org.lockplay.scenario.Scenario;
import org.lockplay.server.ServerUrls;
import org.lockplay.store.StoreException;
import org.lockplay.store.StoreKind;
import org.lockplay.store.Stores;

/**
 * The directory, ticket file and locks of one worker's warm-up. If a worker is killed before it is idle, the process
 * that killed it calls {@link #clear}.
 *
 * @param scratch the directory for scratch files of all workers
 * @param pid the worker's process id
 */
public record WorkerWarmUpSite(Path scratch, long pid) {

    /** Locks without a server. Warming them up also covers the code that the other locks need. */
    static final List<LockKind> KINDS = List.of(LockKind.SEMAPHORE, LockKind.FILE_LOCK);

    static final int STOCK = 100_000;

    private static final int ROUNDS = 5;
    private static final String PREFIX = "lockplay-warm-";

    /** The sites that dead workers have left behind. */
    public static List<WorkerWarmUpSite> abandoned(Path scratch) throws IOException {
        if (!Files.isDirectory(scratch)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(scratch)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .filter(name -> name.matches(PREFIX + "\\d{1,18}"))
                    .map(name -> new WorkerWarmUpSite(scratch, Long.parseLong(name.substring(PREFIX.length()))))
                    .filter(site -> ProcessHandle.of(site.pid).isEmpty())
                    .toList();
        }
    }

    /** Removes all files and locks of the site. May be repeated. */
    public void clear() throws IOException, StoreException, LockException {
        for (LockKind kind : KINDS) {
            Assignment last = assignment(kind);
            Strategies.of(kind).remove(last.lockSite(LockName.DEFAULT));
            Stores.remove(last.storeAddress());
        }
        Files.deleteIfExists(assignment(KINDS.get(0)).hostDirectory());
        Files.deleteIfExists(directory());
    }

    /** Creates the assignment for one buyer that buys a few tickets under a lock. */
    Assignment assignment(LockKind kind) {
        return new Assignment(
                name(), scenario(kind), false, 0, System.nanoTime(), directory(), name(), ServerUrls.NONE);
    }

    private String name() {
        return PREFIX + pid;
    }

    private Path directory() {
        return scratch.resolve(name());
    }

    private static Scenario scenario(LockKind kind) {
        Scenario base = Scenario.DEFAULT;
        try {
            return new Scenario(
                    "warm-up",
                    STOCK,
                    StoreKind.FILE,
                    new Placement(1, 1, 1),
                    ROUNDS,
                    LockSpec.of(kind),
                    ProgramParser.parse("query\nlock\nread\ntake\nwrite\nunlock\nwith lock:\n  think 0"),
                    List.of(),
                    base.mode(),
                    base.schedule(),
                    base.seed(),
                    base.jitterMs(),
                    base.timeLimitMs());
        } catch (InvalidScenarioException e) {
            throw new IllegalStateException("the warm-up's own program does not parse", e);
        }
    }
}
