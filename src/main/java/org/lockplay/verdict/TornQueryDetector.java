package org.lockplay.verdict;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lockplay.history.Event;
import org.lockplay.history.Queried;

/**
 * Reports queries that read a half-written file: a query takes no lock, so no lock can prevent that. Variant {@code
 * locked}: the query was where the program holds the lock.
 */
final class TornQueryDetector implements Detector {

    private static final int SHOWN_WITNESSES = 8;

    @Override
    public List<Finding> findIn(HistoryIndex index) {
        LockedLines locked = new LockedLines(index.scenario().program());
        return index
                .all(Queried.class)
                .filter(query -> query.seen().isTorn())
                .collect(Collectors.groupingBy(
                        query -> new Group(query.seen().torn(), isLocked(index, query, locked)),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .entrySet()
                .stream()
                .limit(MOST)
                .map(group -> finding(group.getKey(), group.getValue()))
                .toList();
    }

    private static boolean isLocked(HistoryIndex index, Queried query, LockedLines locked) {
        return LockTraits.excludes(index.lock()) && query.hasStep() && locked.contain(query.step());
    }

    /** Queries that are reported together: they read the same content. */
    private record Group(Optional<String> content, boolean locked) {}

    private static Finding finding(Group group, List<Queried> queries) {
        FindingMaker finding = FindingMaker.of(FindingKind.TORN_QUERY, group.locked() ? "locked" : "")
                .with("buyers", queries.stream().map(Event::buyer).distinct().toList())
                .withContent("content", group.content());
        queries.stream().limit(SHOWN_WITNESSES).forEach(finding::witness);
        return finding.make();
    }
}
