package org.lockplay.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockplay.json.Violation;
import org.lockplay.text.Texts;

class ExerciseReaderTest {

    private static final String DATA = """
            {"minutes":3,"scenario":{"version":1,"program":["read","take","write"]},"fixed":["lock.kind"],
             "goal":[{"id":"one","when":{"sold":{"min":2},"safety":"violated"},"runs":2}],
             "solutions":[[{},{}]],"wrong":[{"runs":[{"stock":3}],"missing":["sold"]}]}""";
    private static final String TEXT = """
            # Title

            Words.

            ## task one
            Do it.

            ## hint
            So.

            ## seen one
            {verdict}

            ## explanation
            Because of {sold}.

            ## next
            More.
            """;

    @Test
    void anExerciseIsReadFromItsThreeFiles() throws Exception {
        Exercise exercise = ExerciseReader.read("sample", files(DATA, TEXT, TEXT));

        assertThat(exercise.id()).isEqualTo("sample");
        assertThat(exercise.start().program().text()).isEqualTo("read\ntake\nwrite");
        assertThat(exercise.parts()).singleElement().satisfies(part -> {
            assertThat(part.runs()).isEqualTo(2);
            assertThat(part.conditions())
                    .extracting(condition -> condition.fact().name())
                    .containsExactlyInAnyOrder("sold", "safety");
        });
        assertThat(exercise.examples()).extracting(Example::solves).containsExactly(true, false);
        assertThat(exercise.text(Texts.CHINESE).title()).isEqualTo("Title");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"minutes\":3           | \"minutes\":\"x\"         | exercise.json: minutes                 | not-integer",
                "\"version\":1           | \"version\":1,\"stock\":-1| exercise.json: scenario.stock          | out-of-range",
                "\"sold\":{              | \"sould\":{               | exercise.json: goal[0].when.sould      | unknown-fact",
                "\"violated\"            | 7                         | exercise.json: goal[0].when.safety     | wrong-type",
                "lock.kind               | lock.sort                 | exercise.json: fixed                   | unknown-control",
                "\"runs\":2              | \"predict\":[\"sold\"]     | exercise.json: goal[0].predict         | not-one-of",
                "\"runs\":2              | \"predict\":[\"luck\"]     | exercise.json: goal[0].predict         | not-one-of",
                "\"solutions\"           | %s{\"safe\":\"held\"}}],\"solutions\" | exercise.json: rounds[0].answer.safe | unknown-fact",
                "\"solutions\"           | %s{\"safety\":\"heldd\"}}],\"solutions\" | exercise.json: rounds[0].answer.safety | not-one-of",
                "\"solutions\"           | %s{\"safety\":true}}],\"solutions\" | exercise.json: rounds[0].answer.safety | not-text",
                "\"goal\"                | \"goals\"                 | exercise.json: goal                    | required",
                "\"goal\"                | \"goals\"                 | exercise.json: goals                   | unknown-field",
                "\"missing\":[\"sold\"]  | \"missing\":[]            | exercise.json: wrong[0].missing        | required",
            })
    void aMistakeInTheDataIsNamed(String what, String by, String field, String code) {
        String replacement = by.strip().replace("%s", "\"rounds\":[{\"scenario\":{\"version\":1},\"answer\":");
        assertMistake(files(DATA.replace(what.strip(), replacement), TEXT, TEXT), field.strip(), code.strip());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "# Title       | Title          | en.md: #                | required",
                "## task one   | ## task two    | en.md: ## task one      | required",
                "## task one   | ## task two    | en.md: ## task two      | unknown-field",
                "## hint       | ## advice salt | en.md: ## advice salt   | unknown-fact",
                "## hint       | ## advice salt | en.md: ## hint          | required",
                "{verdict}     | {verdicts}     | en.md: {verdicts}       | unknown-fact",
                "## next       | ## then        | en.md: ## then          | unknown-field",
                "## next       | ## hint        | en.md: ## next          | required",
                "## next       | ## hint        | ## hint                 | languages-differ",
            })
    void aMistakeInTheWordsIsNamed(String what, String by, String field, String code) {
        assertMistake(files(DATA, TEXT.replace(what.strip(), by.strip()), TEXT), field.strip(), code.strip());
    }

    @Test
    void aMissingLanguageIsNamedAndSoIsWhatIsNoJson() {
        Map<String, String> files = new HashMap<>(files(DATA, TEXT, TEXT));
        files.remove("zh.md");
        assertMistake(files, "zh.md", "required");
        assertMistake(files("{\"minutes\":", TEXT, TEXT), "exercise.json", "not-json");
        assertMistake(Map.of(), "exercise.json", "required");
    }

    @Test
    void whateverAnAuthorWritesNoScriptComesOut() {
        assertThat(Markdown.html("<script>alert(1)</script>\n\n[x](javascript:alert(1)) **y**"))
                .doesNotContain("<script>")
                .doesNotContain("javascript:")
                .contains("<strong>y</strong>");
    }

    private static Map<String, String> files(String data, String english, String chinese) {
        return Map.of("exercise.json", data, "en.md", english, "zh.md", chinese);
    }

    private static void assertMistake(Map<String, String> files, String field, String code) {
        InvalidExerciseException refused =
                catchThrowableOfType(InvalidExerciseException.class, () -> ExerciseReader.read("sample", files));
        assertThat(refused).isNotNull();
        assertThat(refused.violations())
                .extracting(Violation::field, Violation::code)
                .contains(tuple(field, code));
        for (Violation violation : refused.violations()) {
            assertThat(Texts.ENGLISH.keys()).contains("violation." + violation.code());
        }
    }
}
