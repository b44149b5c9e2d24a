package org.lockplay.verdict;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The judgement of a history.
 *
 * @param safety whether anything happened that must never happen
 * @param liveness whether every buyer ended
 * @param findings the findings, the gravest first
 * @param figures the metrics of the run
 */
public record Verdict(Safety safety, Liveness liveness, List<Finding> findings, RunMetrics figures) {

    public Verdict {
        Objects.requireNonNull(safety, "safety");
        Objects.requireNonNull(liveness, "liveness");
        findings = List.copyOf(findings);
        Objects.requireNonNull(figures, "figures");
    }

    /** Every finding of one kind. */
    public Stream<Finding> all(FindingKind kind) {
        return findings.stream().filter(finding -> finding.kind() == kind);
    }

    /** The first finding of one kind. */
    public Optional<Finding> first(FindingKind kind) {
        return all(kind).findFirst();
    }

    /** Whether there is a finding of one kind. */
    public boolean has(FindingKind kind) {
        return first(kind).isPresent();
    }
}
