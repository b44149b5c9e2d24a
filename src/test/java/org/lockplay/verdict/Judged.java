package org.lockplay.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.lockplay.history.Event;
import org.lockplay.scenario.Scenario;
import org.lockplay.text.FindingSentences;
import org.lockplay.text.Texts;
import org.lockplay.text.VerdictTexts;

/** Judges, and checks the invariants of every verdict. */
final class Judged {

    private Judged() {}

    static Verdict judge(Scenario scenario, List<Event> history, Ending ending) {
        Verdict verdict = Judge.judge(scenario, history, ending);
        for (Texts texts : Texts.ALL) {
            VerdictTexts sentences = new VerdictTexts(texts);
            assertThat(sentences.headline(verdict, scenario)).isNotBlank().doesNotContainPattern("\\{\\d|null|-1 ");
            for (Finding finding : verdict.findings()) {
                assertThat(sentences.sentence(finding)).as("%s", finding).doesNotContainPattern("\\{\\d|null");
            }
        }
        for (Finding finding : verdict.findings()) {
            assertThat(List.copyOf(finding.args().keySet()))
                    .as("%s: the placeholders of its sentence, in order", finding.textKey())
                    .startsWith(FindingSentences.argumentsOf(finding.textKey()).toArray(String[]::new));
            assertThat(finding.witness()).allMatch(seq -> history.stream().anyMatch(event -> event.seq() == seq));
            if (finding.kind().violation()) {
                assertThat(finding.witness()).as("%s", finding).isNotEmpty();
            }
            finding.args().forEach((name, value) -> {
                if (name.endsWith("Ns")) {
                    assertThat((Long) value).as("%s of %s", name, finding).isNotNegative();
                }
            });
        }
        assertThat(verdict.safety() == Safety.VIOLATED)
                .isEqualTo(verdict.findings().stream().anyMatch(Finding::violation));
        return verdict;
    }

    /** The only finding about buyers that did not end. */
    static Finding unended(Verdict verdict) {
        List<Finding> findings = verdict.findings().stream()
                .filter(finding -> finding.kind() == FindingKind.STUCK || finding.kind() == FindingKind.CUT_OFF)
                .toList();
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }
}
