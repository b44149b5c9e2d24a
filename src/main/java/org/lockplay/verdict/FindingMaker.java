package org.lockplay.verdict;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockplay.history.Event;

/** Builds a finding; add the arguments in the order of the sentence's placeholders. */
final class FindingMaker {

    /** The characters of a half-written file that a sentence shows. */
    private static final int SHOWN = 40;

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

    /** The beginning of a half-written file. */
    FindingMaker withContent(String name, Optional<String> file) {
        String content = file.orElse("");
        return with(name, content.length() <= SHOWN ? content : content.substring(0, SHOWN) + "…");
    }

    FindingMaker witness(Event event) {
        if (!witness.contains(event.seq())) {
            witness.add(event.seq());
        }
        return this;
    }

    FindingMaker witness(Optional<? extends Event> event) {
        event.ifPresent(this::witness);
        return this;
    }

    Finding make() {
        return new Finding(kind, variant, args, witness);
    }
}
