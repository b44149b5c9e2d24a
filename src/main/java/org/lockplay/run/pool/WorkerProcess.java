package org.lockplay.run.pool;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.lockplay.history.EventJson;
import org.lockplay.json.Json;
import org.lockplay.worker.AssignmentWriter;

/**
 * The server's end of one worker: sends commands to its standard input, and reads events and control lines from its
 * standard output. Thread-safe.
 */
public final class WorkerProcess {

    private static final Logger LOG = Logger.getLogger(WorkerProcess.class);
    private static final int SIGNALLED = 128;
    /** An event with the message of an exception, the longest line, has some kilobytes. */
    private static final int MAX_LINE = 65_536;

    private static final String ARMED = "!armed ";

    private final Process process;
    private final OutputStream commands;
    private final Consumer<WorkerProcess> onIdle;
    private final Consumer<WorkerProcess> onGone;
    private final CompletableFuture<Void> gone = new CompletableFuture<>();
    private final AtomicReference<Consumer<WorkerMessage>> listener = new AtomicReference<>();
    /** How the process has ended; null while it runs. */
    private volatile WorkerMessage.Exited end;

    private volatile boolean notReusable;

    /**
     * Wraps a process that has just been started.
     *
     * @param onIdle called each time the worker becomes idle
     * @param onGone called when the process has ended
     */
    public WorkerProcess(Process process, Consumer<WorkerProcess> onIdle, Consumer<WorkerProcess> onGone) {
        this.process = process;
        this.commands = process.getOutputStream();
        this.onIdle = onIdle;
        this.onGone = onGone;
    }

    /** Starts the thread that reads the worker's output. */
    public void listen() {
        Thread reader = new Thread(this::read, "worker-" + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    public long pid() {
        return process.pid();
    }

    /** The process handle, which detects that the kernel has reused the process id. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    /**
     * Assigns the worker its part in a run. The listener receives its messages until it is idle again; its end, even if
     * the process has ended before.
     *
     * @param assignment see {@link AssignmentWriter}
     */
    public void assign(String assignment, Consumer<WorkerMessage> messages) {
        listener.set(messages);
        if (end == null) {
            send(assignment);
        } else {
            announceEnd();
        }
    }

    /** Sends a command that has no arguments. */
    public void command(String name) {
        send(Json.write(Map.of("command", name)));
    }

    /** Makes an idle worker exit. */
    void retire() {
        command("retire");
    }

    /** Marks the worker as not reusable, because a fault was injected: it exits after this run. */
    public void markNotReusable() {
        notReusable = true;
    }

    boolean isReusable() {
        return !notReusable;
    }

    /** Kills the process. Its output up to then is still processed. May be repeated. */
    public void kill() {
        markNotReusable();
        // Not Process.destroyForcibly: that closes the pipe and discards the output that the worker has already
        // written.
        process.toHandle().destroyForcibly();
    }

    /** Completes when the process has ended and all its output has been delivered. */
    public CompletableFuture<Void> gone() {
        return gone;
    }

    /** Sends a command: one line of JSON. Does nothing if the process has ended. */
    public void send(String line) {
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
        try (BoundedLineReader lines = new BoundedLineReader(process.getInputStream(), MAX_LINE)) {
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
        Consumer<WorkerMessage> told = listener.get();
        if (line.startsWith(ARMED)) {
            told.accept(armed(Json.parseObject(line.substring(ARMED.length()))));
            return;
        }
        switch (line) {
            case "!idle" -> {
                listener.set(null);
                onIdle.accept(this);
            }
            case "!ready" -> told.accept(new WorkerMessage.Ready(this));
            case "!failed" -> told.accept(new WorkerMessage.Failed(this));
            case "!done" -> told.accept(new WorkerMessage.Done(this));
            case "!holding" -> told.accept(new WorkerMessage.Holding(this));
            default -> told.accept(new WorkerMessage.Emitted(this, EventJson.read(line)));
        }
    }

    private WorkerMessage armed(Map<String, Object> members) {
        return new WorkerMessage.Armed(
                this,
                Math.toIntExact(number(members, "fault")),
                Math.toIntExact(number(members, "buyer")),
                Math.toIntExact(number(members, "step")),
                Math.toIntExact(number(members, "pass")));
    }

    private static long number(Map<String, Object> members, String name) {
        return (Long) members.get(name);
    }

    private void exited() {
        int code = process.onExit().join().exitValue();
        OptionalInt signal = code > SIGNALLED ? OptionalInt.of(code - SIGNALLED) : OptionalInt.empty();
        onGone.accept(this);
        end = new WorkerMessage.Exited(this, code, signal);
        announceEnd();
        gone.complete(null);
    }

    /** Sends the end to the listener, at most once: the reader's thread and {@link #assign} may both try. */
    private void announceEnd() {
        Consumer<WorkerMessage> present = listener.getAndSet(null);
        if (present != null) {
            present.accept(end);
        }
    }
}
