package org.lockplay.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.lockplay.fault.FaultKind;
import org.lockplay.json.Json;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockOption;
import org.lockplay.store.StoreKind;

/**
 * Scenarios of every shape that a link can contain; each field is the default half of the time. Deterministic by seed.
 * Their planned faults may be impossible.
 */
final class RandomScenarios {

    private static final List<String> WORDS = List.of(
            "last ticket",
            "最后一张票",
            "\u202Eevil",
            "<script>alert(1)</script>",
            "🎫",
            "\"quoted\\\"",
            "é\u0301",
            "\u2028");
    private static final List<String> STEPS = List.of("query", "lock", "read", "take", "unlock", "write");

    private final Random random;
    private final ScenarioReader reader = ScenarioReader.lenient(Limits.DEFAULT);

    RandomScenarios(long seed) {
        random = new Random(seed);
    }

    Scenario next() {
        try {
            return reader.read(Json.write(members()));
        } catch (InvalidScenarioException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("version", 1);
        Map<String, Object> placement = placement();
        int hosts = (int) placement.get("hosts");
        StoreKind store = pick(Stream.of(StoreKind.values())
                .filter(kind -> kind != StoreKind.MEMORY || hosts == 1)
                .toList());
        LockKind lock = pick(Stream.of(LockKind.values())
                .filter(kind -> kind.stores().contains(store))
                .toList());
        members.put("placement", placement);
        members.put("store", store.wireName());
        members.put("lock", lock(lock));
        maybe(members, "title", pick(WORDS) + " " + random.nextInt(100));
        maybe(members, "stock", random.nextInt(1_000_001));
        maybe(members, "rounds", 1 + random.nextInt(10_000));
        maybe(members, "mode", pick(List.of("free", "step")));
        maybe(members, "seed", random.nextInt(Integer.MAX_VALUE));
        maybe(members, "jitterMs", random.nextInt(1_001));
        maybe(members, "timeLimitMs", 100 + random.nextInt(59_901));
        List<String> program = program();
        members.put("program", String.join(pick(List.of("\n", "\r\n")), program) + pick(List.of("", "\n", "  \n\n")));
        int buyers = hosts * (int) placement.get("processes") * (int) placement.get("threads");
        maybe(members, "faults", faults(program, buyers));
        maybe(members, "schedule", schedule(buyers));
        if (members.containsKey("schedule")) {
            // Enough for every buyer to pass as many gates as a schedule may contain.
            members.put("rounds", 1_000 + random.nextInt(9_001));
        }
        return members;
    }

    private Map<String, Object> placement() {
        if (random.nextBoolean()) {
            return new LinkedHashMap<>(Map.of("hosts", 1, "processes", 10, "threads", 1));
        }
        int hosts = 1 + random.nextInt(4);
        int processes = 1 + random.nextInt(32 / hosts);
        int threads = 1 + random.nextInt(64 / (hosts * processes));
        return new LinkedHashMap<>(Map.of("hosts", hosts, "processes", processes, "threads", threads));
    }

    private Map<String, Object> lock(LockKind kind) {
        Map<String, Object> lock = new LinkedHashMap<>();
        lock.put("kind", kind.wireName());
        for (LockOption option : kind.options()) {
            int span = (int) (option.max() - option.min()) + 1;
            maybe(
                    lock,
                    option.wireName(),
                    option.isFlag() ? random.nextBoolean() : option.min() + random.nextInt(span));
        }
        return lock;
    }

    private List<String> program() {
        if (random.nextInt(3) == 0) {
            return List.of(
                    pick(List.of(ProgramPreset.values())).program().text().split("\n"));
        }
        List<String> lines = new ArrayList<>();
        for (int i = random.nextInt(10); i >= 0; i--) {
            lines.add(
                    switch (random.nextInt(8)) {
                        case 0 -> "# " + pick(WORDS) + "\u0007\u001b";
                        case 1 -> "think " + random.nextInt(60_001);
                        case 2 -> "write " + random.nextInt(60_001);
                        default -> pick(STEPS);
                    });
        }
        lines.add("with lock:");
        lines.add(" ".repeat(1 + random.nextInt(4)) + "read  ");
        return lines;
    }

    private List<Map<String, Object>> faults(List<String> program, int buyers) {
        List<Integer> steps = new ArrayList<>();
        int number = 1;
        for (String line : program) {
            if (!line.startsWith("#")) {
                steps.add(number);
            }
            number += line.contains("\u2028") ? 2 : 1;
        }
        List<Map<String, Object>> faults = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            Map<String, Object> fault = new LinkedHashMap<>();
            fault.put("buyer", random.nextBoolean() ? "holder" : (Object) random.nextInt(buyers));
            fault.put("at", random.nextBoolean() ? "read" : (Object) pick(steps));
            fault.put("kind", pick(List.of(FaultKind.values())).wireName());
            maybe(fault, "forMs", 1 + random.nextInt(60_000));
            faults.add(fault);
        }
        boolean reads = program.stream().anyMatch(line -> line.strip().equals("read"));
        return reads ? faults : List.of();
    }

    private String schedule(int buyers) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(40); i >= 0; i--) {
            text.append(random.nextInt(buyers))
                    .append(
                            switch (random.nextInt(6)) {
                                case 0, 1 -> "*" + (1 + random.nextInt(9));
                                case 2 -> "!" + byHand();
                                default -> "";
                            })
                    .append(i > 0 ? " " : "");
        }
        return text.toString();
    }

    private String byHand() {
        FaultKind kind = FaultKind.values()[random.nextInt(FaultKind.values().length)];
        boolean ends = random.nextBoolean();
        String word = kind == FaultKind.FREEZE && ends ? "thaw" : kind.wireName();
        return word + (kind == FaultKind.SLOW && ends ? ":" + (1 + random.nextInt(99_999)) : "");
    }

    private void maybe(Map<String, Object> members, String name, Object value) {
        if (random.nextInt(3) == 0) {
            members.put(name, value);
        }
    }

    private <E> E pick(List<E> values) {
        return values.get(random.nextInt(values.size()));
    }
}
