package org.lockplay.oracle;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.lockplay.text.Texts;
import org.lockplay.text.VerdictTexts;
import org.lockplay.verdict.Finding;

/** Checks that every finding is true. A finding that the oracle does not know counts as unchecked. */
final class FindingsCheck implements Check {

    private static final Map<String, Claim> CLAIMS = claims();

    /** The text keys of the findings that it can check. */
    static Set<String> known() {
        return CLAIMS.keySet();
    }

    @Override
    public void check(Facts facts, JudgedRun run, Report report) {
        for (Finding finding : run.verdict().findings()) {
            String key = finding.textKey();
            Claim claim = CLAIMS.get(key);
            if (claim == null) {
                report.wrong("unchecked " + key, "the oracle does not know what it means: " + finding.args());
                continue;
            }
            Object lock = finding.args().get("lock");
            report.require(
                    lock == null || facts.scenario().lock().kind().wireName().equals(lock),
                    key,
                    "the lock is another: " + lock);
            String sentence = new VerdictTexts(Texts.ENGLISH).sentence(finding);
            claim.wrong(facts, finding)
                    .ifPresent(why -> report.wrong(key, why + ": " + sentence + " " + finding.args()));
        }
    }

    private static Map<String, Claim> claims() {
        Map<String, Claim> claims = new HashMap<>();
        claims.putAll(StoreClaims.CLAIMS);
        claims.putAll(TornClaims.CLAIMS);
        claims.putAll(HolderClaims.CLAIMS);
        claims.putAll(LossClaims.CLAIMS);
        claims.putAll(WaitClaims.CLAIMS);
        claims.putAll(CutOffClaims.CLAIMS);
        claims.putAll(AgainClaims.CLAIMS);
        claims.putAll(DeadlockClaims.CLAIMS);
        claims.putAll(ReleaseClaims.CLAIMS);
        claims.putAll(LeaseClaims.CLAIMS);
        claims.putAll(FailureClaims.CLAIMS);
        claims.putAll(CauseClaims.CLAIMS);
        claims.putAll(RunClaims.CLAIMS);
        return claims;
    }
}
