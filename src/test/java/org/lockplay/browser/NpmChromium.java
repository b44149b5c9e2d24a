package org.lockplay.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The last resort: a headless Chromium from an npm package, for Linux on x64, bundled with the libraries that a minimal
 * machine lacks.
 */
final class NpmChromium {

    /** The last version for Node 20. */
    private static final String PACKAGE = "@sparticuz/chromium@147.0.0";

    private static final String UNPACK = "import chromium from '@sparticuz/chromium'; await chromium.executablePath();";

    private NpmChromium() {}

    /** Installs and unpacks it below {@code target}, unless it is there already; empty if that fails. */
    static Optional<BrowserProgram> install() {
        Path folder = Path.of("target", "browser").toAbsolutePath();
        Path unpacked = folder.resolve("unpacked");
        Path executable = unpacked.resolve("chromium");
        if (!Files.exists(executable) && !download(folder, unpacked)) {
            return Optional.empty();
        }
        // Uses its bundled libraries only if needed: they are older than those of most machines.
        BrowserProgram plain = BrowserProgram.of(executable);
        BrowserProgram withLibraries = new BrowserProgram(
                executable,
                Map.of(
                        "LD_LIBRARY_PATH", unpacked.resolve("al2023/lib").toString(),
                        "FONTCONFIG_PATH", unpacked.resolve("fonts").toString()));
        return Optional.of(plain.starts() ? plain : withLibraries).filter(BrowserProgram::starts);
    }

    private static boolean download(Path folder, Path unpacked) {
        try {
            Files.createDirectories(unpacked);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // The package unpacks into the temporary directory, and its libraries only if it detects AWS Lambda.
        Map<String, String> environment =
                Map.of("TMPDIR", unpacked.toString(), "AWS_EXECUTION_ENV", "AWS_Lambda_nodejs20.x");
        return Download.run(
                        folder,
                        Map.of(),
                        List.of("npm", "install", "--prefix", ".", "--no-audit", "--no-fund", PACKAGE))
                && Download.run(folder, environment, List.of("node", "--input-type=module", "-e", UNPACK));
    }
}
