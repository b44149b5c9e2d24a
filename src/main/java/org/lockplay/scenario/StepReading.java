package org.lockplay.scenario;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lockplay.json.Violation;
import org.lockplay.name.LockName;

/**
 * The parsed code of a line. The page's {@code program-step.ts} is equivalent; both pass the same test vectors.
 *
 * @param kind what the step does; empty if the code is not a step
 * @param millis of {@code think N} and {@code write N}
 * @param lock the lock that the step names
 * @param opensBlock whether deeper lines below form a block of this one
 * @param mistake the error in it, if any
 */
record StepReading(Optional<StepKind> kind, long millis, LockName lock, boolean opensBlock, Optional<Mistake> mistake) {

    /**
     * An error in a line.
     *
     * @param code the code of a {@link Violation}
     * @param at the offset in the line's code, from 0
     * @param args the arguments of its message
     */
    record Mistake(String code, int at, List<Object> args) {}

    /** Longest {@code think N} or {@code write N}, in milliseconds. */
    private static final long MAX_MILLIS = 60_000;

    private static final String BLOCK_HEAD = "with lock:";
    private static final Map<String, StepKind> PLAIN = Stream.of(
                    StepKind.QUERY, StepKind.LOCK, StepKind.UNLOCK, StepKind.READ, StepKind.TAKE, StepKind.WRITE)
            .collect(Collectors.toUnmodifiableMap(StepKind::word, Function.identity()));
    private static final Pattern BLOCK = Pattern.compile("with +lock *:");
    private static final Pattern WITHOUT_COLON = Pattern.compile("with +lock");
    private static final Pattern INLINE = Pattern.compile("with +lock *: *(.+)");
    private static final Pattern NAMED = Pattern.compile("(lock|unlock) +([A-Za-z][^ .(:;]*)");
    private static final Pattern NAMED_BLOCK = Pattern.compile("with +lock +([A-Za-z][^ .(:;]*) *(:?)");
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,15}");

    /** The words of the language, which are no names. */
    private static final Set<String> RESERVED = Set.of(
            "lock", "unlock", "upgrade", "try", "with", "shared", "locked", "query", "read", "take", "put", "write",
            "think", "buyer", "others", "if", "else", "while", "stop", "wait", "notify", "all");

    private static final Pattern TIMED = Pattern.compile("(think|write) +([^ ]+)");
    private static final Pattern MILLIS = Pattern.compile("[0-9]{1,5}");
    private static final Pattern FOREIGN = Pattern.compile("[^\\x00-\\x7F]");
    private static final Pattern LETTER = Pattern.compile("[A-Za-z]");

    /** The syntax of locked blocks in other languages. */
    private static final Pattern OTHER_BLOCK =
            Pattern.compile("(?:async +)?with(?![a-z0-9_]).*|lock *:", Pattern.CASE_INSENSITIVE);

    private static final Pattern OTHER_OPENING =
            Pattern.compile("with(?![a-z0-9_]).*|.*[:{]", Pattern.CASE_INSENSITIVE);

    /** The syntax of method calls in other languages. */
    private static final Pattern CALL = Pattern.compile("(?:[\\w.]*\\.)?(\\w+) *(?:\\(.*\\))? *;?");

    private static final Pattern MARKS_OF_A_CALL = Pattern.compile("[.(;]");

    /** Longer lines are not compared with other languages. */
    private static final int LONGEST_CALL = 200;

    private static final Map<String, String> CALLED = Map.of(
            "acquire", "lock",
            "lock", "lock",
            "release", "unlock",
            "unlock", "unlock",
            "query", "query",
            "read", "read",
            "take", "take",
            "write", "write",
            "sleep", "think N",
            "think", "think N");

    /** Words that are not steps, so that they are recognized without the syntax of a call. */
    private static final Set<String> OTHER_WORDS = Set.of("acquire", "release", "sleep");

    private static final int MOST_SHOWN = 40;

    /** Parses the code of a line. */
    static StepReading of(String code) {
        if (PLAIN.containsKey(code)) {
            return right(PLAIN.get(code), 0);
        }
        if (BLOCK.matcher(code).matches()) {
            return right(StepKind.WITH_LOCK, 0);
        }
        if (WITHOUT_COLON.matcher(code).matches()) {
            return wrong(code, "program-missing-colon", code.length());
        }
        Matcher foreign = FOREIGN.matcher(code);
        if (foreign.find() && LETTER.matcher(code).find()) {
            int character = code.codePointAt(foreign.start());
            return wrong(
                    code,
                    "program-foreign-character",
                    foreign.start(),
                    Character.toString(character),
                    ProgramCharacters.codePoint(character));
        }
        Matcher named = NAMED.matcher(code);
        if (named.matches()) {
            return named(code, PLAIN.get(named.group(1)), named.group(2), named.start(2));
        }
        Matcher block = NAMED_BLOCK.matcher(code);
        if (block.matches()) {
            return block.group(2).isEmpty()
                    ? wrong(code, "program-missing-colon", code.length())
                    : named(code, StepKind.WITH_LOCK, block.group(1), block.start(1));
        }
        Matcher timed = TIMED.matcher(code);
        return timed.matches() ? timed(code, timed.group(1), timed.group(2)) : other(code);
    }

    private static StepReading named(String code, StepKind kind, String name, int at) {
        return NAME.matcher(name).matches() && !RESERVED.contains(name)
                ? new StepReading(
                        Optional.of(kind), 0, new LockName(name), kind == StepKind.WITH_LOCK, Optional.empty())
                : wrong(code, "program-name", at, shown(name));
    }

    private static StepReading timed(String code, String word, String millis) {
        if (!MILLIS.matcher(millis).matches() || Long.parseLong(millis) > MAX_MILLIS) {
            return wrong(code, "program-millis", code.length() - millis.length(), shown(millis), MAX_MILLIS);
        }
        return right(word.equals("think") ? StepKind.THINK : StepKind.WRITE, Long.parseLong(millis));
    }

    /** Handles code that is not a step, but perhaps another language's. */
    private static StepReading other(String code) {
        Matcher inline = INLINE.matcher(code);
        if (inline.matches()) {
            return wrong(code, "program-inline-block", inline.start(1), shown(inline.group(1)));
        }
        if (OTHER_BLOCK.matcher(code).matches()) {
            return wrong(code, "program-write-as", 0, shown(code), BLOCK_HEAD);
        }
        return called(code)
                .map(step -> wrong(code, "program-write-as", 0, shown(code), step))
                .orElseGet(() -> wrong(code, "program-unknown-step", 0, shown(code)));
    }

    /** The step that corresponds to a method call. */
    private static Optional<String> called(String code) {
        Matcher call = CALL.matcher(code);
        if (code.length() > LONGEST_CALL || !call.matches()) {
            return Optional.empty();
        }
        String name = call.group(1).toLowerCase(Locale.ROOT);
        boolean isCall = MARKS_OF_A_CALL.matcher(code).find() || OTHER_WORDS.contains(name);
        return isCall ? Optional.ofNullable(CALLED.get(name)) : Optional.empty();
    }

    private static StepReading right(StepKind kind, long millis) {
        return new StepReading(
                Optional.of(kind), millis, LockName.DEFAULT, kind == StepKind.WITH_LOCK, Optional.empty());
    }

    private static StepReading wrong(String code, String mistake, int at, Object... args) {
        boolean opensBlock = OTHER_OPENING.matcher(code).matches()
                || OTHER_BLOCK.matcher(code).matches();
        return new StepReading(
                Optional.empty(),
                0,
                LockName.DEFAULT,
                opensBlock,
                Optional.of(new Mistake(mistake, at, List.of(args))));
    }

    /** At most as much as fits into a sentence, without splitting a surrogate pair. */
    static String shown(String text) {
        return text.codePointCount(0, text.length()) <= MOST_SHOWN
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MOST_SHOWN)) + "…";
    }
}
