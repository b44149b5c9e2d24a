package org.lockplay.web.workshop;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.lockplay.exercise.Patch;
import org.lockplay.json.JsonFields;
import org.lockplay.json.Violation;
import org.lockplay.web.http.JsonBody;
import org.lockplay.web.http.ProblemException;
import org.lockplay.workshop.Nickname;
import org.lockplay.workshop.Screen;
import org.lockplay.workshop.Settings;

/** Parses the requests of instructors and attendees; strictly, like scenarios. */
final class WorkshopRequest {

    private static final int LONGEST_TITLE = 120;
    private static final int LONGEST_NICKNAME = 24;
    private static final int LONGEST_KEY = 200;
    private static final Instant FIRST_MOMENT = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END_OF_CALENDAR = Instant.parse("+10000-01-01T00:00:00Z");

    /**
     * What to show on the shared screen.
     *
     * @param kind the kind of content
     * @param run the run, for that kind
     * @param scenario the scenario's members, for that kind
     */
    record Shown(Screen.Kind kind, String run, Map<String, Object> scenario) {}

    private final List<Violation> violations = new ArrayList<>();
    private final JsonFields fields;

    private WorkshopRequest(JsonBody body) {
        fields = new JsonFields(body.members(), "", violations);
    }

    /**
     * Parses a workshop's settings.
     *
     * @param isExercise whether an exercise of that name exists
     */
    static Settings settings(JsonBody body, Predicate<String> isExercise) {
        return read(
                body,
                request -> new Settings(
                        request.title(),
                        request.exercises("exercises", isExercise),
                        request.exercises("opened", isExercise),
                        request.moment("startsAt"),
                        request.moment("endsAt")));
    }

    /** Parses {@code {"nickname":"Ada"}}. */
    static String nickname(JsonBody body) {
        return read(body, request -> {
            String name = request.fields
                    .text("nickname", 10_000)
                    .map(Nickname::normal)
                    .orElse("");
            if (name.codePointCount(0, name.length()) > LONGEST_NICKNAME) {
                request.fields.report("nickname", "too-long", LONGEST_NICKNAME);
            } else if (HiddenCharacters.areIn(name)) {
                request.fields.report("nickname", "control-character");
            } else if (name.codePoints().noneMatch(Character::isLetterOrDigit)) {
                request.fields.report("nickname", "too-short-name");
            }
            return name;
        });
    }

    /** Parses {@code {"key":"…"}}. */
    static String key(JsonBody body) {
        return read(body, request -> {
            if (request.fields.member("key") == null) {
                request.fields.report("key", "required");
            }
            return request.fields.text("key", LONGEST_KEY).orElse("");
        });
    }

    /** Parses {@code {"raised":true}}. */
    static boolean hand(JsonBody body) {
        return read(body, request -> request.fields.flag("raised", true));
    }

    /** Parses {@code {"choice":"held"}}. */
    static String vote(JsonBody body) {
        return read(body, request -> {
            String choice = request.fields.choice(
                    "choice", "", text -> Optional.of(text).filter(Screen.ANSWERS::contains), Screen.ANSWERS);
            if (request.fields.member("choice") == null) {
                request.fields.report("choice", "required");
            }
            return choice;
        });
    }

    /** Parses {@code {"kind":"run","run":"…"}} or {@code {"kind":"question","scenario":{…}}}. */
    static Shown screen(JsonBody body) {
        return read(body, request -> {
            List<String> kinds = List.of(Screen.Kind.values()).stream()
                    .map(Screen.Kind::wireName)
                    .toList();
            String kind = request.fields.choice(
                    "kind", "nothing", text -> Optional.of(text).filter(kinds::contains), kinds);
            Map<String, Object> scenario = request.fields.member("scenario") instanceof Map<?, ?> members
                    ? Patch.apply(members, Map.of())
                    : Map.of();
            String run = request.fields.text("run", 100).orElse("");
            Screen.Kind wanted = List.of(Screen.Kind.values()).get(Math.max(0, kinds.indexOf(kind)));
            if (wanted == Screen.Kind.RUN && run.isEmpty()) {
                request.fields.report("run", "required");
            }
            return new Shown(wanted, run, scenario);
        });
    }

    private static <T> T read(JsonBody body, Function<WorkshopRequest, T> reading) {
        WorkshopRequest request = new WorkshopRequest(body);
        T value = reading.apply(request);
        request.fields.refuseUnknown();
        if (!request.violations.isEmpty()) {
            throw ProblemException.badRequest(request.violations);
        }
        return value;
    }

    private Optional<String> title() {
        Optional<String> title = fields.text("title", LONGEST_TITLE).map(String::strip);
        if (title.filter(HiddenCharacters::areIn).isPresent()) {
            fields.report("title", "control-character");
        }
        return title;
    }

    private Optional<List<String>> exercises(String name, Predicate<String> isExercise) {
        if (fields.member(name) == null) {
            return Optional.empty();
        }
        List<String> ids =
                fields.list(name).stream().map(String::valueOf).distinct().toList();
        if (!ids.stream().allMatch(isExercise)) {
            fields.report(name, "unknown-exercise");
        }
        return Optional.of(ids);
    }

    private Optional<Optional<Instant>> moment(String name) {
        if (!fields.has(name)) {
            return Optional.empty();
        }
        try {
            Optional<Instant> moment = fields.text(name, 40).map(Instant::parse);
            if (moment.stream().allMatch(WorkshopRequest::isInCalendar)) {
                return Optional.of(moment);
            }
        } catch (DateTimeParseException e) {
            // Reported below.
        }
        fields.report(name, "not-moment");
        return Optional.empty();
    }

    /** Whether RFC 3339 can express a moment. {@link Instant} goes further than the database, and than browsers. */
    private static boolean isInCalendar(Instant moment) {
        return !moment.isBefore(FIRST_MOMENT) && moment.isBefore(END_OF_CALENDAR);
    }
}
