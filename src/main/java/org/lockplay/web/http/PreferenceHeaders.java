package org.lockplay.web.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Drops malformed entries from the headers in which a client states its preferences (RFC 9110, section 12.5). The
 * framework would fail on them, while a client that states no valid preference can be served anything.
 */
@ApplicationScoped
public class PreferenceHeaders {

    /** After {@link SecurityHeaders}, before everything that reads a header. */
    private static final int EARLY = 900;

    private static final String TOKEN = "[\\w!#$%&'*+.^`|~-]+";
    /** Also {@code .2}, which Java's own client sends; it becomes {@code 0.2}. */
    private static final String WEIGHT = "\\s*;\\s*q=(?:0?\\.\\d{1,3}|0\\.?|1(?:\\.0{0,3})?)";

    /** Any media type, as Java's own client writes it. */
    private static final Pattern STAR = Pattern.compile("^\\*(?!/)");

    /** The framework knows {@code q} in lower case only. */
    private static final Pattern WEIGHT_NAME = Pattern.compile("(?<=;)\\s*q=(?=[\\d.]+$)", Pattern.CASE_INSENSITIVE);

    private static final Pattern NO_ZERO = Pattern.compile("(?<=;)\\s*q=(?=\\.)", Pattern.CASE_INSENSITIVE);
    private static final String PARAMETER = "\\s*;\\s*(?!q=)" + TOKEN + "=(?:" + TOKEN + "|\"[^\"\\\\]*\")";
    private static final Pattern MEDIA_TYPE = Pattern.compile(
            "(?:\\*|\\*/\\*|" + TOKEN + "/" + TOKEN + ")(?:" + PARAMETER + ")*(?:" + WEIGHT + ")?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LANGUAGE =
            Pattern.compile("(?:\\*|[A-Z]{1,8}(?:-[A-Z0-9]{1,8}){0,7})(?:" + WEIGHT + ")?", Pattern.CASE_INSENSITIVE);

    private static final Map<String, Pattern> ENTRIES = Map.of("Accept", MEDIA_TYPE, "Accept-Language", LANGUAGE);

    void register(@Observes Filters filters) {
        filters.register(PreferenceHeaders::tidy, EARLY);
    }

    private static void tidy(RoutingContext exchange) {
        MultiMap headers = exchange.request().headers();
        ENTRIES.keySet().forEach(name -> {
            List<String> values = headers.getAll(name);
            if (!values.isEmpty()) {
                String valid = valid(name, values);
                if (valid.isEmpty()) {
                    headers.remove(name);
                } else {
                    headers.set(name, valid);
                }
            }
        });
        exchange.next();
    }

    /** The valid entries of a header, which may stand in several lines. */
    static String valid(String name, List<String> values) {
        Pattern entry = ENTRIES.get(name);
        return values.stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .map(String::strip)
                .filter(text -> entry.matcher(text).matches())
                .map(text -> WEIGHT_NAME.matcher(text).replaceFirst("q="))
                .map(text -> NO_ZERO.matcher(text).replaceFirst("q=0"))
                .map(text -> entry == MEDIA_TYPE ? STAR.matcher(text).replaceFirst("*/*") : text)
                .collect(Collectors.joining(", "));
    }
}
