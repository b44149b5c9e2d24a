package org.lockplay.worker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockSpec;
import org.lockplay.lock.strategy.BuyerLock;
import org.lockplay.lock.strategy.LockSite;
import org.lockplay.lock.strategy.Strategies;
import org.lockplay.name.LockName;
import org.lockplay.server.ServerUrls;
import org.lockplay.store.StoreAddress;
import org.lockplay.store.StoreKind;

/** Another process of the same host that holds a lock. The lock needs no server. */
final class LockHolderProcess implements AutoCloseable {

    private final Process process;

    private LockHolderProcess(Process process) {
        this.process = process;
    }

    /** Starts the process; returns once it holds the lock. */
    static LockHolderProcess holding(LockKind kind, LockSite site) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockHolderProcess.class.getName(),
                        kind.name(),
                        site.run(),
                        site.hostName(),
                        site.hostDirectory().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (process.getInputStream().read() < 0) {
            throw new IOException("the holder ended without the lock");
        }
        return new LockHolderProcess(process);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Lets the process release the lock and end. */
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            process.onExit().get(30, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            process.destroyForcibly();
            throw new IOException("the holder did not end", e);
        }
    }

    /** Acquires the lock, prints a line, and releases the lock at the end of the input. */
    public static void main(String[] args) throws Exception {
        LockKind kind = LockKind.valueOf(args[0]);
        Path folder = Path.of(args[3]);
        LockSite site = new LockSite(
                args[1],
                LockName.DEFAULT,
                0,
                args[2],
                folder,
                new StoreAddress(StoreKind.FILE, args[1], folder, null),
                new ServerUrls(null, Map.of()));
        try (BuyerLock lock = Strategies.of(kind).open(site, LockSpec.of(kind), 2);
                BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            lock.acquire(Optional.empty());
            System.out.println("held");
            in.readLine();
            lock.release();
        }
    }
}
