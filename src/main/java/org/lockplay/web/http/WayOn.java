package org.lockplay.web.http;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockplay.text.Texts;

/**
 * A link from an error page to another page.
 *
 * @param address a path of this server
 * @param text the link's text
 */
public record WayOn(String address, String text) {

    private static final Pattern RUN = Pattern.compile("^runs?/([\\w-]{6,64})/?$");
    private static final Pattern SCENARIO = Pattern.compile("^scenarios?/([\\w-]{11,43})/?$");
    private static final Pattern JOIN_CODE = Pattern.compile("(?:^|/)([0-9A-Z]{6})(?:/|$)");

    /**
     * The links for a path: first what the user probably meant, last the start page.
     *
     * @param address the requested path
     */
    static List<WayOn> from(String address, Problem problem, Texts texts) {
        String path = address.startsWith("/") ? address.substring(1) : address;
        List<WayOn> ways = new ArrayList<>();
        meant(RUN, path, "/r/", "page.way.run", texts, ways);
        meant(SCENARIO, path, "/s/", "page.way.scenario", texts, ways);
        if (problem.type().endsWith("/unknown-workshop")) {
            ways.add(new WayOn("/join", texts.get("page.way.join")));
        } else {
            meant(JOIN_CODE, path, "/join/", "page.way.join-code", texts, ways);
        }
        if (path.contains("workshop")) {
            ways.add(new WayOn("/workshops", texts.get("page.way.workshop")));
        }
        int first = path.contains("exercise") ? 0 : ways.size();
        ways.add(first, new WayOn("/exercises", texts.get("page.way.exercises")));
        ways.add(new WayOn("/", texts.get("page.way.playground")));
        if (path.startsWith("api")) {
            ways.add(new WayOn("/q/openapi", texts.get("page.way.api")));
        }
        return ways;
    }

    private static void meant(Pattern pattern, String path, String folder, String key, Texts texts, List<WayOn> ways) {
        Matcher matcher = pattern.matcher(path);
        if (matcher.find()) {
            ways.add(new WayOn(folder + matcher.group(1), texts.get(key, matcher.group(1))));
        }
    }
}
