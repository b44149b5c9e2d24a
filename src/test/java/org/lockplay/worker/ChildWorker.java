package org.lockplay.worker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A real worker process. Its output goes to the current listener. */
final class ChildWorker {

    /** Receives a worker's output. */
    interface Listener {
        void said(ChildWorker worker, String line);
    }

    private final Process process;
    private volatile Listener listener = (worker, line) -> {};
    private volatile String lastSaid = "";

    ChildWorker(Process process) {
        this.process = process;
        Thread reader = new Thread(this::listen, "worker-" + process.pid());
        reader.setDaemon(true);
        reader.start();
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

    /** Whether the last state that it reported is idle. */
    boolean isIdle() {
        return lastSaid.equals("!idle");
    }

    /** Whether the last state that it reported is holding: a buyer has finished and still holds the lock. */
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

    /** Kills the process with SIGKILL and waits for its end. */
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
            // The process has ended, and its remaining output is lost.
        }
        lastSaid = "!gone";
        listener.said(this, lastSaid);
    }
}
