package org.lockplay.oracle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lockplay.fault.FaultKind;
import org.lockplay.json.Json;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockOption;
import org.lockplay.scenario.InvalidScenarioException;
import org.lockplay.scenario.Limits;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.ScenarioReader;
import org.lockplay.store.StoreKind;

/**
 * A scenario of any shape that a visitor could create, with faults by hand. Deterministic by seed. Redraws a scenario
 * that the reader rejects.
 */
final class RandomScenario {

    private static final ScenarioReader READER = new ScenarioReader(Limits.DEFAULT);
    private static final int MOST_DRAWS = 1_000;
    private static final int LONGEST_LIMIT_MS = 4_000;

    private final Random random;
    private final Scenario scenario;
    private final List<HandFault> byHand;
    private final OptionalLong stopAfterMs;
    private int refused;

    RandomScenario(long seed) {
        // Adjacent seeds of java.util.Random give similar first values.
        this.random = new Random(new Random(seed).nextLong());
        this.scenario = draw();
        this.byHand = byHand();
        this.stopAfterMs = stopAfterMs();
    }

    Experiment experiment() {
        return new Experiment(scenario, byHand, stopAfterMs);
    }

    /** Stops some runs early, and all that would otherwise have the default time limit. */
    private OptionalLong stopAfterMs() {
        if (isOfDefaultLength()) {
            return OptionalLong.of(random.nextInt(2_500));
        }
        return chance(25) ? OptionalLong.of(random.nextInt(300)) : OptionalLong.empty();
    }

    private boolean isOfDefaultLength() {
        return scenario.timeLimitMs() > LONGEST_LIMIT_MS;
    }

    /** How many draws the reader rejected before this one. */
    int refused() {
        return refused;
    }

    private Scenario draw() {
        for (int i = 0; i < MOST_DRAWS; i++) {
            try {
                return READER.read(Json.write(members()));
            } catch (InvalidScenarioException e) {
                refused++;
            }
        }
        throw new IllegalStateException("no valid scenario in " + MOST_DRAWS + " draws");
    }

