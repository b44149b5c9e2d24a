package org.lockplay.worker;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.lockplay.history.Json;
import org.lockplay.lock.BuyerLock;
import org.lockplay.lock.LockException;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockSite;
import org.lockplay.lock.LockSpec;
import org.lockplay.lock.LockStrategy;
import org.lockplay.scenario.InvalidScenarioException;
import org.lockplay.scenario.Placement;
import org.lockplay.scenario.Program;
import org.lockplay.scenario.ProgramCode;
import org.lockplay.scenario.ProgramParser;
import org.lockplay.scenario.Scenario;
import org.lockplay.store.Servers;
import org.lockplay.store.Store;
import org.lockplay.store.StoreAddress;
import org.lockplay.store.StoreException;
import org.lockplay.store.StoreKind;
import org.lockplay.store.Stores;

/**
 * Plays a hundred purchases against scratch data before the worker says that it is idle: loading and compiling is
 * slow the first time, and a buyer that pays for it in the middle of its hold makes everybody else wait.
 */
final class WarmUp {

    private static final int ROUNDS = 60;
    private static final int STOCK = 100_000;

    private WarmUp() {}

    /**
     * @param scratch a folder for scratch files; what is made there is removed again
     */
    static void run(Path scratch) {
        String name = "lockplay-warm-" + ProcessHandle.current().pid();
        Path directory = scratch.resolve(name);
        try (FileOutputStream nowhere = new FileOutputStream("/dev/null")) {
            Files.createDirectories(directory);
            for (LockKind kind : List.of(LockKind.SEMAPHORE, LockKind.FILE_LOCK)) {
                buy(kind, name, directory, new LineOutput(nowhere));
            }
            Files.delete(directory);
            if (Boolean.getBoolean(WorkerMain.REHEARSAL)) {
                Stream.of(LockKind.values()).map(LockKind::strategy).forEach(LockStrategy::rehearse);
            }
        } catch (IOException | StoreException | LockException | InvalidScenarioException e) {
            // Slower, but just as right.
            System.err.println("warming up: " + e);
        }
    }

    private static void buy(LockKind kind, String name, Path directory, LineOutput output)
            throws StoreException, LockException, InvalidScenarioException {
        Scenario scenario = scenario(kind);
        Assignment assignment = Assignment.fromMembers(Json.parseObject(
                new Assignment(name, scenario, 0, System.nanoTime(), directory, name, Servers.NONE).toJson()));
        StoreAddress address = assignment.storeAddress();
        LockSite site = new LockSite(name, 0, name, directory, address, Servers.NONE);
        LockStrategy strategy = kind.strategy();
        Stores.create(address, STOCK);
        strategy.prepare(site, scenario.lock());
        RunClock clock = RunClock.since(assignment.originNs());
        try (Store store = Stores.open(address);
                BuyerLock lock = strategy.open(site, scenario.lock(), 0)) {
            // Its name goes now, while only the handle is needed: a worker that is killed in here leaves nothing
            // behind.
            strategy.remove(site);
            BuyerEvents events = new BuyerEvents(0, clock, output);
            LockUse use = new LockUse(lock, scenario.lock(), events);
            new Buyer(0, scenario, ProgramCode.of(scenario.program()), store, use, Gate.OPEN, clock, events).run();
        } finally {
            strategy.remove(site);
            Stores.remove(address);
        }
    }

    private static Scenario scenario(LockKind kind) throws InvalidScenarioException {
        Program program = ProgramParser.parse("query\nlock\nread\ntake\nwrite\nunlock\nwith lock:\n  think 0");
        Scenario base = Scenario.DEFAULT;
        return new Scenario(
                "warm-up",
                STOCK,
                StoreKind.FILE,
                new Placement(1, 1, 1),
                ROUNDS,
                LockSpec.of(kind),
                program,
                List.of(),
                base.mode(),
                base.schedule(),
                base.seed(),
                base.jitterMs(),
                base.timeLimitMs());
    }
}
