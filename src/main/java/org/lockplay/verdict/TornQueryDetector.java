package org.lockplay.verdict;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.lockplay.history.Event;
import org.lockplay.history.Queried;

/** Reports queries that read a half-written file: a query takes no lock, so no lock can prevent that. */
final class TornQueryDetector implements Detector {

    private static final int SHOWN_WITNESSES = 8;

    @Override
    public List<Finding> findIn(HistoryIndex index) {
        return index
                .all(Queried.class)
                .filter(query -> query.seen().isTorn())
                .collect(Collectors.groupingBy(query -> query.seen().torn(), LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .limit(MOST)
                .map(TornQueryDetector::finding)
                .toList();
    }

    /** One finding for the queries that read the same content. */
    private static Finding finding(List<Queried> queries) {
        FindingMaker finding = FindingMaker.of(FindingKind.TORN_QUERY)
                .with("buyers", queries.stream().map(Event::buyer).distinct().toList())
                .withContent("content", queries.get(0).seen().torn());
        queries.stream().limit(SHOWN_WITNESSES).forEach(finding::witness);
        return finding.make();
    }
}
