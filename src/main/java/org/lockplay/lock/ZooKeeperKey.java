package org.lockplay.lock;

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
import org.lockplay.store.ServerKind;

/**
 * What somebody else can take over a ZooKeeper session with. Its process leaves it in a file that its owner alone can
 * read, and leaves it again whenever it has connected anew.
 *
 * <p>A session has one connection at a time: a server that is asked for it by another client, with the right password,
 * closes the one that it had. That is how clients move between servers, and here it is how a connection is cut from
 * outside.
 *
 * @param id the session's id
 * @param timeoutMs after how long without a sign of life the server ends it
 * @param password the session's password
 */
record ZooKeeperKey(long id, int timeoutMs, byte[] password) {

    private static final int LIMIT_MS = 3_000;
    private static final HexFormat HEX = HexFormat.of();
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    /** Where the process of that id leaves its key. */
    static Path file(LockSite site, long pid) {
        return site.hostDirectory().resolve("zookeeper-session-" + pid);
    }

    /** Puts it there, whole or not at all, in place of one that is there already. */
    void leave(Path file) throws IOException {
        Path draft = Files.createFile(file.resolveSibling(file.getFileName() + ".new"), OWNER_ONLY);
        Files.writeString(draft, Long.toHexString(id) + " " + timeoutMs + " " + HEX.formatHex(password));
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Takes it away, so that it is used once for each connection; empty if there is none. */
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

    /** Removes it if it is there. */
    static void drop(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            System.err.println("the key of a ZooKeeper session is left behind: " + e);
        }
    }

    /**
     * Has every server that is named cut the session's connection, by taking it over and leaving it at once. The session
     * lives on for its whole timeout from now, and its nodes with it.
     *
     * @return whether the session was there
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

    /** The first thing that a client says: a length, and that many bytes. */
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
