package org.lockplay.web.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.lockplay.fault.FaultKind;
import org.lockplay.json.JsonFields;
import org.lockplay.json.Violation;
import org.lockplay.web.http.JsonBody;
import org.lockplay.web.http.ProblemException;

/** Parses requests that control a run; strictly, like scenarios. */
final class SteerRequest {

    /** The end of a freeze, in addition to the kinds of fault. */
    private static final String THAW = "thaw";

    /**
     * A fault to inject now.
     *
     * @param buyer the target; empty for the holder of the lock
     * @param kind the kind of fault; empty for the end of a freeze
     * @param forMs duration in milliseconds; only for a kind that {@linkplain FaultKind#lasts lasts}
     */
    record Fault(OptionalInt buyer, Optional<FaultKind> kind, OptionalLong forMs) {}

    private final List<Violation> violations = new ArrayList<>();
    private final JsonFields fields;

    private SteerRequest(JsonBody body) {
        fields = new JsonFields(body.members(), "", violations);
    }

    /**
     * Parses {@code {"buyer":3,"kind":"freeze","forMs":500}}; the buyer may be {@code "holder"}.
     *
     * @param maxMs longest {@code forMs}
     */
    static Fault fault(JsonBody body, int maxMs) {
        SteerRequest request = new SteerRequest(body);
        List<String> kinds = Stream.concat(Stream.of(FaultKind.values()).map(FaultKind::wireName), Stream.of(THAW))
                .sorted()
                .toList();
        OptionalInt buyer = request.buyer("holder");
        String kind =
                request.fields.choice("kind", "", text -> Optional.of(text).filter(kinds::contains), kinds);
        if (request.fields.member("kind") == null) {
            request.fields.report("kind", "required");
        }
        OptionalLong forMs = request.fields
                .optionalInteger("forMs", 1, maxMs)
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
        Optional<FaultKind> fault = FaultKind.find(kind);
        boolean lasts = fault.map(FaultKind::lasts).orElse(!kind.equals(THAW));
        if (forMs.isPresent() && !lasts) {
            request.fields.report("forMs", "fault-has-no-length", kind, String.join(", ", FaultKind.lasting()));
        }
        request.refuseWrong();
        return new Fault(buyer, fault, forMs);
    }

    /** Parses {@code {"buyer":3}} or {@code {"all":true}}; the buyer whose gate to open, or empty for all. */
    static OptionalInt step(JsonBody body) {
        SteerRequest request = new SteerRequest(body);
        OptionalInt buyer = request.fields.flag("all", false) ? OptionalInt.empty() : request.buyer(null);
        request.refuseWrong();
        return buyer;
    }

    private OptionalInt buyer(String otherWord) {
        Object buyer = fields.member("buyer");
        if (buyer instanceof Long number && number >= 0 && number <= Integer.MAX_VALUE) {
            return OptionalInt.of(number.intValue());
        }
        if (buyer == null) {
            fields.report("buyer", "required");
        } else if (!buyer.equals(otherWord)) {
            fields.report("buyer", otherWord == null ? "not-integer" : "not-buyer");
        }
        return OptionalInt.empty();
    }

    private void refuseWrong() {
        fields.refuseUnknown();
        if (!violations.isEmpty()) {
            throw ProblemException.badRequest(violations);
        }
    }
}
