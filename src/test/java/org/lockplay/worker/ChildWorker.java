package org.lockplay.worker;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A real worker process. Its lines go to whoever listens at the time. */
final class ChildWorker {

    /** Hears what a worker says. */
    interface Listener {
        void said(ChildWorker worker, String line);
    }

    /** The parent-death signal follows the thread that started the child, so that this one has to live on. */
    private static final ExecutorService SPAWNER = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "spawner");
        thread.setDaemon(true);
        return thread;
    });

    /** What a worker needs of the tests' own long class path. */
    private static final List<String> NEEDED = List.of(
            "classes",
            "jackson-core",
            "jna-",
            "postgresql-4",
            "jedis",
            "commons-pool2",
            "redis-authx",
            "gson",
            "json-",
            "slf4j-api",
            "curator-",
            "zookeeper",
            "netty-",
            "metrics-core",
            "snappy",
            "guava",
            "failureaccess",
            "yetus",
            "audience-annotations",
            "commons-io");

    private final Process process;
    private volatile Listener listener = (worker, line) -> {};
    private volatile String lastSaid = "";

    private ChildWorker(Process process) {
        this.process = process;
        Thread reader = new Thread(this::listen, "worker-" + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    static ChildWorker start(Path scratch) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseG1GC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx16m",
                "-Xss512k",
                "-XX:-UsePerfData",
                "-Xshare:auto",
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "-cp",
                classPath(),
                WorkerMain.class.getName(),
                String.valueOf(ProcessHandle.current().pid()),
                scratch.toString()));
        try {
            return SPAWNER.submit(() -> new ChildWorker(new ProcessBuilder(command)
                            .redirectError(scratch.resolve("workers.log").toFile())
                            .start()))
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> NEEDED.stream()
                        .anyMatch(
                                part -> Path.of(entry).getFileName().toString().startsWith(part)))
                .collect(Collectors.joining(File.pathSeparator));
    }

    void listenTo(Listener next) {
        listener = next;
    }

    void command(String json) {
        try {
            OutputStream in = process.getOutputStream();
            in.write((json + "\n").getBytes(StandardCharsets.UTF_8));
            in.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the last thing that it said was that it is idle. */
    boolean isIdle() {
        return lastSaid.equals("!idle");
    }

    /** Whether the last thing that it said was that somebody has finished with the lock in hand. */
    boolean isHolding() {
        return lastSaid.equals("!holding");
    }

    long pid() {
        return process.pid();
    }

    void signal(String name) {
        try {
            int code = new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + pid())
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException("kill: " + code);
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends the process as SIGKILL does and waits for it. */
    void kill() {
        process.toHandle().destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    Process process() {
        return process;
    }

    private void listen() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                lastSaid = line;
                listener.said(this, line);
            }
        } catch (IOException e) {
            // The process is gone, and with it what it had to say.
        }
        lastSaid = "!gone";
        listener.said(this, lastSaid);
    }
}
