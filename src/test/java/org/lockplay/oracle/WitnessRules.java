package org.lockplay.oracle;

import static org.lockplay.history.EventKind.BUYER_FINISHED;
import static org.lockplay.history.EventKind.BUYER_STARTED;
import static org.lockplay.history.EventKind.DEADLOCK_REFUSED;
import static org.lockplay.history.EventKind.FAILED;
import static org.lockplay.history.EventKind.FAULT;
import static org.lockplay.history.EventKind.FAULT_MISSED;
import static org.lockplay.history.EventKind.FROZEN;
import static org.lockplay.history.EventKind.GATE;
import static org.lockplay.history.EventKind.LOCK_ACQUIRED;
import static org.lockplay.history.EventKind.LOCK_RELEASED;
import static org.lockplay.history.EventKind.LOCK_REQUESTED;
import static org.lockplay.history.EventKind.LOCK_TIMEOUT;
import static org.lockplay.history.EventKind.OFF_SCHEDULE;
import static org.lockplay.history.EventKind.QUERIED;
import static org.lockplay.history.EventKind.READ;
import static org.lockplay.history.EventKind.STORE;
import static org.lockplay.history.EventKind.TOOK;
import static org.lockplay.history.EventKind.WRITE_REJECTED;
import static org.lockplay.history.EventKind.WROTE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lockplay.history.EventKind;
import org.lockplay.verdict.Finding;

/** Which events prove which finding. */
final class WitnessRules {

    /** For an event of any buyer, or of none. */
    static final String ANY = "";

    /** Ends or stops a buyer. */
    private static final Set<EventKind> ENDS = EnumSet.of(FAULT, FAILED, FROZEN, BUYER_FINISHED);

    /** What a buyer does, at whatever line. */
    private static final Set<EventKind> DEEDS = EnumSet.complementOf(EnumSet.of(BUYER_STARTED, GATE));

    private static final Map<String, List<Rule>> RULES = rules();

    private WitnessRules() {}

    /**
     * Events of a witness.
     *
     * @param required whether there must be one
     * @param role the argument of the finding that names their buyers
     * @param kinds their kinds
     */
    record Rule(boolean required, String role, Set<EventKind> kinds) {

        @Override
        public String toString() {
            return kinds + (role.isEmpty() ? "" : " of " + role);
        }
    }

    /** The rules for a finding: those of its sentence, or else those of its kind. Empty if nothing has to prove it. */
    static List<Rule> of(Finding finding) {
        String ofKind = finding.kind().wireName();
        String exact = finding.variant().isEmpty() ? ofKind + "." : ofKind + "." + finding.variant();
        return RULES.getOrDefault(exact, RULES.getOrDefault(ofKind, List.of()));
    }

    private static Map<String, List<Rule>> rules() {
        Map<String, List<Rule>> rules = new HashMap<>();
        rules.put("oversold.stock", List.of(must("buyers", TOOK, WROTE)));
        rules.put("oversold.again", List.of(must(ANY, TOOK, WROTE), must(ANY, STORE)));
        List<Rule> update = List.of(must("buyer", WROTE), must("other", WROTE), may("buyer", READ), may("other", READ));
        rules.put("lost-update", update);
        rules.put("lost-update.", and(update, must("buyer", READ, WROTE), must("other", READ, WROTE)));
        List<Rule> overlap =
                List.of(must("buyer", LOCK_ACQUIRED), must("other", LOCK_ACQUIRED), new Rule(false, "buyer", DEEDS));
        rules.put("two-holders", overlap);
        rules.put("harmless-overlap", overlap);
        rules.put(
                "stale-write-accepted",
                List.of(must("buyer", LOCK_ACQUIRED), must("other", LOCK_ACQUIRED), must("buyer", WROTE)));
        rules.put("stale-write-accepted.token", List.of(must("buyer", WROTE), must("other", WROTE)));
        List<Rule> refusal = List.of(must("buyer", WRITE_REJECTED), may("buyer", LOCK_ACQUIRED));
        rules.put("stale-write-refused", refusal);
        rules.put("stale-write-refused.", and(refusal, must("other", LOCK_ACQUIRED)));
        rules.put("torn-read", List.of(must("buyer", FAILED)));
        rules.put("torn-read.dead", List.of(must("buyer", FAILED), new Rule(true, "writer", ENDS)));
        rules.put("torn-read.hung", List.of(must("buyer", FAILED), must("writer", FAULT)));
        rules.put("torn-read.frozen", List.of(must("buyer", FAILED), must("writer", FROZEN)));
        rules.put("torn-query", List.of(must("buyers", QUERIED)));
        addWaits(rules);
        addCauses(rules);
        return rules;
    }

