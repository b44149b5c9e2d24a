package org.lockplay.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Programs that a learner could write: correct ones, and each of the usual mistakes. Deterministic by seed. */
final class RandomProgram {

    private static final List<String> STEPS = List.of("query", "lock", "unlock", "read", "take", "write", "think");

    private final Random random;

    RandomProgram(Random random) {
        this.random = random;
    }

    /** The lines of a program. */
    List<String> next() {
        List<String> lines = new ArrayList<>();
        if (chance(3)) {
            lines.add("query");
        }
        if (chance(4)) {
            lines.add(think());
        }
        if (chance(12)) {
            lines.addAll(anything());
        } else {
            int sections = chance(6) ? 2 : 1;
            for (int i = 0; i < sections; i++) {
                lines.addAll(section());
            }
        }
        if (chance(10)) {
            lines.add("query");
        }
        return lines;
    }

    private List<String> section() {
        List<String> sale = sale();
        if (chance(6)) {
            // Locks the write only.
            int write = sale.size() - 1;
            List<String> lines = new ArrayList<>(sale.subList(0, write));
            lines.addAll(locked(sale.subList(write, sale.size())));
            return lines;
        }
        if (chance(12)) {
            // Writes after the release.
            List<String> lines = locked(sale.subList(0, sale.size() - 1));
            lines.add(sale.get(sale.size() - 1));
            return lines;
        }
        return chance(12) ? sale : locked(sale);
    }

    /** Reads, takes, writes; the write comes last. */
    private List<String> sale() {
        List<String> lines = new ArrayList<>();
        maybeThink(lines);
        if (!chance(25)) {
            lines.add("read");
        }
        maybeThink(lines);
        if (!chance(20)) {
            lines.add("take");
        }
        if (chance(12)) {
            lines.add("take");
        }
        maybeThink(lines);
        lines.add(chance(4) ? "write " + random.nextInt(40) : "write");
        return lines;
    }

    private List<String> locked(List<String> body) {
        List<String> lines = new ArrayList<>();
        boolean twice = chance(8);
        if (chance(3)) {
            lines.add("with lock:");
            if (twice) {
                lines.add("  lock");
            }
            body.forEach(line -> lines.add("  " + line));
            if (twice && chance(2)) {
                lines.add("  unlock");
            }
            return lines;
        }
        if (!chance(20)) {
            lines.add("lock");
        }
        if (twice) {
            lines.add("lock");
        }
        lines.addAll(body);
        if (chance(8)) {
            maybeThink(lines);
            return lines;
        }
        lines.add("unlock");
        if (twice && chance(2)) {
            lines.add("unlock");
        }
        return lines;
    }

    private List<String> anything() {
        List<String> lines = new ArrayList<>();
        for (int i = 2 + random.nextInt(8); i > 0; i--) {
            String step = STEPS.get(random.nextInt(STEPS.size()));
            lines.add(step.equals("think") ? think() : step);
        }
        return lines;
    }

    private void maybeThink(List<String> lines) {
        if (chance(2)) {
            lines.add(think());
        }
    }

    private String think() {
        return "think " + random.nextInt(chance(3) ? 101 : 21);
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }
}
