package org.lockplay.oracle;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

public final class OracleMain {
    public static void main(String[] args) throws Exception {
        TreeMap<String, List<String>> byClaim = new TreeMap<>();
        int n = 0, bad = 0;
        try (var files = Files.list(Path.of(args[0]))) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList()) {
                n++;
                JudgedRun run;
                try {
                    run = JudgedRun.read(file);
                } catch (IllegalArgumentException e) {
                    byClaim.computeIfAbsent("INVALID", k -> new ArrayList<>())
                            .add(file.getFileName() + " " + e.getCause());
                    continue;
                }
                if (Boolean.getBoolean("rejudge")) {
                    String reason = run.history()
                            .get(run.history().size() - 1)
                            .text(org.lockplay.history.Field.REASON)
                            .orElse("interrupted");
                    org.lockplay.verdict.Ending ending = org.lockplay.verdict.Ending.valueOf(
                            reason.toUpperCase().replace('-', '_'));
                    run = run.with(org.lockplay.verdict.Judge.judge(run.scenario(), run.history(), ending));
                }
                if (Boolean.getBoolean("show")) {
                    System.out.println(file.getFileName() + " " + run.verdict().safety() + " "
                            + run.verdict().liveness() + " " + run.headline(org.lockplay.text.Texts.ENGLISH));
                    for (var f : run.verdict().findings())
                        System.out.println("      " + f.textKey() + " " + f.args() + "  "
                                + new org.lockplay.text.VerdictTexts(org.lockplay.text.Texts.ENGLISH).sentence(f));
                }
                List<Disagreement> found = Oracle.disagreements(run);
                if (!found.isEmpty()) bad++;
                if (found.isEmpty() && Boolean.getBoolean("mutants")) {
                    for (var m : VerdictMutants.of(run.verdict()).entrySet()) {
                        boolean caught;
                        try {
                            caught = !Oracle.disagreements(run.with(m.getValue()))
                                    .isEmpty();
                        } catch (RuntimeException e) {
                            caught = true;
                            byClaim.computeIfAbsent("EXC", k -> new ArrayList<>())
                                    .add(file.getFileName() + " " + m.getKey() + " " + e);
                        }
                        if (!caught)
                            byClaim.computeIfAbsent(
                                            "SURVIVES " + m.getKey().replaceAll("finding [0-9]+ ", ""),
                                            k -> new ArrayList<>())
                                    .add(file.getFileName().toString());
                    }
                }
                for (Disagreement d : found)
                    byClaim.computeIfAbsent(d.claim(), k -> new ArrayList<>()).add(file.getFileName() + " " + d.why());
            }
        }
        System.out.println(n + " runs, " + bad + " disagree");
        byClaim.forEach((claim, list) -> {
            System.out.println("== " + claim + "  " + list.size());
            list.stream()
                    .limit(args.length > 1 ? Integer.parseInt(args[1]) : 4)
                    .forEach(l -> System.out.println("     " + l));
        });
    }
}