    private static void addWaits(Map<String, List<Rule>> rules) {
        Rule ended = new Rule(true, "buyer", ENDS);
        List<Rule> wait =
                List.of(must("waiters", LOCK_REQUESTED), may("holder", LOCK_ACQUIRED), new Rule(false, "holder", ENDS));
        rules.put("stuck", and(wait, must("holder", LOCK_ACQUIRED)));
        rules.put("stuck.nobody", List.of(must("waiters", LOCK_REQUESTED)));
        rules.put("stuck.alone-hung", List.of(must("buyer", FAULT)));
        rules.put("cut-off", wait);
        rules.put(
                "cut-off.handed",
                List.of(must("waiters", LOCK_REQUESTED), must("holder", LOCK_REQUESTED), must("holder", FROZEN)));
        rules.put("cut-off.alone-frozen", List.of(must("buyer", FROZEN)));
        rules.put("cut-off.alone-thaw", List.of(must("buyer", FROZEN)));
        rules.put(
                "deadlock.two",
                List.of(
                        must("buyer", LOCK_ACQUIRED),
                        must("buyer", LOCK_REQUESTED),
                        must("other", LOCK_ACQUIRED),
                        must("other", LOCK_REQUESTED)));
        rules.put("deadlock.ring", List.of(must("buyers", LOCK_ACQUIRED), must("buyers", LOCK_REQUESTED)));
        rules.put(
                "deadlock-refused",
                List.of(must("buyer", DEADLOCK_REFUSED), may(ANY, LOCK_ACQUIRED), may(ANY, LOCK_REQUESTED)));
        rules.put(
                "waits-for-itself",
                List.of(must("buyer", LOCK_REQUESTED), must("buyer", LOCK_ACQUIRED), may("buyer", LOCK_TIMEOUT)));
        rules.put(
                "abandoned-lock",
                List.of(
                        must("buyer", LOCK_ACQUIRED),
                        ended,
                        must("waiters", LOCK_REQUESTED),
                        may("waiters", LOCK_TIMEOUT)));
        rules.put("recovered", List.of(must("buyer", LOCK_ACQUIRED), ended, must("other", LOCK_ACQUIRED)));
        List<Rule> gaveUp = List.of(must("buyer", LOCK_REQUESTED), must("buyer", LOCK_TIMEOUT));
        rules.put("gave-up-waiting.", and(gaveUp, must("holder", LOCK_ACQUIRED)));
        rules.put("gave-up-waiting.self", and(gaveUp, must("buyer", LOCK_ACQUIRED)));
        rules.put("gave-up-waiting.nobody", gaveUp);
        rules.put("buyer-failed", List.of(must("buyers", FAILED)));
        rules.put("off-schedule", List.of(must("buyer", OFF_SCHEDULE, FAULT_MISSED)));
    }

    private static void addCauses(Map<String, List<Rule>> rules) {
        List<Rule> outside = List.of(must("buyer", WROTE));
        for (String luck : new String[] {"", "-luck"}) {
            rules.put(
                    "outside-lock.read" + luck, and(outside, must("buyer", READ, WROTE), may("buyer", LOCK_ACQUIRED)));
            rules.put("outside-lock.write" + luck, and(outside, new Rule(false, "buyer", DEEDS)));
        }
        rules.put("outside-lock.torn-read", List.of(must("buyer", FAILED)));
        rules.put("not-committed", List.of(must("buyers", WROTE)));
        rules.put("released-by-another", List.of(must("buyer", LOCK_RELEASED), must("other", LOCK_ACQUIRED)));
        rules.put("released-unheld", List.of(must("buyer", LOCK_RELEASED)));
        rules.put("released-unheld.refused", List.of(must("buyers", FAILED)));
        List<Rule> lease = List.of(must("buyer", LOCK_ACQUIRED), new Rule(true, "buyer", DEEDS));
        rules.put("lease-too-short", lease);
        rules.put("lease-too-short.", and(lease, must("other", LOCK_ACQUIRED)));
    }

    private static Rule must(String role, EventKind first, EventKind... others) {
        return new Rule(true, role, EnumSet.of(first, others));
    }

    private static Rule may(String role, EventKind first, EventKind... others) {
        return new Rule(false, role, EnumSet.of(first, others));
    }

    private static List<Rule> and(List<Rule> rules, Rule... others) {
        List<Rule> all = new ArrayList<>(rules);
        all.addAll(Arrays.asList(others));
        return List.copyOf(all);
    }
}
