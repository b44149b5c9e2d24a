package org.lockplay.lock.strategy;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.jute.BinaryInputArchive;
import org.apache.jute.BinaryOutputArchive;
import org.apache.zookeeper.client.ConnectStringParser;
import org.apache.zookeeper.proto.ConnectRequest;
import org.apache.zookeeper.proto.ConnectResponse;
import org.lockplay.server.ServerKind;

/**
 * The credentials with which another client can take over a ZooKeeper session. The session's process writes them to a
 * file that only its owner can read, again after each reconnect.
 *
 * <p>A session has one connection at a time: when another client presents the right password, the server closes the
 * existing one. Clients move between servers that way; here it cuts a connection from outside.
 *
 * @param id the session's id
 * @param timeoutMs the session timeout
 * @param password the session's password
 */
record ZooKeeperKey(long id, int timeoutMs, byte[] password) {

    private static final int LIMIT_MS = 3_000;
    private static final HexFormat HEX = HexFormat.of();
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    /** Where the process of that id writes its key. */
    static Path file(LockSite site, long pid) {
        return site.hostDirectory().resolve("zookeeper-session-" + pid);
    }

    /** Writes the key file atomically, replacing an existing one. */
    void leave(Path file) throws IOException {
        Path draft = Files.createFile(file.resolveSibling(file.getFileName() + ".new"), OWNER_ONLY);
        Files.writeString(draft, Long.toHexString(id) + " " + timeoutMs + " " + HEX.formatHex(password));
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Reads and deletes the key file, so that a key is used once per connection; empty if there is none. */
    static Optional<ZooKeeperKey> take(Path file) throws IOException {
        String[] words;
        try {
            words = Files.readString(file).split(" ");
            Files.delete(file);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        return Optional.of(new ZooKeeperKey(
                Long.parseUnsignedLong(words[0], 16), Integer.parseInt(words[1]), HEX.parseHex(words[2])));
    }

    /** Deletes the key file if it exists. */
    static void drop(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            System.err.println("the key of a ZooKeeper session is left behind: " + e);
        }
    }

    /**
     * Has every server in the list cut the session's connection, by taking the session over and disconnecting at once.
     * The session and its nodes live on for a full timeout from now.
     *
     * @return whether the session existed
     * @throws LockException if no server answers
     */
    boolean cutConnection(String servers) throws LockException {
        IOException failure = null;
        boolean answered = false;
        boolean taken = false;
        for (InetSocketAddress server : new ConnectStringParser(servers).getServerAddresses()) {
            try {
                for (InetAddress address : InetAddress.getAllByName(server.getHostString())) {
                    taken |= takeOver(new InetSocketAddress(address, server.getPort()));
                    answered = true;
                }
            } catch (IOException e) {
                failure = e;
            }
        }
        if (!answered) {
            throw LockException.unreachable(ServerKind.ZOOKEEPER, "ZooKeeper at " + servers, failure);
        }
        return taken;
    }

    private boolean takeOver(InetSocketAddress server) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(server, LIMIT_MS);
            socket.setSoTimeout(LIMIT_MS);
            socket.getOutputStream().write(request());
            DataInputStream in = new DataInputStream(socket.getInputStream());
            in.readInt();
            ConnectResponse response = new ConnectResponse();
            response.deserialize(new BinaryInputArchive(in), "connect");
            return response.getSessionId() == id;
        }
    }

    /** The first message of a client: a length, and that many bytes. */
    private byte[] request() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ConnectRequest(0, 0, timeoutMs, id, password, false)
                .serialize(BinaryOutputArchive.getArchive(bytes), "connect");
        return ByteBuffer.allocate(Integer.BYTES + bytes.size())
                .putInt(bytes.size())
                .put(bytes.toByteArray())
                .array();
    }
}
