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
 * A file mapped into the memory of every process that opens it: at least 64-byte aligned, in native byte order.
 *
 * <p>Closing it unmaps it at once; a buffer by itself would stay mapped until the next garbage collection, long after
 * the file is deleted. <strong>Any access to the memory after that crashes the process.</strong>
 */
public final class MappedFile implements AutoCloseable {

    /** The only way to unmap in Java 17; internal to the JDK, but meant for libraries ({@code jdk.unsupported}). */
    private static final MethodHandle UNMAP = unmap();

    private final MappedByteBuffer memory;

    private MappedFile(MappedByteBuffer memory) {
        this.memory = memory;
    }

    /** Creates the file, filled with zeros, and its directory if missing. */
    public static void create(Path file, int size) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[size]);
    }

    /**
     * Maps the whole file.
     *
     * @throws IOException if it does not exist or cannot be mapped
     */
    public static MappedFile open(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            MappedByteBuffer memory = channel.map(FileChannel.MapMode.READ_WRITE, 0, channel.size());
            memory.order(ByteOrder.nativeOrder());
            return new MappedFile(memory);
        }
    }

    /** The mapped memory; do not use it after {@link #close}. */
    public MappedByteBuffer memory() {
        return memory;
    }

    /** Unmaps the file. Call it once, after the last access to the memory. */
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
