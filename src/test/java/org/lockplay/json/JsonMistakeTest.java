package org.lockplay.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockplay.json.JsonMistake.Kind;

class JsonMistakeTest {

    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            "\"",
            "\\",
            "/",
            "'",
            "0",
            "1",
            "-",
            ".",
            "e",
            "t",
            "n",
            " ",
            "\n",
            "\r",
            "\t",
            "#",
            "\u00a0",
            "“",
            "：",
            "\u0000",
            "🎫",
            "\\u12",
            "\"version\"",
            "true",
            "null",
            "NaN");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                        | EMPTY                     | 1:1  | ``",
                "`  \\n `                  | EMPTY                     | 2:2  | ``",
                "[]                        | NOT_AN_OBJECT             | 1:1  | ``",
                "`\\n 1`                   | NOT_AN_OBJECT             | 2:2  | ``",
                "{\"a\":}                  | VALUE_EXPECTED            | 1:6  | }",
                "{\"a\":[,1]}              | VALUE_EXPECTED            | 1:7  | `,`",
                "{\"a\":\\u00a01}          | VALUE_EXPECTED            | 1:6  | U+00A0",
                "{\"a\":+}                 | VALUE_EXPECTED            | 1:6  | +",
                "{a:1}                     | NAME_EXPECTED             | 1:2  | a",
                "{1:1}                     | NAME_EXPECTED             | 1:2  | 1",
                "{,}                       | NAME_EXPECTED             | 1:2  | `,`",
                "{\"a\" 1}                 | COLON_EXPECTED            | 1:6  | 1",
                "{\"a\"：1}                | COLON_EXPECTED            | 1:5  | ： (U+FF1A)",
                "`{\"a\":1\\n\"b\":2}`     | COMMA_OR_BRACE_EXPECTED   | 2:1  | \"",
                "{\"a\":1，\"b\":2}        | COMMA_OR_BRACE_EXPECTED   | 1:7  | ， (U+FF0C)",
                "{\"a\":1]                 | COMMA_OR_BRACE_EXPECTED   | 1:7  | ]",
                "{\"a\":[1 2]}             | COMMA_OR_BRACKET_EXPECTED | 1:9  | 2",
                "{\"a\":1,}                | EXTRA_COMMA               | 1:7  | ``",
                "{\"a\":[1,]}              | EXTRA_COMMA               | 1:8  | ``",
                "`{// no\\n\"a\":1}`       | COMMENT                   | 1:2  | /",
                "{\"a\":1 # no}            | COMMENT                   | 1:8  | #",
                "{'a':1}                   | QUOTES                    | 1:2  | '",
                "{“a”:1}                   | QUOTES                    | 1:2  | “ (U+201C)",
                "{\"a\":‘b’}               | QUOTES                    | 1:6  | ‘ (U+2018)",
                "{\"a\":01}                | NUMBER                    | 1:6  | 01",
                "{\"a\":1.}                | NUMBER                    | 1:6  | 1.",
                "{\"a\":+1}                | NUMBER                    | 1:6  | +1",
                "{\"a\":.5}                | NUMBER                    | 1:6  | .5",
                "{\"a\":0x1F}              | NUMBER                    | 1:6  | 0x1F",
                "{\"a\":True}              | WORD                      | 1:6  | True",
                "{\"a\":NaN}               | WORD                      | 1:6  | NaN",
                "{\"a\":soon}              | WORD                      | 1:6  | soon",
                "{\"a\":\"\\\\x\"}         | ESCAPE                    | 1:7  | \\\\x",
                "{\"a\":\"\\\\u12g4\"}     | ESCAPE                    | 1:7  | \\\\u",
                "`{\"a\":\"b\\nc\"}`       | CONTROL_CHARACTER         | 1:8  | U+000A",
                "`{\"a\":\"b\\tc\"}`       | CONTROL_CHARACTER         | 1:8  | U+0009",
                "{\"a\":\"b}               | OPEN_TEXT                 | 1:6  | ``",
                "{\"a\":\"b\\\\            | OPEN_TEXT                 | 1:6  | ``",
                "{                         | END                       | 1:2  | }",
                "{\"a\":[{\"b\":1}         | END                       | 1:14 | ]",
                "`{\"a\"\\r\\n`            | END                       | 2:1  | }",
                "{}{}                      | AFTER_END                 | 1:3  | {",
                "`{\\r\\n}\\r x`           | AFTER_END                 | 3:2  | x",
                "{\"a\":1,\"a\":2}         | TWICE                     | 1:8  | a",
                "{\"a\":1,\"\\\\u0061\":2} | TWICE                     | 1:8  | \\\\u0061",
            })
    void saysWhatIsWrongAndWhere(String text, Kind kind, String place, String found) {
        JsonMistake mistake = mistakeOf(unescaped(text));

        assertThat(mistake.kind()).isEqualTo(kind);
        assertThat(mistake.line() + ":" + mistake.column()).isEqualTo(place);
        assertThat(mistake.found()).isEqualTo(unescaped(found));
    }

    @Test
    void saysWhatIsTooMuch() {
        assertThat(mistakeOf("{\"a\":" + "[".repeat(16) + "]".repeat(16) + "}"))
                .isEqualTo(new JsonMistake(Kind.TOO_DEEP, 1, 21, "16"));
        assertThat(mistakeOf("{\"a\":" + "1".repeat(1_001) + "}").kind()).isEqualTo(Kind.TOO_MUCH);
    }

    /** The parser and the proof must reject exactly the same texts. */
    @Test
    void findsAMistakeExactlyWhereTheParserDoes() {
        Random random = new Random(19);
        Set<Kind> found = EnumSet.noneOf(Kind.class);
        for (int i = 0; i < 10_000; i++) {
            String text = mutated(random);
            boolean isRefused = catchThrowableOfType(JsonSyntaxException.class, () -> Json.parseObject(text)) != null;
            Kind kind = JsonProof.firstMistake(text).kind();

            assertThat(kind != Kind.TOO_MUCH).as(text).isEqualTo(isRefused);
            found.add(kind);
        }
        assertThat(found).containsAll(EnumSet.complementOf(EnumSet.of(Kind.TOO_DEEP)));
    }

    private static String mutated(Random random) {
        StringBuilder text = new StringBuilder(random.nextInt(20) == 0 ? "" : """
                {"version":1,"program":"read\\nwrite", "lock":{"kind":"none","gapMs":0},
                 "faults":[{"buyer":0,"at":-1.5e3},true,null]}""");
        for (int change = random.nextInt(4); change > 0; change--) {
            int at = random.nextInt(text.length() + 1);
            int end = Math.min(text.length(), at + random.nextInt(3));
            text.replace(at, end, random.nextInt(3) == 0 ? "" : PIECES.get(random.nextInt(PIECES.size())));
        }
        return random.nextInt(10) == 0 ? text.substring(0, random.nextInt(text.length() + 1)) : text.toString();
    }

    private static JsonMistake mistakeOf(String text) {
        return catchThrowableOfType(JsonSyntaxException.class, () -> Json.parseObject(text))
                .mistake();
    }

    private static String unescaped(String text) {
        return Stream.of("\\u00a0=\u00a0", "\\r=\r", "\\n=\n", "\\t=\t", "\\\\=\\")
                .map(pair -> pair.split("=", 2))
                .reduce(text == null ? "" : text, (read, pair) -> read.replace(pair[0], pair[1]), (a, b) -> b);
    }
}
