package org.lockplay.oracle;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A clause of the headline in both languages, with the condition under which it is true.
 *
 * @param english its English pattern; the groups are numbers
 * @param chinese its Chinese pattern, with the same groups in another order
 * @param chineseOrder for each Chinese group the corresponding English one, from 1
 * @param truth checks it
 */
record Phrase(Pattern english, Pattern chinese, int[] chineseOrder, Truths truth) {

    /** What is wrong with a clause with these numbers; empty if it is true. */
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
