package org.lockplay.store;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file in the memory of everybody who has it open: at least 64-byte aligned, in the machine's byte order.
 *
 * <p>Closing it takes it out of this process's memory at once, where a buffer by itself would stay until the next garbage
 * collection, long after the file is deleted. <strong>Whoever touches the memory after that takes the process
 * down.</strong>
 */
public final class MappedFile implements AutoCloseable {

    /** The one way that Java 17 has; it is the JDK's own, but meant for libraries ({@code jdk.unsupported}). */
    private static final MethodHandle UNMAP = unmap();

    private final MappedByteBuffer memory;

    private MappedFile(MappedByteBuffer memory) {
        this.memory = memory;
    }

    /** Makes the file, all zeros, in a folder that may not be there yet. */
    public static void create(Path file, int size) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[size]);
    }

    /**
     * Maps the whole file.
     *
     * @throws IOException if it is not there or cannot be mapped
     */
    public static MappedFile open(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            MappedByteBuffer memory = channel.map(FileChannel.MapMode.READ_WRITE, 0, channel.size());
            memory.order(ByteOrder.nativeOrder());
            return new MappedFile(memory);
        }
    }

    /** What is in it, for as long as it is open. */
    public MappedByteBuffer memory() {
        return memory;
    }

    /** Ends the mapping; once, and when nobody uses it any more. */
    @Override
    public void close() {
        try {
            UNMAP.invokeExact((ByteBuffer) memory);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static MethodHandle unmap() {
        try {
            Class<?> unsafe = Class.forName("sun.misc.Unsafe");
            Field instance = unsafe.getDeclaredField("theUnsafe");
            instance.setAccessible(true);
            return MethodHandles.lookup()
                    .findVirtual(unsafe, "invokeCleaner", MethodType.methodType(void.class, ByteBuffer.class))
                    .bindTo(instance.get(null));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
