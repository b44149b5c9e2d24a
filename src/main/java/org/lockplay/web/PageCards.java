package org.lockplay.web;

import jakarta.enterprise.context.RequestScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.lockplay.run.Run;
import org.lockplay.run.Runs;
import org.lockplay.share.SavedScenario;
import org.lockplay.share.SavedScenarios;
import org.lockplay.text.ScenarioTexts;
import org.lockplay.text.Texts;
import org.lockplay.text.VerdictTexts;

/** What shared pages tell other programs about themselves, in the language of the request. */
@RequestScoped
public class PageCards {

    private final SavedScenarios scenarios;
    private final Runs runs;
    private final Language language;
    private final PageAddress address;

    PageCards(SavedScenarios scenarios, Runs runs, Language language, PageAddress address) {
        this.scenarios = scenarios;
        this.runs = runs;
        this.language = language;
        this.address = address;
    }

    /** Of a short link; empty if nothing is behind it. */
    Optional<PageCard> scenario(String slug) {
        return scenarios.find(slug).map(SavedScenarios.Found::saved).map(saved -> scenario("/s/" + slug, saved));
    }

    /** Of a recorded run; empty if there is none. */
    Optional<PageCard> run(String id) {
        return runs.find(id).map(run -> run("/r/" + id, run));
    }

    private PageCard scenario(String page, SavedScenario saved) {
        String said = saved.description().isEmpty()
                ? ScenarioTexts.summary(saved.scenario(), language.texts())
                : saved.description();
        return card(page, saved.scenario().title(), said);
    }

    private PageCard run(String page, Run run) {
        Texts texts = language.texts();
        String said = run.verdict()
                .map(verdict -> new VerdictTexts(texts).headline(verdict, run.scenario()))
                .orElseGet(() -> ScenarioTexts.summary(run.scenario(), texts));
        return card(page, run.scenario().title(), said);
    }

    private PageCard card(String page, String title, String description) {
        String lang = "?lang=" + language.texts().languageTag();
        String whole = address.of(page + lang);
        return new PageCard(
                title.isEmpty() ? language.texts().get("page.title") : title,
                description,
                whole,
                address.of(page + "/card"),
                address.of("/api/oembed?url=" + URLEncoder.encode(whole, StandardCharsets.UTF_8)));
    }
}
