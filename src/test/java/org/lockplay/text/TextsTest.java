package org.lockplay.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockplay.fault.FaultKind;
import org.lockplay.json.JsonMistake;
import org.lockplay.lock.LockFamily;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockOption;
import org.lockplay.lock.Reach;
import org.lockplay.scenario.InvalidScenarioException;
import org.lockplay.scenario.ProgramParser;
import org.lockplay.scenario.ProgramPreset;
import org.lockplay.scenario.ScenarioPreset;
import org.lockplay.server.ServerKind;
import org.lockplay.store.StoreKind;
import org.lockplay.verdict.Liveness;
import org.lockplay.verdict.Safety;

class TextsTest {

    /** Names and symbols that are the same in both languages. */
    private static final Pattern SAME_IN_BOTH = Pattern.compile("join\\..*|list\\..*|content\\.quoted|goal\\.number");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)");

    static Set<String> keys() {
        return new TreeSet<>(Texts.ENGLISH.keys());
    }

    static Stream<Texts> languages() {
        return Texts.ALL.stream();
    }

    @Test
    void everyTextIsThereInEveryLanguage() {
        assertThat(Texts.CHINESE.keys()).containsExactlyInAnyOrderElementsOf(Texts.ENGLISH.keys());
    }

    @Test
    void noTextIsLeftUntranslated() {
        for (String key : keys()) {
            if (!SAME_IN_BOTH.matcher(key).matches()) {
                assertThat(Texts.CHINESE.pattern(key)).as(key).isNotEqualTo(Texts.ENGLISH.pattern(key));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyTextIsAPatternWithoutStraightApostrophes(Texts texts) {
        for (String key : keys()) {
            String pattern = texts.pattern(key);
            assertThat(new MessageFormat(pattern, texts.locale())).as(key).isNotNull();
            assertThat(pattern).as(key).isNotBlank().doesNotContain("'");
        }
    }

    @Test
    void noLanguageSpeaksOfWhatTheOtherCannot() {
        for (String key : keys()) {
            assertThat(placeholders(Texts.CHINESE.pattern(key)))
                    .as(key)
                    .isEqualTo(placeholders(Texts.ENGLISH.pattern(key)));
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everythingThatCanBeChosenHasItsTexts(Texts texts) {
        for (LockKind lock : LockKind.values()) {
            for (String part : new String[] {"name", "noun", "summary", "throws", "killed", "frozen"}) {
                assertThat(texts.keys()).contains("lock." + lock.wireName() + "." + part);
            }
        }
        named(texts, "family", Stream.of(LockFamily.values()).map(LockFamily::wireName));
        named(texts, "store", Stream.of(StoreKind.values()).map(StoreKind::wireName));
        named(texts, "fault", Stream.of(FaultKind.values()).map(FaultKind::wireName));
        named(texts, "program", Stream.of(ProgramPreset.values()).map(ProgramPreset::wireName));
        named(texts, "preset", Stream.of(ScenarioPreset.values()).map(ScenarioPreset::wireName));
        for (LockOption option : LockOption.values()) {
            assertThat(texts.keys())
                    .contains("option." + option.wireName() + ".label", "option." + option.wireName() + ".summary");
        }
        for (ServerKind server : ServerKind.values()) {
            assertThat(texts.keys()).contains("server." + server.wireName() + ".name");
        }
        for (Reach reach : Reach.values()) {
            assertThat(texts.keys()).contains("reach." + reach.wireName() + ".name");
        }
        for (Safety safety : Safety.values()) {
            assertThat(texts.keys()).contains("verdict.safety." + safety.wireName());
        }
        for (Liveness liveness : Liveness.values()) {
            assertThat(texts.keys()).contains("verdict.liveness." + liveness.wireName());
            assertThat(texts.keys()).contains("verdict.nothing." + liveness.wireName());
            assertThat(texts.keys())
                    .contains("verdict.progress." + liveness.progress().wireName());
        }
    }

    private static void named(Texts texts, String group, Stream<String> names) {
        names.forEach(name ->
                assertThat(texts.keys()).contains(group + "." + name + ".name", group + "." + name + ".summary"));
    }

    @Test
    void everythingThatCanBeWrongWithAScenarioHasItsText() throws IOException {
        String reports =
                "(?:(?:report|wrong)\\(\\s*[^;]*?,|Violation\\s*\\.(?:of|at)\\([^;]*?,)\\s*\"([a-z]+(?:-[a-z]+)*)\"[^;]*?;";
        Set<String> codes = inSources("scenario", reports);
        codes.addAll(inSources("json", reports));
        assertThat(codes).contains("out-of-range", "lock-store", "program-millis", "unknown-field");
        assertThat(codes).allSatisfy(code -> assertThat(Texts.ENGLISH.keys()).contains("violation." + code));
    }

    @Test
    void everythingThatCanBeWrongWithJsonHasItsText() {
        for (JsonMistake.Kind kind : JsonMistake.Kind.values()) {
            assertThat(Texts.ENGLISH.keys()).contains("json." + kind.wireName());
        }
    }

    @Test
    void everyCharacterThatDoesNotBelongIntoAProgramHasAName() {
        Set<String> shown = new TreeSet<>();
        for (int character = 0; character <= Character.MAX_VALUE; character++) {
            String program = "re" + (char) character + "ad";
            for (Texts texts : Texts.ALL) {
                try {
                    ProgramParser.parse(program);
                } catch (InvalidScenarioException e) {
                    e.violations().forEach(violation -> shown.add(ViolationTexts.message(violation, texts)));
                }
            }
        }
        assertThat(shown)
                .contains(
                        "There is a zero-width space (U+200B) here. It cannot be seen: delete it, or type the line anew.",
                        "这里有零宽空格（U+200B），它看不见：请删掉，或重新输入这一行。",
                        "There is a tab here: write spaces instead.")
                .noneMatch(text -> text.contains("Wording") || text.contains("{0") || text.contains("{1"));
    }

    @Test
    void everythingThatTheWebAsksForIsThere() throws IOException {
        Set<String> problems =
                inSources("web", "(?:ProblemException|document)\\(\\s*\\w+,\\s*\"([a-z]+(?:-[a-z]+)*)\"");
        assertThat(problems)
                .contains("unknown-run", "internal")
                .allSatisfy(code -> assertThat(Texts.ENGLISH.keys()).contains("problem." + code + ".title"));

        Pattern asked = Pattern.compile("texts\\.get\\('([^']+)'");
        for (String template : List.of("PlaygroundPage/playground", "PlaygroundPage/embed", "ProblemPage/problem")) {
            assertThat(inFile(Path.of("src/main/resources/templates", template + ".html"), asked))
                    .isNotEmpty()
                    .allSatisfy(key -> assertThat(Texts.ENGLISH.keys()).contains(key));
        }
    }

    @Test
    void everyProblemHasATitleAndADetail() {
        Stream<String> codes =
                keys().stream().filter(key -> key.startsWith("problem.")).map(key -> key.split("\\.")[1]);
        assertThat(codes)
                .isNotEmpty()
                .allSatisfy(code -> assertThat(Texts.ENGLISH.keys())
                        .contains("problem." + code + ".title", "problem." + code + ".detail"));
    }

    @Test
    void aLanguageIsFoundByItsNameInWhateverForm() {
        assertThat(Texts.in(Locale.forLanguageTag("zh-Hans-CN"))).isSameAs(Texts.CHINESE);
        assertThat(Texts.in(Locale.FRENCH)).isSameAs(Texts.ENGLISH);
        assertThat(Texts.supported(Locale.forLanguageTag("zh-CN"))).contains(Locale.CHINESE);
        assertThat(Texts.supported(Locale.UK)).contains(Locale.ENGLISH);
        assertThat(Texts.supported(Locale.FRENCH)).isEmpty();
        assertThat(Texts.CHINESE.languageTag()).isEqualTo("zh");
    }

    @Test
    void englishIsEnglishWhateverTheMachineSpeaks() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.CHINA);
            assertThat(Texts.ENGLISH.get("problem.busy.title")).isEqualTo("Busy");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void placeholdersAreFilledInTheWayOfTheLanguage() {
        assertThat(Texts.ENGLISH.get("problem.body-too-large.detail", 65536))
                .isEqualTo("The body may have at most 65,536 bytes.");
        assertThat(Texts.ENGLISH.find("no.such.key")).isEmpty();
    }

    private static Set<String> placeholders(String pattern) {
        Set<String> numbers = new TreeSet<>();
        Matcher matcher = PLACEHOLDER.matcher(pattern);
        while (matcher.find()) {
            numbers.add(matcher.group(1));
        }
        return numbers;
    }

    private static Set<String> inSources(String folder, String regex) throws IOException {
        Set<String> found = new TreeSet<>();
        Pattern pattern = Pattern.compile(regex, Pattern.DOTALL);
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/org/lockplay", folder))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                found.addAll(inFile(file, pattern));
            }
        }
        return found;
    }

    private static Set<String> inFile(Path file, Pattern pattern) throws IOException {
        Set<String> found = new TreeSet<>();
        Matcher matcher = pattern.matcher(Files.readString(file));
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    @Test
    void aChineseSentenceHasSpacesAroundFigures() {
        assertThat(Texts.CHINESE.sentence("goal.missing", "卖出的票", "1", "4")).isEqualTo("卖出的票：需要 1；你这次运行：4");
        assertThat(Texts.CHINESE.sentence("goal.missing", "卖出的票", "至少 2", "1")).isEqualTo("卖出的票：需要至少 2；你这次运行：1");
    }
}
