package org.lockplay.json;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockplay.json.JsonMistake.Kind;

/**
 * Parses a text that the JSON parser has rejected again, by RFC 8259, to explain the error in the application's own
 * words. Its limits are those of {@link Json}.
 */
final class JsonProof {

    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");
    private static final Pattern LIKE_A_NUMBER = Pattern.compile("[-+.]*[0-9][\\w.+-]*");
    private static final Pattern WORD = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$.-]*");
    private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]{4}");
    private static final Set<String> WORDS = Set.of("true", "false", "null");
    private static final String OTHER_QUOTES = "'`\u2018\u2019\u201A\u201C\u201D\u201E\u00AB\u00BB\uFF02\uFF07";
    private static final Set<JsonMistake.Kind> BESIDE_TEXTS = EnumSet.of(
            Kind.VALUE_EXPECTED,
            Kind.NAME_EXPECTED,
            Kind.COLON_EXPECTED,
            Kind.COMMA_OR_BRACE_EXPECTED,
            Kind.COMMA_OR_BRACKET_EXPECTED);

    private final String text;
    private final Deque<Character> open = new ArrayDeque<>();
    private int at;

    private static final class Found extends Exception {

        private static final long serialVersionUID = 1;

        private final transient JsonMistake mistake;

        Found(JsonMistake mistake) {
            super(null, null, false, false);
            this.mistake = mistake;
        }
    }

    private JsonProof(String text) {
        this.text = text;
    }

    /** The first error that keeps a text from being one JSON object. */
    static JsonMistake firstMistake(String text) {
        JsonProof proof = new JsonProof(text);
        try {
            proof.object();
            return proof.mistake(Kind.TOO_MUCH, 0, "");
        } catch (Found e) {
            return e.mistake;
        }
    }

    private void object() throws Found {
        skipBlanks();
        if (at == text.length()) {
            throw new Found(mistake(Kind.EMPTY, at, ""));
        }
        int start = at;
        value();
        skipBlanks();
        if (at < text.length()) {
            throw found(Kind.AFTER_END);
        }
        if (text.charAt(start) != '{') {
            throw new Found(mistake(Kind.NOT_AN_OBJECT, start, ""));
        }
    }

    private void value() throws Found {
        skipBlanks();
        char first = peek();
        if (first == '{') {
            members();
        } else if (first == '[') {
            entries();
        } else if (first == '"') {
            string();
        } else {
            scalar();
        }
    }

    private void members() throws Found {
        begin('}');
        Set<String> names = new HashSet<>();
        if (isAtEnd('}')) {
            return;
        }
        do {
            skipBlanks();
            int start = at;
            if (peek() != '"') {
                throw noName();
            }
            if (!names.add(string())) {
                throw new Found(mistake(Kind.TWICE, start, JsonExcerpt.words(text.substring(start + 1, at - 1))));
            }
            skipBlanks();
            if (peek() != ':') {
                throw found(Kind.COLON_EXPECTED);
            }
            at++;
            value();
        } while (goesOn('}', Kind.COMMA_OR_BRACE_EXPECTED));
    }

    private void entries() throws Found {
        begin(']');
        if (isAtEnd(']')) {
            return;
        }
        do {
            value();
        } while (goesOn(']', Kind.COMMA_OR_BRACKET_EXPECTED));
    }

    private void begin(char end) throws Found {
        open.push(end);
        if (open.size() > Json.MAX_DEPTH) {
            throw new Found(mistake(Kind.TOO_DEEP, at, String.valueOf(Json.MAX_DEPTH)));
        }
        at++;
    }

    private boolean isAtEnd(char end) throws Found {
        skipBlanks();
        if (peek() != end) {
            return false;
        }
        at++;
        open.pop();
        return true;
    }

    /** Whether a comma follows; otherwise the end has been consumed. */
    private boolean goesOn(char end, JsonMistake.Kind otherwise) throws Found {
        if (isAtEnd(end)) {
            return false;
        }
        if (peek() != ',') {
            throw found(otherwise);
        }
        int comma = at++;
        skipBlanks();
        if (peek() == end) {
            throw new Found(mistake(Kind.EXTRA_COMMA, comma, ""));
        }
        return true;
    }

    /** Reads a string and unescapes it as far as the check for duplicate names requires. */
    private String string() throws Found {
        int start = at++;
        StringBuilder read = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            char character = text.charAt(at);
            if (character == '\\') {
                read.append(escape());
            } else if (character < ' ') {
                throw found(Kind.CONTROL_CHARACTER);
            } else {
                read.append(character);
                at++;
            }
        }
        if (at == text.length()) {
            throw new Found(mistake(Kind.OPEN_TEXT, start, ""));
        }
        at++;
        return read.toString();
    }

    private char escape() throws Found {
        int plain = at + 1 < text.length() ? "\"\\/bfnrt".indexOf(text.charAt(at + 1)) : -1;
        if (plain >= 0) {
            at += 2;
            return "\"\\/\b\f\n\r\t".charAt(plain);
        }
        Matcher hex = HEX.matcher(text).region(Math.min(at + 2, text.length()), text.length());
        if (text.startsWith("\\u", at) && hex.lookingAt()) {
            at = hex.end();
            return (char) Integer.parseInt(hex.group(), 16);
        }
        if (at + 1 == text.length()) {
            at = text.length();
            return '\\';
        }
        throw new Found(mistake(Kind.ESCAPE, at, JsonExcerpt.words(text.substring(at, at + 2))));
    }

    private void scalar() throws Found {
        Matcher number = LIKE_A_NUMBER.matcher(text).region(at, text.length());
        if (number.lookingAt()) {
            if (!NUMBER.matcher(number.group()).matches()) {
                throw new Found(mistake(Kind.NUMBER, at, JsonExcerpt.words(number.group())));
            }
            at = number.end();
            return;
        }
        Matcher word = WORD.matcher(text).region(at, text.length());
        if (!word.lookingAt()) {
            throw found(Kind.VALUE_EXPECTED);
        }
        if (!WORDS.contains(word.group())) {
            throw new Found(mistake(Kind.WORD, at, JsonExcerpt.words(word.group())));
        }
        at = word.end();
    }

    private Found noName() {
        Matcher word = WORD.matcher(text).region(at, text.length());
        return word.lookingAt()
                ? new Found(mistake(Kind.NAME_EXPECTED, at, JsonExcerpt.words(word.group())))
                : found(Kind.NAME_EXPECTED);
    }

    private char peek() throws Found {
        if (at == text.length()) {
            throw new Found(mistake(Kind.END, at, open.isEmpty() ? "" : String.valueOf(open.peek())));
        }
        return text.charAt(at);
    }

    private void skipBlanks() throws Found {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        if (at < text.length() && (text.startsWith("//", at) || text.startsWith("/*", at) || text.charAt(at) == '#')) {
            throw found(Kind.COMMENT);
        }
    }

    /** The error for the current character; {@code otherwise} if no specific one applies. */
    private Found found(JsonMistake.Kind otherwise) {
        int character = text.codePointAt(at);
        boolean isQuote = BESIDE_TEXTS.contains(otherwise) && OTHER_QUOTES.indexOf(character) >= 0;
        return new Found(mistake(isQuote ? Kind.QUOTES : otherwise, at, JsonExcerpt.character(character)));
    }

    private JsonMistake mistake(JsonMistake.Kind kind, int index, String found) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < index; i++) {
            boolean ends = text.charAt(i) == '\n' || (text.charAt(i) == '\r' && !text.startsWith("\n", i + 1));
            if (ends) {
                line++;
                lineStart = i + 1;
            }
        }
        return new JsonMistake(kind, line, index - lineStart + 1, found);
    }
}