    private Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("version", 1);
        int timeLimitMs = 1_000 + random.nextInt(LONGEST_LIMIT_MS - 999);
        LockKind lock = pick(List.of(LockKind.values()));
        List<Integer> shape = shape(lock);
        members.put(
                "store",
                pick(lock.stores().stream()
                                .filter(store -> store != StoreKind.MEMORY || shape.get(0) == 1)
                                .sorted()
                                .toList())
                        .wireName());
        members.put("placement", Map.of("hosts", shape.get(0), "processes", shape.get(1), "threads", shape.get(2)));
        members.put("lock", lock(lock, timeLimitMs));
        members.put("stock", random.nextInt(6));
        members.put("rounds", chance(5) ? 2 + random.nextInt(2) : 1);
        members.put("seed", random.nextInt(Integer.MAX_VALUE));
        members.put("jitterMs", chance(3) ? random.nextInt(20) : 0);
        if (!chance(8)) {
            members.put("timeLimitMs", timeLimitMs);
        }
        List<String> program = new RandomProgram(random).next();
        members.put("program", String.join("\n", program));
        int buyers = shape.get(0) * shape.get(1) * shape.get(2);
        members.put("faults", faults(lock, program, buyers));
        if (chance(12)) {
            members.put("schedule", schedule(buyers));
        } else if (chance(10)) {
            members.put("mode", "step");
        }
        return members;
    }

    /** Hosts, processes, threads. */
    private List<Integer> shape(LockKind lock) {
        int hosts = lock.stores().equals(java.util.Set.of(StoreKind.MEMORY)) || !chance(5) ? 1 : 2;
        if (lock.reach() == org.lockplay.lock.Reach.PROCESS && chance(2)) {
            return List.of(1, 1, 2 + random.nextInt(3));
        }
        int processes = 1 + random.nextInt(hosts == 1 ? 4 : 2);
        int threads = chance(2) ? 1 : 1 + random.nextInt(Math.max(1, Math.min(4, 8 / (hosts * processes))));
        return hosts * processes * threads == 1 ? List.of(1, 2, 1) : List.of(hosts, processes, threads);
    }

    private Map<String, Object> lock(LockKind kind, int timeLimitMs) {
        Map<String, Object> lock = new LinkedHashMap<>();
        lock.put("kind", kind.wireName());
        for (LockOption option : kind.options().stream().sorted().toList()) {
            switch (option) {
                case LEASE_MS -> lock.put("leaseMs", leaseMs(timeLimitMs));
                case FENCING -> lock.put("fencing", random.nextBoolean());
                case OWNER_CHECK -> lock.put("ownerCheck", !chance(3));
                case ACQUIRE_TIMEOUT_MS -> {
                    if (chance(4)) {
                        lock.put("acquireTimeoutMs", 1 + random.nextInt(400));
                    }
                }
                case RETRY_MS -> lock.put("retryMs", 1 + random.nextInt(20));
                case GAP_MS -> lock.put("gapMs", chance(2) ? random.nextInt(60) : 0);
                case STALE_CHECK -> lock.put("staleCheck", random.nextBoolean());
            }
        }
        return lock;
    }

    /** Short, or longer than the run can last. */
    private int leaseMs(int timeLimitMs) {
        return chance(3) ? timeLimitMs + random.nextInt(2_000) : 50 + random.nextInt(451);
    }

    private List<Map<String, Object>> faults(LockKind lock, List<String> program, int buyers) {
        List<Map<String, Object>> faults = new ArrayList<>();
        if (chance(2)) {
            return faults;
        }
        for (int i = chance(4) ? 2 : 1; i > 0; i--) {
            FaultKind kind = pick(List.of(FaultKind.values()));
            Map<String, Object> fault = new LinkedHashMap<>();
            fault.put("buyer", lock.holds() && random.nextBoolean() ? "holder" : (Object) random.nextInt(buyers));
            fault.put("at", trigger(kind, program));
            fault.put("kind", kind.wireName());
            length(kind).ifPresent(ms -> fault.put("forMs", ms));
            faults.add(fault);
        }
        return faults;
    }

    /** A line number or a keyword; mostly one at which that kind of fault can happen. */
    private Object trigger(FaultKind kind, List<String> program) {
        List<Integer> lines = IntStream.rangeClosed(1, program.size()).boxed().toList();
        String wanted = switch (kind.moment()) {
            case RELEASE -> "unlock";
            case TRUNCATED -> "write";
            case NOW -> "";
        };
        List<Integer> fitting = lines.stream()
                .filter(line -> program.get(line - 1).strip().startsWith(wanted))
                .toList();
        int line = pick(fitting.isEmpty() || chance(10) ? lines : fitting);
        String word = program.get(line - 1).strip().replaceAll("( \\d+|:)$", "");
        return random.nextBoolean() ? (Object) line : word;
    }

    private OptionalLong length(FaultKind kind) {
        return switch (kind.effect()) {
            case DELAYED -> chance(4) ? OptionalLong.empty() : OptionalLong.of(1 + random.nextInt(700));
            case FROZEN -> chance(3) ? OptionalLong.empty() : OptionalLong.of(1 + random.nextInt(900));
            default -> OptionalLong.empty();
        };
    }

    private String schedule(int buyers) {
        return Stream.generate(() -> random.nextInt(buyers) + suffix())
                .limit(1 + random.nextInt(12))
                .reduce((first, second) -> first + " " + second)
                .orElseThrow();
    }

    /** What a buyer does or what happens to it, as in the schedule of a recorded run. */
    private String suffix() {
        if (chance(8)) {
            return pick(List.of("!timeout", "!expires", "!thaw"));
        }
        if (chance(8)) {
            return "!" + pick(List.of(FaultKind.values())).wireName();
        }
        return chance(2) ? "*" + (1 + random.nextInt(5)) : "";
    }

    private List<HandFault> byHand() {
        List<HandFault> acts = new ArrayList<>();
        if (!chance(3)) {
            return acts;
        }
        int buyers = scenario.placement().buyers();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            long afterMs = random.nextInt(chance(2) ? 60 : 400);
            OptionalInt buyer = chance(2) && scenario.lock().kind().holds()
                    ? OptionalInt.empty()
                    : OptionalInt.of(random.nextInt(buyers));
            FaultKind kind = pick(List.of(FaultKind.values()));
            acts.add(new HandFault(afterMs, buyer, Optional.of(kind), length(kind)));
            if (kind == FaultKind.FREEZE && chance(2)) {
                acts.add(new HandFault(afterMs + random.nextInt(900), buyer, Optional.empty(), OptionalLong.empty()));
            }
        }
        acts.sort(Comparator.comparingLong(HandFault::afterMs));
        return acts;
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private <E> E pick(List<E> values) {
        return values.get(random.nextInt(values.size()));
    }
}
