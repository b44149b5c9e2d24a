package org.lockplay.oracle;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A clause that the sentence for the whole run can have, in both languages, and when it is true.
 *
 * @param english how it reads; the groups are numbers
 * @param chinese how it reads, with the same groups in an order of its own
 * @param chineseOrder which group of the Chinese one is which of the English one, from 1
 * @param truth what is wrong with it
 */
record Phrase(Pattern english, Pattern chinese, int[] chineseOrder, Truths truth) {

    /** What is wrong with a clause that speaks of some numbers; empty if it is true. */
    @FunctionalInterface
    interface Truths {
        Optional<String> wrong(Facts facts, JudgedRun run, long[] numbers);
    }

    static Phrase of(String english, String chinese, Truths truth, int... chineseOrder) {
        return new Phrase(
                Pattern.compile(english, Pattern.CASE_INSENSITIVE), Pattern.compile(chinese), chineseOrder, truth);
    }

    Optional<long[]> englishNumbers(String text) {
        Matcher matcher = english.matcher(text);
        if (!matcher.find()) {
            return Optional.empty();
        }
        long[] numbers = new long[matcher.groupCount()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(matcher.group(i + 1));
        }
        return Optional.of(numbers);
    }

    Optional<long[]> chineseNumbers(String text) {
        Matcher matcher = chinese.matcher(text);
        if (!matcher.find()) {
            return Optional.empty();
        }
        long[] numbers = new long[matcher.groupCount()];
        for (int i = 0; i < numbers.length; i++) {
            int place = chineseOrder.length == 0 ? i : chineseOrder[i] - 1;
            numbers[place] = number(matcher.group(i + 1));
        }
        return Optional.of(numbers);
    }

    private static long number(String text) {
        return switch (text) {
            case "no", "There was no", "没有票" -> 0;
            case "once" -> 1;
            default -> Long.parseLong(text.replace(",", ""));
        };
    }
}
