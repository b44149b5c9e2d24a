package org.lockplay.worker;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.Field;
import org.lockplay.history.Json;
import org.lockplay.lock.LockException;
import org.lockplay.store.StoreException;

/**
 * A worker process. Its parent writes commands to its standard input, one JSON object a line; it answers on its standard
 * output with events (lines that begin with <code>{</code>) and states (lines that begin with {@code !}).
 *
 * <table>
 * <caption>Commands and what they are answered with</caption>
 * <tr><td>after the start</td><td>{@code !idle}</td></tr>
 * <tr><td>{@code {"command":"assign", …}} with the members of {@link Assignment}</td>
 *     <td>event {@code worker-started}, {@code !ready}; or event {@code failed}, {@code !failed}</td></tr>
 * <tr><td>{@code {"command":"go"}}</td><td>the buyers' events, then {@code !done}, then {@code !idle}. If somebody
 *     finished with the lock in hand then {@code !done} only: the process goes on holding what it holds</td></tr>
 * <tr><td>{@code {"command":"close"}}</td><td>ends what is still held after {@code !done}; {@code !idle}</td></tr>
 * <tr><td>{@code {"command":"retire"}}</td><td>the process exits</td></tr>
 * </table>
 *
 * <p>The process ends at once when its parent dies or closes its standard input.
 */
public final class WorkerMain {

    private static final int ORPHANED = 3;

    private final LineOutput output;
    private Session session;

    private WorkerMain(LineOutput output) {
        this.output = output;
    }

    /**
     * @param args the parent's process id, and a folder for scratch files that the parent cleans up
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            System.err.println("usage: WorkerMain <parent pid> <scratch folder>");
            System.exit(2);
        }
        // Nothing but the protocol may come out of standard output.
        System.setOut(System.err);
        if (!ParentDeath.follow(Long.parseLong(args[0]))) {
            Runtime.getRuntime().halt(ORPHANED);
        }
        ParentDeath.wakeOnTime();
        WarmUp.run(Path.of(args[1]));
        LineOutput output = new LineOutput(new FileOutputStream(FileDescriptor.out));
        output.tell("idle");
        new WorkerMain(output).obey();
        Runtime.getRuntime().halt(0);
    }

    private void obey() throws IOException {
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            Map<String, Object> command = Json.parseObject(line);
            switch (String.valueOf(command.get("command"))) {
                case "assign" -> assign(Assignment.fromMembers(command));
                case "go" -> session.go();
                case "close" -> close();
                case "retire" -> Runtime.getRuntime().halt(0);
                default -> System.err.println("no such command: " + line);
            }
        }
    }

    private void assign(Assignment assignment) {
        try {
            session = Session.open(assignment, output, this::finished);
            output.tell("ready");
        } catch (StoreException e) {
            failed(assignment, e.unreachableServer(), e);
        } catch (LockException e) {
            failed(assignment, e.unreachableServer(), e);
        } catch (RuntimeException | LinkageError e) {
            failed(assignment, Optional.empty(), e);
        }
    }

    private void failed(Assignment assignment, Optional<String> unreachableServer, Throwable cause) {
        cause.printStackTrace();
        output.emit(Event.of(RunClock.since(assignment.originNs()).nowNs(), EventKind.FAILED)
                .with(Field.PROCESS, assignment.worker())
                .with(Field.WHAT, unreachableServer.isPresent() ? "unreachable-server" : "setup")
                .with(Field.MESSAGE, unreachableServer.orElse(String.valueOf(cause.getMessage()))));
        output.tell("failed");
    }

    private void finished() {
        boolean holdsLock = session.holdsLock();
        output.tell("done");
        if (!holdsLock) {
            close();
        }
    }

    private void close() {
        session.close();
        output.tell("idle");
    }
}
