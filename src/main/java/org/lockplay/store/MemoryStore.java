package org.lockplay.store;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * The count in memory that the workers of one host share: a mapped file. Reads and writes are separate plain accesses,
 * so that any interleaving can happen.
 *
 * <p>Count and version are the halves of one 64-bit word, for the kinds of lock that use compare-and-set.
 */
final class MemoryStore implements Store {

    private static final int SIZE = 64;
    private static final int WORD = 0;
    private static final int FLAG = Long.BYTES;
    private static final VarHandle LONGS = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private final MappedFile file;
    private final MappedByteBuffer memory;
    private final Fence fence;

    MemoryStore(Path directory) throws StoreException {
        this.file = map(directory);
        this.memory = file.memory();
        this.fence = new Fence(directory);
    }

    private static Path fileIn(Path directory) {
        return directory.resolve("memory.bin");
    }

    static void create(Path directory, long stock) throws StoreException {
        try {
            MappedFile.create(fileIn(directory), SIZE);
        } catch (IOException e) {
            throw new StoreException("cannot make the shared memory", e);
        }
        try (MappedFile file = map(directory)) {
            file.memory().putLong(WORD, word(stock, 0));
        }
    }

    static void remove(Path directory) throws StoreException {
        try {
            Files.deleteIfExists(fileIn(directory));
        } catch (IOException e) {
            throw new StoreException("cannot remove the shared memory", e);
        }
    }

    private static MappedFile map(Path directory) throws StoreException {
        try {
            return MappedFile.open(fileIn(directory));
        } catch (IOException e) {
            throw new StoreException("cannot map the shared memory", e);
        }
    }

    static long word(long count, long version) {
        return count << Integer.SIZE | version & 0xFFFF_FFFFL;
    }

    static Reading.Count reading(long word) {
        return new Reading.Count(word >> Integer.SIZE, word & 0xFFFF_FFFFL);
    }

    @Override
    public Reading read() {
        return reading(memory.getLong(WORD));
    }

    @Override
    public WriteResult write(long count, long version, OptionalLong token, Pause pause) throws StoreException {
        try {
            OptionalLong newer = fence.pass(token, () -> memory.putLong(WORD, word(count, version + 1)));
            return newer.isEmpty()
                    ? new WriteResult.Written(count, version + 1)
                    : new WriteResult.Rejected(newer.getAsLong());
        } catch (IOException e) {
            throw new StoreException("cannot pass the fence", e);
        }
    }

    @Override
    public void show(long token) throws StoreException {
        fence.show(token);
    }

    @Override
    public Store atomic() {
        return new CompareAndSet(true);
    }

    @Override
    public Store optimistic() {
        return new CompareAndSet(false);
    }

    @Override
    public void close() {
        file.close();
    }

    static Flag flag(Path directory) throws StoreException {
        MappedFile file = map(directory);
        MappedByteBuffer memory = file.memory();
        return new Flag() {
            @Override
            public boolean isSet() {
                return memory.get(FLAG) != 0;
            }

            @Override
            public void set(boolean value) {
                memory.put(FLAG, (byte) (value ? 1 : 0));
            }

            @Override
            public void close() {
                file.close();
            }
        };
    }

    /** Writes the whole word by compare-and-set. */
    private final class CompareAndSet implements Store {

        private final boolean untilItFits;
        private long lastRead;

        /** @param untilItFits whether to retry with the current count rather than report a conflict */
        private CompareAndSet(boolean untilItFits) {
            this.untilItFits = untilItFits;
        }

        @Override
        public Reading read() {
            lastRead = (long) LONGS.getVolatile(memory, WORD);
            return reading(lastRead);
        }

        @Override
        public WriteResult write(long count, long version, OptionalLong token, Pause pause) {
            long taken = reading(lastRead).count() - count;
            long seen = lastRead;
            do {
                Reading.Count now = reading(seen);
                if (now.count() < taken) {
                    return new WriteResult.SoldOut();
                }
                long next = word(now.count() - taken, now.version() + 1);
                if (LONGS.compareAndSet(memory, WORD, seen, next)) {
                    lastRead = next;
                    return new WriteResult.Written(now.count() - taken, now.version() + 1);
                }
                seen = (long) LONGS.getVolatile(memory, WORD);
            } while (untilItFits);
            return new WriteResult.Conflict();
        }

        @Override
        public void close() {}
    }
}
