package org.lockplay.web.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.lockplay.export.CardPicture;
import org.lockplay.run.Run;
import org.lockplay.run.Runs;
import org.lockplay.share.SavedScenario;
import org.lockplay.share.SavedScenarios;
import org.lockplay.text.ScenarioTexts;
import org.lockplay.text.Texts;
import org.lockplay.text.VerdictTexts;
import org.lockplay.web.http.Language;
import org.lockplay.web.http.PageAddress;
import org.lockplay.web.run.ExportResource;

/** The metadata of shared pages, in the language of the request. */
@RequestScoped
public class PageCards {

    private final SavedScenarios scenarios;
    private final Runs runs;
    private final PageAddress address;
    private final Texts texts;

    @Inject
    PageCards(SavedScenarios scenarios, Runs runs, PageAddress address, Language language) {
        this(scenarios, runs, address, language.texts());
    }

    private PageCards(SavedScenarios scenarios, Runs runs, PageAddress address, Texts texts) {
        this.scenarios = scenarios;
        this.runs = runs;
        this.address = address;
        this.texts = texts;
    }

    /** The same in another language. */
    PageCards in(String language) {
        return new PageCards(scenarios, runs, address, Texts.in(Locale.forLanguageTag(language)));
    }

    /** The card of a short link; empty if it does not exist. */
    Optional<PageCard> scenario(String slug) {
        return find(slug).map(saved -> card("/s/" + slug, saved.scenario().title(), said(saved)));
    }

    /** The card of a recorded run; empty if it does not exist. */
    Optional<PageCard> run(String id) {
        return runs.find(id).map(run -> card("/r/" + id, run.scenario().title(), result(run)));
    }

    /** The picture of a short link; empty if it does not exist. */
    Optional<CardPicture> scenarioPicture(String slug) {
        return find(slug).map(saved -> CardPicture.of(saved.scenario(), said(saved), texts));
    }

    /** The picture of a recorded run; empty if it does not exist. */
    Optional<CardPicture> runPicture(String id) {
        return runs.find(id).map(run -> CardPicture.of(ExportResource.historyOf(run, texts), said(run), texts));
    }

    private Optional<SavedScenario> find(String slug) {
        return scenarios.find(slug).map(SavedScenarios.Found::saved);
    }

    private String said(SavedScenario saved) {
        return saved.description().isEmpty() ? ScenarioTexts.summary(saved.scenario(), texts) : saved.description();
    }

    /** Both answers and the sentence. */
    private String result(Run run) {
        return run.verdict()
                .map(verdict -> new VerdictTexts(texts).answers(verdict) + " " + said(run))
                .orElseGet(() -> said(run));
    }

    private String said(Run run) {
        return run.verdict()
                .map(verdict -> new VerdictTexts(texts).headline(verdict, run.scenario()))
                .orElseGet(() -> ScenarioTexts.summary(run.scenario(), texts));
    }

    private PageCard card(String page, String title, String description) {
        String language = texts.languageTag();
        String whole = address.of(page + "?lang=" + language);
        return new PageCard(
                title.isEmpty() ? texts.get("page.title") : title,
                description,
                whole,
                address.of(page + "/card"),
                address.of("/api/oembed?url=" + URLEncoder.encode(whole, StandardCharsets.UTF_8)),
                language);
    }
}
