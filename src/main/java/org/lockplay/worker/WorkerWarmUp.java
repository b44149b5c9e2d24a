package org.lockplay.worker;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.lockplay.json.Json;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.strategy.LockException;
import org.lockplay.lock.strategy.LockStrategy;
import org.lockplay.lock.strategy.Strategies;
import org.lockplay.name.LockName;
import org.lockplay.store.StoreException;
import org.lockplay.store.Stores;

/**
 * Executes whole assignments before the worker reports {@code !idle}. The first executions are slow because of class
 * loading and compilation, and would otherwise lengthen a buyer's hold of the lock.
 */
final class WorkerWarmUp {

    private WorkerWarmUp() {}

    /**
     * @param scratch a directory for scratch files, which are removed again
     * @param sessions how many assignments to execute
     */
    static void run(Path scratch, int sessions) {
        WorkerWarmUpSite site =
                new WorkerWarmUpSite(scratch, ProcessHandle.current().pid());
        try (FileOutputStream nowhere = new FileOutputStream("/dev/null")) {
            LineOutput output = new LineOutput(nowhere);
            StandbyThread spare = new StandbyThread();
            for (int i = 0; i < sessions; i++) {
                play(site.assignment(WorkerWarmUpSite.KINDS.get(i % WorkerWarmUpSite.KINDS.size())), output, spare);
            }
            if (Boolean.getBoolean(WorkerMain.REHEARSAL)) {
                Stream.of(LockKind.values()).map(Strategies::of).forEach(LockStrategy::rehearse);
            }
            site.clear();
        } catch (IOException | StoreException | LockException e) {
            // Not fatal: the worker is only slower.
            System.err.println("warming up: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void play(Assignment planned, LineOutput output, StandbyThread spare)
            throws IOException, StoreException, LockException, InterruptedException {
        String line = new AssignmentWriter(planned.scenario()).write(planned);
        Assignment assignment = new AssignmentReader().read(Json.parseObject(line));
        LockStrategy strategy = Strategies.of(assignment.scenario().lock().kind());
        Files.createDirectories(assignment.hostDirectory());
        Stores.create(assignment.storeAddress(), WorkerWarmUpSite.STOCK);
        strategy.prepare(
                assignment.lockSite(LockName.DEFAULT), assignment.scenario().lock());
        CountDownLatch finished = new CountDownLatch(1);
        try (Session session = Session.open(assignment, output, spare, finished::countDown)) {
            session.go();
            finished.await();
        }
        strategy.remove(assignment.lockSite(LockName.DEFAULT));
    }
}
