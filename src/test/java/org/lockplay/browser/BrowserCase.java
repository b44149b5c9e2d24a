package org.lockplay.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Cookie;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * The base of a test that opens the page in a real browser. Annotate the test class with {@code @QuarkusTest}, or with
 * {@code @QuarkusIntegrationTest} for the packaged application ({@code …IT}).
 *
 * <p>A test fails when the page logs an error or a warning to the console or throws an uncaught error. At the end of a
 * test a screenshot of every open page is saved to {@code target/screenshots/<class>.<method>[-n].png}.
 */
@Isolated
public abstract class BrowserCase {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final double TIMEOUT_MS = 30_000;

    /** Required in a container; also keeps the browser from accessing the network by itself. */
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-dev-shm-usage",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static Playwright playwright;
    private static Browser browser;

    /** The application's root URL, with a trailing slash. */
    @TestHTTPResource("/")
    URI home;

    private final List<Page> pages = new ArrayList<>();
    private PageProblems problems;

    @BeforeAll
    static void startBrowser() {
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(BrowserSearch.driverSettings()));
        BrowserProgram program = BrowserSearch.find(playwright);
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program.executable())
                        .setEnv(program.completeEnvironment())
                        .setArgs(ARGUMENTS));
    }

    @AfterAll
    static void endBrowser() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @BeforeEach
    void beginWithoutPages() {
        problems = new PageProblems();
        pages.clear();
    }

    @AfterEach
    void photographAndJudge(TestInfo test) {
        String name = test.getTestClass().orElseThrow().getSimpleName() + "."
                + test.getTestMethod().orElseThrow().getName();
        for (int i = 0; i < pages.size(); i++) {
            photograph(pages.get(i), i == 0 ? name : name + "-" + (i + 1));
            pages.get(i).context().close();
        }
        problems.assertNone();
    }

    /** Opens {@code path}, without a leading slash, in a browser that prefers {@code language}. */
    protected final Page open(String path, Viewport viewport, String language) {
        return open(
                path,
                new Browser.NewContextOptions()
                        .setViewportSize(viewport.width(), viewport.height())
                        .setLocale(language));
    }

    /** Opens {@code path} as a visitor who has ended the guided first minute, in a browser with these options. */
    protected final Page open(String path, Browser.NewContextOptions options) {
        BrowserContext visitor = browser.newContext(options);
        visitor.addCookies(List.of(new Cookie("guide", "over").setUrl(home.toString())));
        return open(path, visitor);
    }

    /** Opens {@code path} as a newcomer, without cookies, in a browser with these options. */
    protected final Page openAsNewcomer(String path, Browser.NewContextOptions options) {
        return open(path, browser.newContext(options));
    }

    private Page open(String path, BrowserContext visitor) {
        visitor.setDefaultTimeout(TIMEOUT_MS);
        Page page = visitor.newPage();
        problems.watch(page);
        pages.add(page);
        page.navigate(home.resolve(path).toString());
        return page;
    }

    /** Skips the slow-motion playback of the run that was just started: its verdict appears as soon as it ends. */
    protected static void skipSlowMotion(Page page) {
        page.locator("play-bar button").last().click();
    }

    /** Saves a screenshot of the visible part now: {@code target/screenshots/<name>.png}. */
    protected final Path photograph(Page page, String name) {
        Path file = SCREENSHOTS.resolve(name + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
        return file;
    }

    PageProblems problems() {
        return problems;
    }

    /** Expects a console message that contains {@code part}. */
    protected final void expectComplaint(String part) {
        problems.expect(part);
    }
}
