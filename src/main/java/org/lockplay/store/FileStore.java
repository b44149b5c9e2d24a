package org.lockplay.store;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import org.lockplay.json.Json;
import org.lockplay.json.JsonSyntaxException;

/**
 * The count in a small JSON file, {@code {"count":1,"version":0}}, written naively: the file is truncated, then
 * written. In between it is empty, and a concurrent reader gets half a file.
 */
final class FileStore implements Store {

    private final Path file;
    private final Fence fence;

    FileStore(Path directory) {
        this.file = fileIn(directory);
        this.fence = new Fence(directory);
    }

    static Path fileIn(Path directory) {
        return directory.resolve("ticket.json");
    }

    static void create(Path directory, long stock) throws StoreException {
        try {
            Files.writeString(fileIn(directory), json(stock, 0));
        } catch (IOException e) {
            throw new StoreException("cannot make the ticket file", e);
        }
    }

    static void remove(Path directory) throws StoreException {
        try {
            Files.deleteIfExists(fileIn(directory));
            Files.deleteIfExists(directory.resolve("flag"));
        } catch (IOException e) {
            throw new StoreException("cannot remove the ticket file", e);
        }
    }

    @Override
    public Reading read() throws StoreException {
        String content;
        try {
            content = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new StoreException("cannot read the ticket file", e);
        }
        try {
            Map<String, Object> members = Json.parseObject(content);
            if (members.get("count") instanceof Long count && members.get("version") instanceof Long version) {
                return new Reading.Count(count, version);
            }
            return new Reading.Torn(content);
        } catch (JsonSyntaxException e) {
            return new Reading.Torn(content);
        }
    }

    /**
     * {@inheritDoc}
     *
     * <p>Checks the token twice, before truncating and before writing, because a higher one may arrive in between.
     */
    @Override
    public WriteResult write(long count, long version, OptionalLong token, Pause pause)
            throws StoreException, InterruptedException {
        byte[] content = json(count, version + 1).getBytes(StandardCharsets.UTF_8);
        Truncated truncated = new Truncated();
        try {
            OptionalLong newer = fence.pass(token, truncated::open);
            if (newer.isEmpty()) {
                pause.pass();
                newer = fence.pass(token, () -> truncated.out.write(content));
            }
            return newer.isEmpty()
                    ? new WriteResult.Written(count, version + 1)
                    : new WriteResult.Rejected(newer.getAsLong());
        } catch (IOException e) {
            throw new StoreException("cannot write the ticket file", e);
        } finally {
            truncated.close();
        }
    }

    @Override
    public void show(long token) throws StoreException {
        fence.show(token);
    }

    @Override
    public void close() {}

    static Flag flag(Path directory) {
        return new FileFlag(directory.resolve("flag"));
    }

    /** A file of one character; not set if the file is missing or empty. */
    private record FileFlag(Path file) implements Flag {

        @Override
        public boolean isSet() throws StoreException {
            try {
                return Files.exists(file) && Files.readString(file).equals("1");
            } catch (IOException e) {
                throw new StoreException("cannot read the flag", e);
            }
        }

        @Override
        public void set(boolean value) throws StoreException {
            // In place: a truncated file would look like a free lock. Not a channel: an interrupt could close it after
            // the write, and leave a flag that no buyer has set.
            try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
                out.write(value ? '1' : '0');
            } catch (IOException e) {
                throw new StoreException("cannot write the flag", e);
            }
        }

        @Override
        public void close() {}
    }

    private static String json(long count, long version) {
        return "{\"count\":" + count + ",\"version\":" + version + "}";
    }

    /** The file between truncating and writing. */
    private final class Truncated {

        private OutputStream out;

        void open() throws IOException {
            // Not a channel, which an interrupt would close.
            out = new FileOutputStream(file.toFile());
        }

        void close() throws StoreException {
            try {
                if (out != null) {
                    out.close();
                }
            } catch (IOException e) {
                throw new StoreException("cannot close the ticket file", e);
            }
        }
    }
}
