package org.lockplay.worker;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.lockplay.lock.strategy.Acquisition;
import org.lockplay.lock.strategy.BuyerLock;
import org.lockplay.lock.strategy.Release;

/** A lock that can always be acquired and released, or returns scripted results; records its calls. */
final class ScriptedLock implements BuyerLock {

    private final Deque<Acquisition> acquisitions = new ArrayDeque<>();
    private final Deque<Release> releases = new ArrayDeque<>();
    private final List<String> calls = new ArrayList<>();
    private long token;

    ScriptedLock thatAnswers(Acquisition... next) {
        acquisitions.addAll(List.of(next));
        return this;
    }

    ScriptedLock thatReleases(Release... next) {
        releases.addAll(List.of(next));
        return this;
    }

    List<String> calls() {
        return calls;
    }

    @Override
    public Acquisition acquire(Optional<Duration> timeout) {
        calls.add("acquire");
        return acquisitions.isEmpty() ? new Acquisition.Acquired(OptionalLong.of(++token)) : acquisitions.poll();
    }

    @Override
    public Release release() {
        calls.add("release");
        return releases.isEmpty() ? Release.RELEASED : releases.poll();
    }

    @Override
    public Release undo() {
        calls.add("undo");
        return Release.RELEASED;
    }

    @Override
    public void close() {}
}
