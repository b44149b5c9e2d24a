package org.lockplay.verdict;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lockplay.history.LockAcquired;
import org.lockplay.history.WriteRejected;

/**
 * Checks the fence: the store must refuse a write whose token is lower than one it has accepted before. Refused writes
 * are always reported; accepted ones only if the writer is known to have started after the higher token was accepted,
 * because a timestamp is taken shortly after the write itself.
 */
final class FenceDetector implements Detector {

    @Override
    public List<Finding> findIn(HistoryIndex index) {
        List<Finding> findings = new ArrayList<>(refused(index));
        findings.addAll(accepted(index));
        return findings;
    }

    private static List<Finding> refused(HistoryIndex index) {
        Map<Long, LockAcquired> owners = new HashMap<>();
        index.all(LockAcquired.class)
                .forEach(acquired -> acquired.token().ifPresent(token -> owners.put(token, acquired)));
        return index.all(WriteRejected.class)
                .limit(MOST)
                .map(event -> refusal(event, owners))
                .toList();
    }

    private static Finding refusal(WriteRejected rejected, Map<Long, LockAcquired> owners) {
        long token = rejected.token().orElse(-1);
        long highest = rejected.highest();
        LockAcquired other = owners.get(highest);
        FindingMaker finding = FindingMaker.of(FindingKind.STALE_WRITE_REFUSED, other == null ? "unknown" : "")
                .with("buyer", rejected.buyer())
                .with("token", token)
                .with("highest", highest);
        if (owners.containsKey(token)) {
            finding.witness(owners.get(token));
        }
        if (other != null) {
            finding.with("other", other.buyer()).witness(other);
        }
        return finding.witness(rejected).make();
    }

    private static List<Finding> accepted(HistoryIndex index) {
        List<Write> writes = index.writes().stream()
                .filter(write -> write.event().token().isPresent())
                .toList();
        if (writes.isEmpty()) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        Write highest = null;
        for (Write write : writes) {
            if (highest == null || token(write) >= token(highest)) {
                highest = write;
            } else if (write.notBeforeNs() > highest.event().t()) {
                findings.add(acceptance(write, highest));
            }
        }
        return findings.stream().limit(MOST).toList();
    }

    private static Finding acceptance(Write write, Write highest) {
        return FindingMaker.of(FindingKind.STALE_WRITE_ACCEPTED, "token")
                .with("buyer", write.buyer())
                .with("wrote", write.event().count())
                .with("other", highest.buyer())
                .with("token", token(write))
                .with("highest", token(highest))
                .witness(highest.event())
                .witness(write.event())
                .make();
    }

    private static long token(Write write) {
        return write.event().token().orElseThrow();
    }
}
