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
import java.util.OptionalInt;
import org.lockplay.history.EventHeader;
import org.lockplay.history.Failed;
import org.lockplay.json.Json;
import org.lockplay.json.JsonSyntaxException;
import org.lockplay.lock.strategy.LockException;
import org.lockplay.server.BrokenException;
import org.lockplay.server.Databases;
import org.lockplay.server.ServerKind;
import org.lockplay.store.StoreException;

/**
 * The main class of a worker process. The parent, which is the server, writes commands to the standard input, one JSON
 * object per line. The worker writes events (lines that begin with <code>{</code>) and states (lines that begin with
 * {@code !}) to the standard output.
 *
 * <table>
 * <caption>Commands and replies</caption>
 * <tr><td>after the start</td><td>{@code !idle}</td></tr>
 * <tr><td>{@code {"command":"assign", …}} with the members of {@link Assignment}</td>
 *     <td>event {@code worker-started}, {@code !ready}; or event {@code failed}, {@code !failed}</td></tr>
 * <tr><td>{@code {"command":"go"}}</td><td>the buyers' events, then {@code !done}, then {@code !idle}. If a buyer has
 *     finished and still holds the lock, only {@code !holding}: the process keeps the lock until it is killed</td></tr>
 * <tr><td>{@code {"command":"pass","buyer":3,"gates":2}}</td>
 *     <td>lets a buyer pass that many gates (without {@code gates}: one), in step mode or with a schedule, but none
 *     before a step that can make it wait for another buyer except the one it stops at. There, a buyer emits the event
 *     {@code gate} at each gate; its {@code what} is {@code truncated} in the middle of a write to a file and {@code leave} at the end
 *     of a block</td></tr>
 * <tr><td>{@code {"command":"free","run":"…"}}</td>
 *     <td>opens all gates of that run permanently, unless it is over</td></tr>
 * <tr><td>when a buyer reaches a planned fault: <code>!armed {"fault":0,"buyer":3,"step":7,"pass":6}</code>; the
 *     buyer, which has passed 6 gates, blocks until the reply</td>
 *     <td>{@code {"command":"fault",…}} for a fault that the worker injects, else
 *     {@code {"command":"spare","buyer":3,"struck":true}} after the parent has injected it; {@code struck} is false if
 *     another buyer was first. A delayed buyer emits {@code gate} again if its gate is closed</td></tr>
 * <tr><td>{@code {"command":"fault","buyer":3,"kind":"slow","forMs":500,"by":"hand"}}</td>
 *     <td>event {@code fault} when it is applied: {@code exception}, {@code hang} and {@code slow} at once to a buyer
 *     that waits, thinks or is delayed, else before its next step; {@code forget} at its next release;
 *     {@code torn-write} in the middle of its next write to a file</td></tr>
 * <tr><td>{@code {"command":"disconnect"}}</td><td>closes the database connections that the idle process keeps</td></tr>
 * <tr><td>{@code {"command":"retire"}}</td><td>the process exits</td></tr>
 * </table>
 *
 * <p>The process ends at once when its parent dies or closes its standard input.
 */
public final class WorkerMain {

    /** The system property that is set when the process creates a class-data archive (CDS). */
    public static final String REHEARSAL = "lockplay.rehearsal";

    private static final int ORPHANED = 3;

    private final LineOutput output;
    private final AssignmentReader assignments = new AssignmentReader();
    private final StandbyThread spare = new StandbyThread();
    private volatile Session session;

    private WorkerMain(LineOutput output) {
        this.output = output;
    }

    /**
     * @param args the parent's process id, a directory for scratch files that the parent cleans up, and the number of
     *     assignments to execute for warm-up
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 3) {
            System.err.println("usage: WorkerMain <parent pid> <scratch folder> <warm-up sessions>");
            System.exit(2);
        }
        // Standard output is reserved for the protocol.
        System.setOut(System.err);
        if (!ParentDeath.follow(Long.parseLong(args[0]))) {
            Runtime.getRuntime().halt(ORPHANED);
        }
        if (!ProcessBan.apply()) {
            System.err.println("this worker could start processes: the kernel has no seccomp filters");
        }
        ParentDeath.wakeOnTime();
        WorkerWarmUp.run(Path.of(args[1]), Integer.parseInt(args[2]));
        LineOutput output = new LineOutput(new FileOutputStream(FileDescriptor.out));
        WorkerMain worker = new WorkerMain(output);
        worker.rest();
        worker.obey();
        Runtime.getRuntime().halt(0);
    }

    private void obey() throws IOException {
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            try {
                obey(Json.parseObject(line));
            } catch (IllegalArgumentException | IllegalStateException | JsonSyntaxException e) {
                // The parent validates users' requests, so an invalid command can be ignored.
                System.err.println("not obeyed: " + line + ": " + e.getMessage());
            }
        }
    }

    private void obey(Map<String, Object> command) {
        switch (String.valueOf(command.get("command"))) {
            case "assign" -> assign(assignments.read(command));
            case "go" -> session().go();
            case "pass" -> gate(command).permit(command.get("gates") instanceof Long gates ? gates.intValue() : 1);
            case "free" -> free(command);
            case "fault" -> gate(command).order(RequestedFault.of(command));
            case "spare" -> gate(command).spare(Boolean.TRUE.equals(command.get("struck")));
            case "disconnect" -> Databases.closeIdle();
            case "retire" -> Runtime.getRuntime().halt(0);
            default -> throw new IllegalArgumentException("no such command");
        }
    }

    private Session session() {
        if (session == null) {
            throw new IllegalStateException("nothing is assigned");
        }
        return session;
    }

    private BuyerGate gate(Map<String, Object> command) {
        if (command.get("buyer") instanceof Long buyer) {
            return session().gate(buyer.intValue());
        }
        throw new IllegalArgumentException("which buyer?");
    }

    /** Ignores a command for another run: it may arrive when that run has just ended. */
    private void free(Map<String, Object> command) {
        Session present = session;
        if (present != null && present.run().equals(command.get("run"))) {
            present.openGates();
        }
    }

    private void assign(Assignment assignment) {
        try {
            session = Session.open(assignment, output, spare, this::finished);
            output.tell("ready");
        } catch (StoreException | LockException | RuntimeException | LinkageError e) {
            failed(assignment, e);
        }
    }

    private void failed(Assignment assignment, Throwable cause) {
        Optional<ServerKind> unreachableServer = BrokenException.unreachableServer(cause);
        cause.printStackTrace();
        output.emit(Failed.inSetup(
                EventHeader.of(RunClock.since(assignment.originNs()).nowNs()),
                String.valueOf(cause.getMessage()),
                unreachableServer.map(ServerKind::wireName),
                OptionalInt.of(assignment.worker())));
        output.tell("failed");
    }

    private void finished() {
        if (session.holdsLock()) {
            output.tell("holding");
        } else {
            output.tell("done");
            close();
        }
    }

    private void close() {
        Session over = session();
        session = null;
        over.close();
        rest();
    }

    private void rest() {
        spare.prepare();
        output.tell("idle");
    }
}
