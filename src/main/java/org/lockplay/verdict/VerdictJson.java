package org.lockplay.verdict;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.lockplay.json.Json;

/** A verdict as JSON, independent of language: it is stored, and sentences are rendered from it later. */
public final class VerdictJson {

    private VerdictJson() {}

    /** Writes a verdict on one line. */
    public static String write(Verdict verdict) {
        return Json.write(members(verdict));
    }

    /** A verdict as JSON values. */
    public static Map<String, Object> members(Verdict verdict) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("safety", verdict.safety().wireName());
        members.put("liveness", verdict.liveness().wireName());
        members.put(
                "findings",
                verdict.findings().stream().map(VerdictJson::members).toList());
        members.put("figures", members(verdict.figures()));
        return members;
    }

    /** A finding as JSON values. */
    public static Map<String, Object> members(Finding finding) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("kind", finding.kind().wireName());
        members.put("variant", finding.variant());
        members.put("args", finding.args());
        members.put("witness", finding.witness());
        return members;
    }

    private static Map<String, Object> members(RunMetrics figures) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("stock", figures.stock());
        members.put("buyers", figures.buyers());
        members.put("sold", figures.sold());
        members.put("unconfirmed", figures.unconfirmed());
        members.put("soldOut", figures.soldOut());
        members.put("failed", figures.failed());
        members.put("killed", figures.killed());
        members.put(
                "finalCount",
                figures.finalCount().isPresent() ? (Object) figures.finalCount().getAsLong() : null);
        members.put("events", figures.events());
        members.put("durationNs", figures.durationNs());
        members.put("throughputPerSecond", figures.throughputPerSecond());
        members.put("acquisitions", figures.waits().count());
        members.put("waitP50Ns", figures.waits().p50());
        members.put("waitP95Ns", figures.waits().p95());
        members.put("waitMaxNs", figures.waits().max());
        members.put("releases", figures.holds().count());
        members.put("holdP50Ns", figures.holds().p50());
        members.put("holdP95Ns", figures.holds().p95());
        members.put("holdMaxNs", figures.holds().max());
        members.put(
                "fairness",
                figures.fairness().isPresent() ? (Object) figures.fairness().getAsDouble() : null);
        members.put("conflicts", figures.conflicts());
        members.put("reads", figures.reads());
        members.put("writes", figures.writes());
        return members;
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws org.lockplay.json.JsonSyntaxException if it is not JSON
     * @throws IllegalArgumentException if it is not a verdict
     */
    public static Verdict read(String json) {
        Map<String, Object> members = Json.parseObject(json);
        try {
            return new Verdict(
                    Safety.find((String) members.get("safety")).orElseThrow(),
                    Liveness.find((String) members.get("liveness")).orElseThrow(),
                    ((List<?>) members.get("findings"))
                            .stream().map(VerdictJson::finding).toList(),
                    figures((Map<?, ?>) members.get("figures")));
        } catch (ClassCastException | NullPointerException | NoSuchElementException e) {
            throw new IllegalArgumentException("not a verdict: " + json, e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Finding finding(Object value) {
        Map<String, Object> members = (Map<String, Object>) value;
        return new Finding(
                FindingKind.find((String) members.get("kind")).orElseThrow(),
                (String) members.get("variant"),
                (Map<String, Object>) members.get("args"),
                (List<Long>) members.get("witness"));
    }

    private static RunMetrics figures(Map<?, ?> members) {
        Object finalCount = members.get("finalCount");
        Object fairness = members.get("fairness");
        return new RunMetrics(
                number(members, "stock"),
                number(members, "buyers"),
                number(members, "sold"),
                number(members, "unconfirmed"),
                number(members, "soldOut"),
                number(members, "failed"),
                number(members, "killed"),
                finalCount == null ? OptionalLong.empty() : OptionalLong.of((Long) finalCount),
                number(members, "events"),
                number(members, "durationNs"),
                (Double) members.get("throughputPerSecond"),
                spread(members, "acquisitions", "wait"),
                spread(members, "releases", "hold"),
                fairness == null ? OptionalDouble.empty() : OptionalDouble.of((Double) fairness),
                number(members, "conflicts"),
                number(members, "reads"),
                number(members, "writes"));
    }

    private static Percentiles spread(Map<?, ?> members, String count, String prefix) {
        return new Percentiles(
                number(members, count),
                number(members, prefix + "P50Ns"),
                number(members, prefix + "P95Ns"),
                number(members, prefix + "MaxNs"));
    }

    private static long number(Map<?, ?> members, String name) {
        return (Long) members.get(name);
    }
}
