package org.lockplay.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lockplay.scenario.Scenario;
import org.lockplay.verdict.Finding;
import org.lockplay.verdict.Verdict;
import org.lockplay.verdict.VerdictJson;

/** Renders verdicts in one language. Immutable and thread-safe. */
public final class VerdictTexts {

    private static final int LISTED = 6;
    private static final long LEAST_SHOWN_NS = 100_000;
    private static final double NANOS_A_MILLI = 1e6;

    private final Texts texts;

    public VerdictTexts(Texts texts) {
        this.texts = texts;
    }

    /**
     * A verdict as the API returns it: JSON values, with a sentence for the whole and one for each finding.
     *
     * @param scenario the scenario that was judged
     */
    public static Map<String, Object> members(Verdict verdict, Scenario scenario, Texts texts) {
        return new VerdictTexts(texts).members(verdict, scenario);
    }

    private Map<String, Object> members(Verdict verdict, Scenario scenario) {
        Map<String, Object> plain = VerdictJson.members(verdict);
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("safety", plain.get("safety"));
        members.put("liveness", plain.get("liveness"));
        members.put("sentence", headline(verdict, scenario));
        members.put("findings", verdict.findings().stream().map(this::members).toList());
        members.put("figures", plain.get("figures"));
        return members;
    }

    /** The whole verdict in a sentence or two. */
    public String headline(Verdict verdict, Scenario scenario) {
        return new Headline(texts, this, verdict, scenario).text();
    }

    /** The two answers in a line, such as {@code Safe · Finished.}. */
    public String answers(Verdict verdict) {
        return texts.get(
                "verdict.answers",
                texts.get("verdict.safety." + verdict.safety().wireName()),
                texts.get("verdict.progress." + verdict.liveness().progress().wireName()));
    }

    /** One finding in a sentence. */
    public String sentence(Finding finding) {
        return fill(finding.textKey(), finding);
    }

    private Map<String, Object> members(Finding finding) {
        Map<String, Object> plain = VerdictJson.members(finding);
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("kind", plain.get("kind"));
        members.put("variant", plain.get("variant"));
        members.put("violation", finding.violation());
        members.put("sentence", sentence(finding));
        members.put("args", plain.get("args"));
        members.put("witness", plain.get("witness"));
        return members;
    }

    /** A text with a finding's arguments filled in. */
    String fill(String key, Finding finding) {
        List<Object> words = new ArrayList<>();
        finding.args().forEach((name, value) -> words.add(word(name, value)));
        return capitalised(texts.sentence(key, words.toArray()));
    }

    private Object word(String name, Object value) {
        if (value instanceof List<?> buyers) {
            return buyers(buyers);
        }
        if (name.equals("overlapNs") && value.equals(0L)) {
            // It may have lasted longer, without an event that proves it.
            return texts.get("unit.moment");
        }
        if (value instanceof Long number) {
            return name.endsWith("Ns") ? duration(number) : number;
        }
        return switch (name) {
            case "lock" -> texts.get("lock." + value + ".noun");
            case "fault" -> texts.get("fault." + value + ".name");
            case "server" -> server(value);
            case "message" -> stopped(String.valueOf(value));
            case "content" -> value.equals("") ? texts.get("content.empty") : texts.get("content.quoted", value);
            default -> value;
        };
    }

    /** A message of an exception as a sentence, which ends with a full stop. */
    private String stopped(String message) {
        return message.matches("(?s).*[.!?。！？]\\s*") ? message : message + texts.get("sentence.stop");
    }

    /** The name of a server; older histories have a message instead. */
    private Object server(Object value) {
        String key = "server." + value + ".name";
        return texts.keys().contains(key) ? texts.get(key) : value;
    }

    /** A duration, with one decimal below 10 ms. A negative one, which is a mistake, is shown as it is. */
    private String duration(long nanos) {
        if (nanos >= 0 && nanos < LEAST_SHOWN_NS) {
            return texts.get("unit.instant");
        }
        double millis = nanos / NANOS_A_MILLI;
        return texts.get(
                "unit.ms", Math.abs(millis) < 10 ? Math.round(millis * 10) / 10.0 : (double) Math.round(millis));
    }

    private String buyers(List<?> buyers) {
        StringBuilder names = new StringBuilder();
        int shown = buyers.size() <= LISTED ? buyers.size() : LISTED - 1;
        for (int i = 0; i < shown; i++) {
            boolean last = i == buyers.size() - 1;
            String joint = i == 0 ? "" : texts.get(last ? "list.last" : "list.next");
            names.append(joint).append(buyers.get(i));
        }
        return shown == buyers.size()
                ? texts.get("list.buyers", buyers.size(), names.toString())
                : texts.get("list.buyers-more", names.toString(), buyers.size() - shown);
    }

    /** A sentence with its first letter in upper case. */
    String capitalised(String sentence) {
        return sentence.isEmpty()
                ? sentence
                : sentence.substring(0, 1).toUpperCase(texts.locale()) + sentence.substring(1);
    }
}
