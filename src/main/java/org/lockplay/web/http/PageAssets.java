package org.lockplay.web.http;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.lockplay.json.Json;

/** The page's hashed script and style files, from the manifest that the front-end build wrote. */
@ApplicationScoped
public class PageAssets {

    private static final String MANIFEST = "META-INF/resources/app/manifest.json";
    private static final String BASE = "/app/";

    private final Map<?, ?> manifest;
    private final Map<?, ?> entry;

    PageAssets() throws IOException {
        manifest = manifest();
        entry = chunks().filter(chunk -> isTrue(chunk, "isEntry"))
                .findFirst()
                .orElseThrow(() -> new IOException(MANIFEST + " names no entry"));
    }

    /** URL of the script. */
    public String script() {
        return addressOf(entry);
    }

    /** URLs of the style sheets. */
    public List<String> styles() {
        return names(entry, "css").map(name -> BASE + name).toList();
    }

    /**
     * URLs of all modules that the script will import for a page, so that the browser can preload them.
     *
     * @param element the element that the page renders
     */
    public Set<String> modulesOf(String element) {
        Set<String> addresses = new LinkedHashSet<>();
        chunks().filter(chunk -> isTrue(chunk, "isDynamicEntry") && element.equals(chunk.get("name")))
                .forEach(chunk -> collect(chunk, addresses));
        return addresses;
    }

    private void collect(Map<?, ?> chunk, Set<String> addresses) {
        if (addresses.add(addressOf(chunk))) {
            names(chunk, "imports").forEach(name -> collect((Map<?, ?>) manifest.get(name), addresses));
        }
    }

    private Stream<Map<?, ?>> chunks() {
        return manifest.values().stream().map(chunk -> (Map<?, ?>) chunk);
    }

    private static String addressOf(Map<?, ?> chunk) {
        return BASE + chunk.get("file");
    }

    private static boolean isTrue(Map<?, ?> chunk, String name) {
        return Boolean.TRUE.equals(chunk.get(name));
    }

    private static Stream<String> names(Map<?, ?> chunk, String list) {
        return chunk.get(list) instanceof List<?> names ? names.stream().map(String::valueOf) : Stream.of();
    }

    private static Map<?, ?> manifest() throws IOException {
        try (InputStream manifest =
                Thread.currentThread().getContextClassLoader().getResourceAsStream(MANIFEST)) {
            if (manifest == null) {
                throw new IOException("the page has not been built: there is no " + MANIFEST);
            }
            return Json.parseObject(new String(manifest.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
