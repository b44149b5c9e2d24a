package org.lockplay.verdict;

import java.util.List;
import org.lockplay.history.Event;
import org.lockplay.history.Queried;

/** Reports queries that read a half-written file: a query takes no lock, so no lock can prevent that. */
final class TornQueryDetector implements Detector {

    private static final int SHOWN_WITNESSES = 8;

    @Override
    public List<Finding> findIn(HistoryIndex index) {
        List<Queried> torn =
                index.all(Queried.class).filter(query -> query.seen().isTorn()).toList();
        if (torn.isEmpty()) {
            return List.of();
        }
        FindingMaker finding = FindingMaker.of(FindingKind.TORN_QUERY)
                .with("buyers", torn.stream().map(Event::buyer).distinct().toList())
                .withContent("content", torn.get(0).seen().torn());
        torn.stream().limit(SHOWN_WITNESSES).forEach(finding::witness);
        return List.of(finding.make());
    }
}
