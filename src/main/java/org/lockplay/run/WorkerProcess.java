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
import org.lockplay.history.Json;
import org.lockplay.worker.Assignment;

/**
 * The server's end of one worker: commands go to its standard input, events and control lines come from its standard
 * output. Thread-safe.
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
     * Takes over a process that has just been started.
     *
     * @param onIdle called each time it waits for an assignment
     * @param onGone called once it is gone
     */
    WorkerProcess(Process process, Consumer<WorkerProcess> onIdle, Consumer<WorkerProcess> onGone) {
        this.process = process;
        this.commands = process.getOutputStream();
        this.onIdle = onIdle;
        this.onGone = onGone;
    }

    /** Starts to read what the worker says. */
    void listen() {
        Thread reader = new Thread(this::read, "worker-" + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    long pid() {
        return process.pid();
    }

    /** The process, which knows when it started, and so whether its number belongs to another one by now. */
    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Gives the worker its part in a run. The listener hears of everything until the worker is idle again. */
    void assign(Assignment assignment, WorkerListener runsListener) {
        listener = runsListener;
        send("{\"command\":\"assign\"," + assignment.toJson().substring(1));
    }

    /** Sends a command that has no arguments. */
    void command(String name) {
        send(Json.write(Map.of("command", name)));
    }

    /** Lets an idle worker leave. */
    void retire() {
        command("retire");
    }

    /** Says that something bad was done to it: it will not work for another run. */
    void markNotReusable() {
        notReusable = true;
    }

    /** Whether something bad was done to it. */
    boolean isCondemned() {
        return notReusable;
    }

    /** Ends the process at once. What it has said until then is still told. May be repeated. */
    void kill() {
        // Not Process.destroyForcibly: that closes the pipe, and what the worker had already written is lost with it.
        process.toHandle().destroyForcibly();
    }

    /** Completes when the process is gone and all that it said has been told. */
    CompletableFuture<Void> gone() {
        return gone;
    }

    /** Sends a command: one line of JSON. */
    void send(String line) {
        try {
            synchronized (commands) {
                commands.write((line + "\n").getBytes(StandardCharsets.UTF_8));
                commands.flush();
            }
        } catch (IOException e) {
            // The process is gone; the reading side sees that too and tells.
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
