package org.lockplay.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.lockplay.history.EventJson;
import org.lockplay.json.Json;
import org.lockplay.worker.Assignment;

/**
 * The server's end of one worker: sends commands to its standard input, and reads events and control lines from its
 * standard output. Thread-safe.
 */
final class WorkerProcess {

    private static final Logger LOG = Logger.getLogger(WorkerProcess.class);
    private static final int SIGNALLED = 128;
    private static final String ARMED = "!armed ";

    private final Process process;
    private final OutputStream commands;
    private final Consumer<WorkerProcess> onIdle;
    private final Consumer<WorkerProcess> onGone;
    private final CompletableFuture<Void> gone = new CompletableFuture<>();
    private volatile WorkerListener listener;
    private volatile boolean notReusable;

    /**
     * Wraps a process that has just been started.
     *
     * @param onIdle called each time the worker becomes idle
     * @param onGone called when the process has ended
     */
    WorkerProcess(Process process, Consumer<WorkerProcess> onIdle, Consumer<WorkerProcess> onGone) {
        this.process = process;
        this.commands = process.getOutputStream();
        this.onIdle = onIdle;
        this.onGone = onGone;
    }

    /** Starts the thread that reads the worker's output. */
    void listen() {
        Thread reader = new Thread(this::read, "worker-" + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    long pid() {
        return process.pid();
    }

    /** The process handle, which detects that the kernel has reused the process id. */
    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Assigns the worker its part in a run. The listener receives its messages until it is idle again. */
    void assign(Assignment assignment, WorkerListener runsListener) {
        listener = runsListener;
        send("{\"command\":\"assign\"," + assignment.toJson().substring(1));
    }

    /** Sends a command that has no arguments. */
    void command(String name) {
        send(Json.write(Map.of("command", name)));
    }

    /** Makes an idle worker exit. */
    void retire() {
        command("retire");
    }

    /** Marks the worker as not reusable, because a fault was injected: it exits after this run. */
    void markNotReusable() {
        notReusable = true;
    }

    /** Whether the worker is marked as not reusable. */
    boolean isCondemned() {
        return notReusable;
    }

    /** Kills the process. Its output up to then is still processed. May be repeated. */
    void kill() {
        // Not Process.destroyForcibly: that closes the pipe and discards the output that the worker has already
        // written.
        process.toHandle().destroyForcibly();
    }

    /** Completes when the process has ended and all its output has been processed. */
    CompletableFuture<Void> gone() {
        return gone;
    }

    /** Sends a command: one line of JSON. Does nothing if the process has ended. */
    void send(String line) {
        try {
            synchronized (commands) {
                commands.write((line + "\n").getBytes(StandardCharsets.UTF_8));
                commands.flush();
            }
        } catch (IOException e) {
            // The process has ended; the reader thread notices that, too.
            LOG.debugf("worker %d did not take a command: %s", pid(), e.getMessage());
        }
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                heard(line);
            }
        } catch (IOException | RuntimeException e) {
            LOG.errorf(e, "worker %d is ended, because what it says cannot be read", pid());
            kill();
        }
        exited();
    }

    private void heard(String line) {
        WorkerListener told = listener;
        if (line.startsWith(ARMED)) {
            told.onPlannedFault(this, line.substring(ARMED.length()));
            return;
        }
        switch (line) {
            case "!idle" -> {
                listener = null;
                onIdle.accept(this);
            }
            case "!ready" -> told.onReady(this);
            case "!failed" -> told.onFailed(this);
            case "!done" -> told.onDone(this);
            case "!holding" -> told.onHolding(this);
            default -> told.onEvent(this, EventJson.read(line));
        }
    }

    private void exited() {
        int code = process.onExit().join().exitValue();
        WorkerListener told = listener;
        listener = null;
        onGone.accept(this);
        if (told != null) {
            told.onExited(this, code, code > SIGNALLED ? OptionalInt.of(code - SIGNALLED) : OptionalInt.empty());
        }
        gone.complete(null);
    }
}
