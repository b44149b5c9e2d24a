package org.lockplay.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A TCP proxy between browsers and a server that can cut and restore the connection. */
final class Relay implements AutoCloseable {

    private final InetSocketAddress server;
    private final int port;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private ServerSocket door;

    /** Opens a proxy to a server. */
    Relay(URI server) throws IOException {
        this.server = new InetSocketAddress(server.getHost(), server.getPort());
        port = open(0);
    }

    /** The server's URL through the proxy. */
    URI address() {
        return URI.create("http://localhost:" + port + "/");
    }

    /** Cuts all connections and refuses new ones. */
    synchronized void cut() throws IOException {
        door.close();
        for (Socket socket : sockets) {
            socket.close();
        }
        sockets.clear();
    }

    /** Accepts connections again. */
    synchronized void mend() throws IOException {
        open(port);
    }

    @Override
    public void close() throws IOException {
        cut();
        threads.shutdownNow();
    }

    private synchronized int open(int at) throws IOException {
        ServerSocket opened = new ServerSocket();
        opened.setReuseAddress(true);
        opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), at));
        door = opened;
        threads.execute(() -> accept(opened));
        return opened.getLocalPort();
    }

    private void accept(ServerSocket opened) {
        try {
            while (true) {
                join(opened, opened.accept());
            }
        } catch (IOException e) {
            if (!opened.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private synchronized void join(ServerSocket opened, Socket browser) throws IOException {
        sockets.add(browser);
        if (opened.isClosed()) {
            browser.close();
            return;
        }
        Socket behind = new Socket(server.getAddress(), server.getPort());
        sockets.add(behind);
        threads.execute(() -> handOn(browser, behind));
        threads.execute(() -> handOn(behind, browser));
    }

    /** Copies until either socket is closed, then closes the other. */
    private void handOn(Socket from, Socket to) {
        try (from;
                to;
                InputStream in = from.getInputStream()) {
            in.transferTo(to.getOutputStream());
        } catch (IOException e) {
            // Expected when the connection is cut.
        } finally {
            sockets.remove(from);
        }
    }
}
