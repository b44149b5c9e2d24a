package org.lockplay.web.http;

import java.time.Duration;
import java.util.List;
import org.lockplay.json.JsonSyntaxException;
import org.lockplay.json.NotUtf8Exception;
import org.lockplay.json.Violation;
import org.lockplay.verdict.ExpectedVerdict;

/** A request that cannot be served; rendered as a problem document in the request's language. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;
    private static final Duration BUSY_FOR = Duration.ofSeconds(5);

    private final int status;
    private final String code;
    private final transient List<Violation> violations;
    private final transient List<Object> args;
    private final Duration retryAfter;

    private ProblemException(Duration retryAfter, int status, String code, List<Violation> violations, Object... args) {
        super(code);
        if ((status == TOO_MANY || status == UNAVAILABLE) && retryAfter.isZero()) {
            throw new IllegalArgumentException(code + " does not say when to retry");
        }
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

    public static ProblemException badRequest(List<Violation> violations) {
        return new ProblemException(400, "bad-request", violations);
    }

    public static ProblemException notJson(JsonSyntaxException e) {
        return badRequest(List.of(Violation.notJson("", e)));
    }

    public static ProblemException notUtf8(NotUtf8Exception e) {
        return badRequest(List.of(Violation.notUtf8("", e)));
    }

    public static ProblemException unknownRun(String id) {
        return new ProblemException(404, "unknown-run", id);
    }

    public static ProblemException notYourRun() {
        return new ProblemException(403, "not-your-run");
    }

    public static ProblemException bodyTooLarge() {
        return new ProblemException(413, "body-too-large", BodyLimit.MAX_BYTES);
    }

    /** The body of a request did not arrive in time. */
    public static ProblemException bodyTooSlow() {
        return new ProblemException(408, "body-too-slow");
    }

    /** Too many runs of the client's session or address are waiting. */
    public static ProblemException tooManyRuns() {
        return new ProblemException(BUSY_FOR, TOO_MANY, "too-many-runs", List.of());
    }

    public static ProblemException busy() {
        return new ProblemException(BUSY_FOR, TOO_MANY, "busy", List.of());
    }

    /** The exports that are being made take all the memory for them. */
    public static ProblemException tooManyExports() {
        return new ProblemException(BUSY_FOR, TOO_MANY, "too-many-exports", List.of());
    }

    /** A quota of the client's session or address is used up. */
    public static ProblemException quotaExceeded(String code, Duration retryAfter) {
        return new ProblemException(retryAfter, TOO_MANY, code, List.of(), retryAfter.toSeconds());
    }

    /** The client's session or address has as many streams open as it may have. */
    public static ProblemException tooManyStreams(int most) {
        return new ProblemException(BUSY_FOR, TOO_MANY, "too-many-streams", List.of(), most);
    }

    /** The database does not answer. */
    public static ProblemException databaseUnavailable() {
        return new ProblemException(BUSY_FOR, UNAVAILABLE, "database-unavailable", List.of());
    }

    public static ProblemException unknownScenario(String slug) {
        return new ProblemException(404, "unknown-scenario", slug);
    }

    public static ProblemException unknownPage() {
        return new ProblemException(404, "unknown-page");
    }

    public static ProblemException onlyJson() {
        return new ProblemException(501, "only-json");
    }

    public static ProblemException nothingExpected() {
        return new ProblemException(400, "nothing-expected", String.join(", ", ExpectedVerdict.wireNames()));
    }

    public static ProblemException checkByPost(String address) {
        return new ProblemException(405, "check-by-post", address);
    }

    public static ProblemException otherSite() {
        return new ProblemException(403, "other-site");
    }

    /** A request for a host under whose name this server does not answer. */
    public static ProblemException foreignHost(String host) {
        return new ProblemException(421, "foreign-host", host);
    }

    public static ProblemException notAsExpected(String expected, String sentence) {
        return new ProblemException(409, "not-as-expected", expected, sentence);
    }

    public static ProblemException notJudged(String sentence) {
        return new ProblemException(BUSY_FOR, UNAVAILABLE, "not-judged", List.of(), sentence);
    }

    public static ProblemException unknownExercise(String id) {
        return new ProblemException(404, "unknown-exercise", id);
    }

    public static ProblemException unknownAttempt() {
        return new ProblemException(404, "unknown-attempt");
    }

    public static ProblemException unknownCode() {
        return new ProblemException(404, "unknown-code");
    }

    public static ProblemException tooManyRequests(long seconds) {
        return new ProblemException(Duration.ofSeconds(seconds), TOO_MANY, "too-many-requests", List.of(), seconds);
    }

    /** Runs that were stopped, but have not ended within a time and are not deleted. */
    public static ProblemException runsNotEnded(List<String> runs, Duration waited) {
        return new ProblemException(409, "runs-not-ended", waited.toSeconds(), String.join(", ", runs));
    }

    public static ProblemException nobodyLocked() {
        return new ProblemException(409, "nobody-locked");
    }

    public static ProblemException severalLocks() {
        return new ProblemException(409, "several-locks");
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
    public Duration retryAfter() {
        return retryAfter;
    }
}
