package org.lockplay.oracle;

import static org.lockplay.history.TestEvents.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lockplay.history.Event;
import org.lockplay.history.EventJson;
import org.lockplay.json.Json;
import org.lockplay.scenario.InvalidScenarioException;
import org.lockplay.scenario.Limits;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.ScenarioReader;
import org.lockplay.text.Texts;
import org.lockplay.text.VerdictTexts;
import org.lockplay.verdict.Ending;
import org.lockplay.verdict.Judge;
import org.lockplay.verdict.Verdict;
import org.lockplay.verdict.VerdictJson;

/**
 * A run that has ended, with the product's verdict.
 *
 * @param scenario the scenario that was run
 * @param history its events
 * @param verdict the product's verdict
 */
record JudgedRun(Scenario scenario, List<Event> history, Verdict verdict) {

    JudgedRun {
        history = List.copyOf(history);
    }

    /** The headline in one language. */
    String headline(Texts texts) {
        return new VerdictTexts(texts).headline(verdict, scenario);
    }

    /** The same run with another verdict. */
    JudgedRun with(Verdict other) {
        return new JudgedRun(scenario, history, other);
    }

    private static Ending endingOf(List<Event> history) {
        String reason = text(history.get(history.size() - 1), "reason").orElseThrow();
        return Ending.valueOf(reason.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Writes it to a file: the experiment and the verdict on the first line, then one event per line. */
    void write(Path file, Experiment experiment) {
        Map<String, Object> head = new LinkedHashMap<>(Json.parseObject(experiment.json()));
        head.put("verdict", VerdictJson.members(verdict));
        head.put("en", headline(Texts.ENGLISH));
        head.put("zh", headline(Texts.CHINESE));
        List<String> lines = new ArrayList<>();
        lines.add(Json.write(head));
        history.forEach(event -> lines.add(EventJson.write(event)));
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads what {@link #write} wrote, and has the product judge it again. */
    static JudgedRun read(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            Map<String, Object> head = Json.parseObject(lines.get(0));
            Scenario scenario = new ScenarioReader(Limits.NONE).read(Json.write(head.get("scenario")));
            List<Event> history = lines.stream().skip(1).map(EventJson::read).toList();
            return new JudgedRun(scenario, history, Judge.judge(scenario, history, endingOf(history)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InvalidScenarioException e) {
            throw new IllegalArgumentException(file + " holds no scenario", e);
        }
    }
}
