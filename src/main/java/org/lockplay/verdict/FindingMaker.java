package org.lockplay.verdict;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockplay.history.Event;
import org.lockplay.history.Field;

/** Builds a finding; add the arguments in the order of the sentence's placeholders. */
final class FindingMaker {

    private final FindingKind kind;
    private final String variant;
    private final Map<String, Object> args = new LinkedHashMap<>();
    private final List<Long> witness = new ArrayList<>();

    private FindingMaker(FindingKind kind, String variant) {
        this.kind = kind;
        this.variant = variant;
    }

    static FindingMaker of(FindingKind kind) {
        return of(kind, "");
    }

    static FindingMaker of(FindingKind kind, String variant) {
        return new FindingMaker(kind, variant);
    }

    FindingMaker with(String name, long number) {
        args.put(name, number);
        return this;
    }

    FindingMaker with(String name, String text) {
        args.put(name, text);
        return this;
    }

    FindingMaker with(String name, List<Integer> numbers) {
        args.put(name, numbers.stream().map(Integer::longValue).toList());
        return this;
    }

    /** The count that an event carries; -1 if it has none. */
    FindingMaker withCount(String name, Event event) {
        return with(name, event.number(Field.COUNT).orElse(-1));
    }

    FindingMaker witness(Event event) {
        if (!witness.contains(event.seq())) {
            witness.add(event.seq());
        }
        return this;
    }

    FindingMaker witness(Optional<Event> event) {
        event.ifPresent(this::witness);
        return this;
    }

    Finding make() {
        return new Finding(kind, variant, args, witness);
    }
}
