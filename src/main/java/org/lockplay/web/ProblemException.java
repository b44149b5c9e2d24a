package org.lockplay.web;

import java.time.Duration;
import java.util.List;
import org.lockplay.json.JsonSyntaxException;
import org.lockplay.json.NotUtf8Exception;
import org.lockplay.json.Violation;
import org.lockplay.verdict.ExpectedVerdict;

/** A request that cannot be served; rendered as a problem document in the request's language. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;
    private final transient List<Violation> violations;
    private final transient List<Object> args;
    private final Duration retryAfter;

    private ProblemException(Duration retryAfter, int status, String code, List<Violation> violations, Object... args) {
        super(code);
        this.retryAfter = retryAfter;
        this.status = status;
        this.code = code;
        this.violations = violations;
        this.args = List.of(args);
    }

    private ProblemException(int status, String code, List<Violation> violations, Object... args) {
        this(Duration.ZERO, status, code, violations, args);
    }

    private ProblemException(int status, String code, Object... args) {
        this(status, code, List.of(), args);
    }

    static ProblemException badRequest(List<Violation> violations) {
        return new ProblemException(400, "bad-request", violations);
    }

    static ProblemException notJson(JsonSyntaxException e) {
        return badRequest(List.of(Violation.notJson("", e)));
    }

    static ProblemException notUtf8(NotUtf8Exception e) {
        return badRequest(List.of(Violation.notUtf8("", e)));
    }

    static ProblemException unknownRun(String id) {
        return new ProblemException(404, "unknown-run", id);
    }

    static ProblemException notYourRun() {
        return new ProblemException(403, "not-your-run");
    }

    static ProblemException bodyTooLarge() {
        return new ProblemException(413, "body-too-large", BodyLimit.MAX_BYTES);
    }

    static ProblemException busy() {
        return new ProblemException(503, "busy");
    }

    static ProblemException unknownScenario(String slug) {
        return new ProblemException(404, "unknown-scenario", slug);
    }

    static ProblemException unknownPage() {
        return new ProblemException(404, "unknown-page");
    }

    static ProblemException onlyJson() {
        return new ProblemException(501, "only-json");
    }

    static ProblemException nothingExpected() {
        return new ProblemException(400, "nothing-expected", String.join(", ", ExpectedVerdict.wireNames()));
    }

    static ProblemException checkByPost(String address) {
        return new ProblemException(405, "check-by-post", address);
    }

    static ProblemException otherSite() {
        return new ProblemException(403, "other-site");
    }

    static ProblemException notAsExpected(String expected, String sentence) {
        return new ProblemException(409, "not-as-expected", expected, sentence);
    }

    static ProblemException notJudged(String sentence) {
        return new ProblemException(503, "not-judged", sentence);
    }

    static ProblemException unknownExercise(String id) {
        return new ProblemException(404, "unknown-exercise", id);
    }

    static ProblemException unknownAttempt() {
        return new ProblemException(404, "unknown-attempt");
    }

    static ProblemException unknownCode() {
        return new ProblemException(404, "unknown-code");
    }

    static ProblemException tooManyRequests(long seconds) {
        return new ProblemException(Duration.ofSeconds(seconds), 429, "too-many-requests", List.of(), seconds);
    }

    static ProblemException nobodyLocked() {
        return new ProblemException(409, "nobody-locked");
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    List<Violation> violations() {
        return violations;
    }

    Object[] args() {
        return args.toArray();
    }

    /** When the client may retry; zero if a retry does not help. */
    Duration retryAfter() {
        return retryAfter;
    }
}
