package org.lockplay.oracle;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.lockplay.fault.FaultKind;

/**
 * A fault to inject by hand during a run.
 *
 * @param afterMs when, in milliseconds after the buyers have started
 * @param buyer the target; empty for the holder of the lock at that time
 * @param kind the kind of fault; empty for a thaw
 * @param forMs its duration; empty for the default, or where it has none
 */
record HandFault(long afterMs, OptionalInt buyer, Optional<FaultKind> kind, OptionalLong forMs) {

    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("afterMs", afterMs);
        members.put("buyer", buyer.isPresent() ? (Object) buyer.getAsInt() : "holder");
        members.put("kind", kind.map(FaultKind::wireName).orElse("thaw"));
        forMs.ifPresent(ms -> members.put("forMs", ms));
        return members;
    }

    /** Reads what {@link #members} wrote. */
    static HandFault of(Object value) {
        Map<?, ?> members = (Map<?, ?>) value;
        return new HandFault(
                (Long) members.get("afterMs"),
                members.get("buyer") instanceof Long buyer ? OptionalInt.of(buyer.intValue()) : OptionalInt.empty(),
                FaultKind.find((String) members.get("kind")),
                members.get("forMs") instanceof Long forMs ? OptionalLong.of(forMs) : OptionalLong.empty());
    }
}
