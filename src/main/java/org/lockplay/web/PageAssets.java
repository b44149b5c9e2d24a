package org.lockplay.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.lockplay.history.Json;

/** The page's script and styles, whose names hold a digest: read from the manifest that the build of the page wrote. */
@ApplicationScoped
public class PageAssets {

    private static final String MANIFEST = "META-INF/resources/app/manifest.json";
    private static final String BASE = "/app/";

    private final String script;
    private final List<String> styles;

    PageAssets() throws IOException {
        Map<?, ?> entry = entry();
        script = BASE + entry.get("file");
        styles = entry.get("css") instanceof List<?> names
                ? names.stream().map(name -> BASE + name).toList()
                : List.of();
    }

    /** Address of the script. */
    public String script() {
        return script;
    }

    /** Addresses of the style sheets. */
    public List<String> styles() {
        return styles;
    }

    private static Map<?, ?> entry() throws IOException {
        try (InputStream manifest =
                Thread.currentThread().getContextClassLoader().getResourceAsStream(MANIFEST)) {
            if (manifest == null) {
                throw new IOException("the page has not been built: there is no " + MANIFEST);
            }
            String json = new String(manifest.readAllBytes(), StandardCharsets.UTF_8);
            return Json.parseObject(json).values().stream()
                    .map(Map.class::cast)
                    .filter(chunk -> Boolean.TRUE.equals(chunk.get("isEntry")))
                    .findFirst()
                    .orElseThrow(() -> new IOException(MANIFEST + " names no entry"));
        }
    }
}
