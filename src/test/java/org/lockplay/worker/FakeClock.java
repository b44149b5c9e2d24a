package org.lockplay.worker;

/** A clock that advances only in {@code sleep}, and by 1 ns with each reading. */
final class FakeClock implements RunClock {

    private long now;

    @Override
    public long nowNs() {
        return ++now;
    }

    @Override
    public void sleep(long ns) {
        now += ns;
    }
}
