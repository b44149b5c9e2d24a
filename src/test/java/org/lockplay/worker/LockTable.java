package org.lockplay.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lockplay.lock.FailureEffect;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockOption;
import org.lockplay.lock.Reach;
import org.lockplay.store.StoreKind;
import org.lockplay.verdict.Safety;

/**
 * The results of the contract suite as the page for the documentation. Written to {@code target/locks.md} when the
 * tests' JVM exits and every cell has a result; with the system property {@code lockplay.docs} also to {@code
 * docs/locks.md}.
 */
final class LockTable {

    /** What can happen to a holder. */
    enum Harm {
        THROWN("throws, lock taken by hand"),
        THROWN_IN_BLOCK("throws in `with lock:`"),
        KILLED("is killed"),
        FROZEN("freezes");

        private final String title;

        Harm(String title) {
            this.title = title;
        }
    }

    private static final List<Reach> PLACES = List.of(Reach.PROCESS, Reach.HOST, Reach.CLUSTER);
    private static final Map<LockKind, Map<Reach, Safety>> PLACED = new EnumMap<>(LockKind.class);
    private static final Map<LockKind, Map<Harm, FailureEffect>> HARMED = new EnumMap<>(LockKind.class);

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(LockTable::write));
    }

    private LockTable() {}

    /**
     * Records whether a lock excluded the buyers of one placement. A kind is safe there only if it is with all stores.
     */
    static synchronized void placed(LockKind kind, Reach place, Safety safety) {
        PLACED.computeIfAbsent(kind, ignored -> new EnumMap<>(Reach.class))
                .merge(place, safety, (one, other) -> one == Safety.VIOLATED ? one : other);
    }

    /** Records what became of the lock of a holder that was hit by a fault. */
    static synchronized void harmed(LockKind kind, Harm harm, FailureEffect aftermath) {
        HARMED.computeIfAbsent(kind, ignored -> new EnumMap<>(Harm.class)).put(harm, aftermath);
    }

    private static synchronized void write() {
        boolean complete = Stream.of(LockKind.values())
                .allMatch(kind -> PLACED.getOrDefault(kind, Map.of()).size() == PLACES.size()
                        && HARMED.getOrDefault(kind, Map.of()).size() == Harm.values().length);
        if (!complete) {
            return;
        }
        try {
            Files.writeString(Path.of("target", "locks.md"), page());
            if (Boolean.getBoolean("lockplay.docs")) {
                Files.createDirectories(Path.of("docs"));
                Files.writeString(Path.of("docs", "locks.md"), page());
            }
        } catch (IOException e) {
            System.err.println("the page of locks: " + e);
        }
    }

    private static String page() {
        StringBuilder page = new StringBuilder("""
                # What each lock does

                Generated from what the contract suite saw with real processes, real signals and real servers:
                `mvn verify -Dlockplay.docs=true`. Do not edit.

                *Kept apart* says where eight buyers never lost an update; *not* where they did, and the verdict said so.
                The last columns say what became of the lock when its holder came to harm.

                """);
        List<String> head = new ArrayList<>(List.of("lock", "stores", "threads", "processes", "two hosts"));
        Stream.of(Harm.values()).map(harm -> "holder " + harm.title).forEach(head::add);
        head.add("options");
        page.append(row(head)).append(row(head.stream().map(title -> "---").toList()));
        Stream.of(LockKind.values()).map(LockTable::row).forEach(page::append);
        page.append("""

                - *nothing held*: the others go on. *freed*: somebody else has it soon. *lease ends*: somebody else has it
                  when its lease or session ends. *waits*: the others wait until the holder comes back. *stuck*: nobody
                  gets it any more, while the process lives or forever.
                - Where a lease ends under a frozen holder there are two holders, and its late write is a lost update;
                  with the option `fencing` the store refuses it.
                - `lock-file` with the option `staleCheck`: freed when its holder is killed.
                - In `memory`, `atomic` and `optimistic` reach as far as the memory: one host.
                - `mutex`: one that is killed takes its threads along; the threads of other processes never shared it.
                """);
        return page.toString();
    }

    private static String row(LockKind kind) {
        List<String> cells = new ArrayList<>();
        cells.add("`" + kind.wireName() + "`");
        cells.add(
                kind.stores().size() == StoreKind.values().length
                        ? "all"
                        : kind.stores().stream()
                                .sorted()
                                .map(StoreKind::wireName)
                                .collect(Collectors.joining(", ")));
        PLACES.forEach(place -> cells.add(PLACED.get(kind).get(place) == Safety.HELD ? "kept apart" : "not"));
        Stream.of(Harm.values())
                .forEach(harm -> cells.add(HARMED.get(kind).get(harm).wireName().replace('-', ' ')));
        cells.add(kind.options().stream()
                .sorted()
                .map(LockOption::wireName)
                .map(option -> "`" + option + "`")
                .collect(Collectors.joining(" ")));
        return row(cells);
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
