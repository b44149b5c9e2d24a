package org.lockplay.worker;

/** Time that passes only when somebody sleeps, and by 1 ns at each look. */
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
