package org.lockplay.run;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The places and the memory that the runs hold which have left the queue. Not thread-safe.
 *
 * <p>A later run may overtake a run that waits, as in the <em>backfilling</em> of batch schedulers, if one of these
 * holds:
 *
 * <ol>
 *   <li>It fits beside the waiting run and all runs that have overtaken that one. Such runs alone never keep it
 *       waiting.
 *   <li>It is not in step mode, so that it soon reaches its time limit; and the waiting run could not start even if all
 *       such runs ended that have overtaken it.
 * </ol>
 *
 * <p>The waiting run thus starts at the latest one time limit after the end of the runs that it found in progress,
 * whatever number of runs comes after it. A run beyond the share of its session or address waits for that session or
 * address alone, so that only the runs of these have to keep to the two rules.
 */
final class QueueOccupancy {

    /**
     * A run that has left the queue.
     *
     * @param overtaken the ids of the runs that waited in front of it
     */
    private record Holder(RunQueue.Job job, Set<String> overtaken) {}

    private final QueueLimits limits;
    /** The runs in progress, which hold places. */
    private final Map<String, Holder> running = new HashMap<>();
    /** The runs whose histories are not released, which hold memory. */
    private final Map<String, Holder> histories = new HashMap<>();

    QueueOccupancy(QueueLimits limits) {
        this.limits = limits;
    }

    /**
     * Whether a run may start now.
     *
     * @param inFront the runs that wait in front of it
     */
    boolean mayStart(RunQueue.Job job, Collection<RunQueue.Job> inFront) {
        return fits(job, jobs(running, holder -> true), jobs(histories, holder -> true))
                && inFront.stream().allMatch(first -> mayOvertake(job, first));
    }

    /** Records that a run has started, and which runs it has overtaken. */
    void start(RunQueue.Job job, Collection<RunQueue.Job> inFront) {
        Holder holder = new Holder(
                job, Set.copyOf(inFront.stream().map(RunQueue.Job::run).toList()));
        running.put(job.run(), holder);
        histories.put(job.run(), holder);
    }

    /** Records that a run has ended, which gives its places back. */
    void end(RunQueue.Job job) {
        running.remove(job.run());
    }

    /** Records that the memory of a run's history is free again. */
    void release(String run) {
        histories.remove(run);
    }

    /** The number of free places. */
    int free() {
        return limits.places() - places(jobs(running, holder -> true), job -> true);
    }

    private boolean mayOvertake(RunQueue.Job later, RunQueue.Job first) {
        Predicate<RunQueue.Job> competes = competitorsOf(first);
        if (!competes.test(later)) {
            return true;
        }
        Predicate<Holder> overtakers =
                holder -> holder.overtaken().contains(first.run()) && competes.test(holder.job());
        if (fits(later, with(first, jobs(running, overtakers)), with(first, jobs(histories, overtakers)))) {
            return true;
        }
        Predicate<Holder> others = holder ->
                !holder.overtaken().contains(first.run()) || holder.job().isStepped();
        return !later.isStepped() && !fits(first, jobs(running, others), jobs(histories, others));
    }

    /** The runs that can take what a waiting run needs next. */
    private Predicate<RunQueue.Job> competitorsOf(RunQueue.Job first) {
        RunRequester requester = first.requester();
        List<RunQueue.Job> inProgress = jobs(running, holder -> true);
        if (!isWithinShareOfSession(first, inProgress)) {
            return job -> job.requester().session().equals(requester.session());
        }
        if (!isWithinShareOfAddress(first, inProgress)) {
            return job -> job.requester().address().equals(requester.address());
        }
        return job -> true;
    }

    /** Whether a run fits beside others, of which some hold places and some memory. */
    private boolean fits(RunQueue.Job job, List<RunQueue.Job> places, List<RunQueue.Job> memory) {
        return places(places, other -> true) + job.places() <= limits.places()
                && isWithinShareOfSession(job, places)
                && isWithinShareOfAddress(job, places)
                && memory.stream().mapToLong(this::memoryOf).sum() + memoryOf(job) <= limits.historyBytes();
    }

    private boolean isWithinShareOfSession(RunQueue.Job job, List<RunQueue.Job> others) {
        String session = job.requester().session();
        int held = places(others, other -> other.requester().session().equals(session));
        return held + job.places() <= limits.placesOfSession();
    }

    private boolean isWithinShareOfAddress(RunQueue.Job job, List<RunQueue.Job> others) {
        String address = job.requester().address();
        int held = places(others, other -> other.requester().address().equals(address));
        return held + job.places() <= limits.placesOfAddress();
    }

    /** A history larger than all memory takes all of it, so that its run starts when there is no other. */
    private long memoryOf(RunQueue.Job job) {
        return Math.min(job.historyBytes(), limits.historyBytes());
    }

    private static int places(List<RunQueue.Job> jobs, Predicate<RunQueue.Job> counted) {
        return jobs.stream().filter(counted).mapToInt(RunQueue.Job::places).sum();
    }

    private static List<RunQueue.Job> jobs(Map<String, Holder> holders, Predicate<Holder> counted) {
        return holders.values().stream().filter(counted).map(Holder::job).toList();
    }

    private static List<RunQueue.Job> with(RunQueue.Job first, List<RunQueue.Job> others) {
        return Stream.concat(Stream.of(first), others.stream()).toList();
    }
}
