package org.lockplay.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockplay.json.Violation;

class ProgramParserTest {

    @Test
    void indentationIsStructure() throws InvalidScenarioException {
        Program program =
                ProgramParser.parse("query\n\n# comment\nwith lock:\n  read\n  think 5\n\n  write 20\nquery\n");

        assertThat(program.steps())
                .extracting(Step::kind)
                .containsExactly(StepKind.QUERY, StepKind.WITH_LOCK, StepKind.QUERY);
        assertThat(program.steps().get(1).body())
                .extracting(Step::line, Step::kind, Step::millis)
                .containsExactly(
                        tuple(5, StepKind.READ, 0L), tuple(6, StepKind.THINK, 5L), tuple(8, StepKind.WRITE, 20L));
        assertThat(program.allSteps()).hasSize(6);
    }

    @Test
    void reportsEveryLineThatIsWrongWithItsColumn() {
        InvalidScenarioException e = catchThrowableOfType(
                InvalidScenarioException.class,
                () -> ProgramParser.parse("dance\n  read\nwith lock:\nthink soon\n\twrite\nthink 99999\nwrite -1"));

        assertThat(e.violations())
                .extracting(Violation::line, Violation::column, Violation::code)
                .containsExactlyInAnyOrder(
                        tuple(1, 1, "program-unknown-step"),
                        tuple(2, 1, "program-indent"),
                        tuple(3, 1, "program-empty-block"),
                        tuple(4, 7, "program-millis"),
                        tuple(5, 1, "program-tab"),
                        tuple(6, 7, "program-millis"),
                        tuple(7, 7, "program-millis"));
    }

    @Test
    void aLineBetweenTwoIndentationsFitsNeither() {
        InvalidScenarioException e = catchThrowableOfType(
                InvalidScenarioException.class, () -> ProgramParser.parse("with lock:\n    read\n  write"));

        assertThat(e.violations())
                .extracting(Violation::line, Violation::code)
                .containsExactly(tuple(3, "program-outdent"));
    }

    @ParameterizedTest
    @EnumSource
    void everyPresetParses(ProgramPreset preset) {
        assertThat(preset.program().steps()).isNotEmpty();
    }
}
