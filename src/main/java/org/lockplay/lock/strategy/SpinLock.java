package org.lockplay.lock.strategy;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.time.Duration;
import java.util.Optional;
import org.lockplay.lock.LockSpec;
import org.lockplay.store.MappedFile;

/**
 * A word in shared memory, changed by compare-and-set: 0 while the lock is free, otherwise the owner's number. A
 * waiting buyer spins and yields the processor now and then; otherwise, with more buyers than processors, the owner
 * would not get to run.
 */
final class SpinLock implements LockStrategy {

    private static final VarHandle INTS = MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());
    private static final int WORD = 0;
    private static final int FREE = 0;
    private static final int LOOKS_BEFORE_YIELD = 64;

    @Override
    public void prepare(LockSite site, LockSpec spec) throws LockException {
        memory(site).create();
    }

    @Override
    public BuyerLock open(LockSite site, LockSpec spec, int buyer) throws LockException {
        return new Handle(memory(site).map(), buyer + 1);
    }

    @Override
    public void remove(LockSite site) throws LockException {
        memory(site).remove();
    }

    private static HostMemory memory(LockSite site) {
        return HostMemory.of(site, "spin.bin");
    }

    private static final class Handle implements BuyerLock {

        private final MappedFile file;
        private final MappedByteBuffer memory;
        private final int me;

        private Handle(MappedFile file, int me) {
            this.file = file;
            this.memory = file.memory();
            this.me = me;
        }

        @Override
        public Acquisition acquire(Optional<Duration> timeout) throws InterruptedException {
            Deadline deadline = Deadline.in(timeout);
            for (int look = 1; !take(); look++) {
                if (look % LOOKS_BEFORE_YIELD != 0) {
                    Thread.onSpinWait();
                } else if (Thread.interrupted()) {
                    throw new InterruptedException();
                } else if (deadline.hasCome()) {
                    return new Acquisition.TimedOut();
                } else {
                    Thread.yield();
                }
            }
            return Acquisition.Acquired.WITHOUT_TOKEN;
        }

        private boolean take() {
            return (int) INTS.getVolatile(memory, WORD) == FREE && INTS.compareAndSet(memory, WORD, FREE, me);
        }

        @Override
        public Release release() {
            return INTS.compareAndSet(memory, WORD, me, FREE) ? Release.RELEASED : Release.NOT_HELD;
        }

        @Override
        public void close() {
            file.close();
        }
    }
}
