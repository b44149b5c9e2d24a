package org.lockplay.exercise;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.lockplay.exercise.Part.Condition;
import org.lockplay.exercise.Part.Shortfall;
import org.lockplay.exercise.RunProperty.Type;
import org.lockplay.fault.FaultKind;
import org.lockplay.text.Texts;
import org.lockplay.verdict.FindingKind;

/** Renders goals and unmet conditions in one language. */
public final class RunPropertyTexts {

    private final Texts texts;

    /** Renders in the language of {@code texts}. */
    public RunPropertyTexts(Texts texts) {
        this.texts = texts;
    }

    /** The goal, such as “tickets sold: at least 2”. */
    public String goal(Condition condition) {
        return texts.sentence(
                "goal.condition", name(condition.fact()), expected(condition.fact(), condition.expected()));
    }

    /** The unmet condition, such as “tickets sold: at least 2 are needed, this run has 1”. */
    public String missing(Shortfall shortfall) {
        return shortfall.reason().map(reason -> texts.get(reason.textKey())).orElseGet(() -> required(shortfall));
    }

    private String required(Shortfall shortfall) {
        RunProperty fact = shortfall.fact();
        return texts.sentence(
                "goal.missing",
                name(fact),
                expected(fact, shortfall.expected()),
                shortfall.actual().equals("") ? texts.get("goal.nothing-said") : value(fact, shortfall.actual()));
    }

    /** The wrong prediction. */
    public String misjudged(Shortfall shortfall) {
        RunProperty fact = shortfall.fact();
        return texts.sentence(
                "goal.misjudged",
                name(fact),
                value(fact, shortfall.expected().oneOf().get(0)),
                shortfall.actual().equals("") ? texts.get("goal.nothing-said") : value(fact, shortfall.actual()));
    }

    /** The display name of a fact. */
    public String name(RunProperty fact) {
        String about = fact.name().substring(fact.name().indexOf('.') + 1);
        Object named = about;
        if (fact.textKey().equals("fact.fault")) {
            named = texts.get("fault." + FaultKind.find(about).orElseThrow().wireName() + ".name");
        } else if (fact.textKey().equals("fact.finding")) {
            named = texts.get(
                    "goal.finding." + FindingKind.find(about).orElseThrow().wireName());
        }
        return texts.get(fact.textKey(), named);
    }

    /** A fact's value in words. */
    public String value(RunProperty fact, Object value) {
        if (fact.type() != Type.WORD) {
            return value instanceof Boolean flag
                    ? texts.get(flag ? "goal.yes" : "goal.no")
                    : texts.get("goal.number", value);
        }
        return switch (fact.name()) {
            case "safety", "liveness" -> texts.get("verdict." + fact.name() + "." + value);
            case "lock", "store", "reach" -> texts.get(fact.name() + "." + value + ".name");
            default -> value.toString();
        };
    }

    private String expected(RunProperty fact, Expectation expected) {
        List<String> words = new ArrayList<>();
        if (!expected.oneOf().isEmpty()) {
            words.add(list(fact, expected.oneOf()));
        }
        if (!expected.noneOf().isEmpty()) {
            words.add(texts.get("goal.none-of", list(fact, expected.noneOf())));
        }
        expected.min().ifPresent(min -> words.add(texts.get("goal.min", min)));
        expected.max().ifPresent(max -> words.add(texts.get("goal.max", max)));
        return String.join(texts.get("goal.and"), words);
    }

    private String list(RunProperty fact, List<Object> values) {
        return values.stream().map(value -> value(fact, value)).collect(Collectors.joining(texts.get("goal.or")));
    }
}
