package org.lockplay.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.lockplay.json.Json;

/** Values that break programs: of parameters, of headers and in bodies. Repeatable by the seed of the random numbers. */
final class MalformedValues {

    static final String SMALL_SCENARIO =
            "{\"version\":1,\"placement\":{\"processes\":1},\"program\":\"read\",\"timeLimitMs\":1000}";

    /** Headers that the server or its framework reads. */
    static final List<String> HEADERS = List.of(
            "Accept",
            "Accept-Language",
            "Accept-Encoding",
            "Accept-Charset",
            "Content-Type",
            "Content-Encoding",
            "Cookie",
            "Forwarded",
            "If-Modified-Since",
            "If-None-Match",
            "Last-Event-ID",
            "Lockplay-Session",
            "Origin",
            "Range",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Proto",
            "X-HTTP-Method-Override");

    private static final List<String> HEADER_VALUES = List.of(
            "",
            "*",
            "*;q=2",
            "en;q=abc",
            "en;q=",
            "en;q=0.5.5",
            "en;q=-1",
            "en; q=1; q=2",
            ",,,",
            ";;;",
            "=",
            "\"",
            "\"\\",
            "en-",
            "-",
            "x-",
            "en_US.UTF-8",
            "aaaaaaaaaaaaaaaaaaaa-1",
            "text/html;q=abc",
            "text",
            "/",
            "text/",
            "*/html",
            "text/html;charset=nonsense",
            "application/json;charset=\"",
            "gzip;q=x",
            "9223372036854775808",
            "-1",
            "1e9",
            "NaN",
            "bytes=5-1",
            "bytes=-",
            "lockplay-session",
            "lockplay-session=",
            "lockplay-session=\"",
            "lockplay-session=x; lockplay-session=y",
            "lang=en;q=abc; theme=\u0001",
            "lang=%00; theme=%zz",
            "$Version=1; a=b; $Path=/",
            "null",
            "http://",
            "http://[",
            "https://user@host:99999999/",
            "for=\"[::1\";proto=gopher;host=",
            "for=unknown, for=",
            "::ffff:1.2.3.4.5",
            "Mon, 99 Foo 2026 25:61:61 GMT",
            "\u00e4\u00f6\u00ff");

    /** Values of parameters as they stand in the address, some of which no client would send. */
    private static final List<String> ENCODED = List.of(
            "",
            "%00",
            "a%00b",
            "%",
            "%z",
            "%zz",
            "%c0%80",
            "%ff",
            "%ed%a0%80",
            "%u0000",
            "%2e%2e",
            "..",
            "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
            "%2F",
            "%5C",
            "%0d%0aSet-Cookie:%20a=b",
            "%20",
            "+",
            ";a=b",
            "a;b=%00",
            "%25",
            "%27%20or%201=1--",
            "%3Cscript%3E",
            "%7B%7D",
            "0",
            "-1",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775809",
            "2147483648",
            "1e309",
            "0x10",
            "NaN",
            "true",
            "null",
            "%F0%9F%8E%9F",
            "%E2%80%AE",
            "%EF%BB%BF",
            "png",
            "svg",
            "json",
            "jepsen",
            "see-the-race",
            "AAAAAA",
            "a".repeat(65),
            "a".repeat(3_000));

    private static final List<String> TEXTS = List.of(
            "",
            "\u0000",
            "a\u0000b",
            "\ud800",
            "\udc00\ud800",
            "\ufffe",
            "\u202e",
            "\ud83c\udf9f",
            "a".repeat(70),
            "a".repeat(20_000),
            "-1",
            "2026-11-30T00:00:00Z",
            "+1000000000-12-31T23:59:59Z",
            "-1000000000-01-01T00:00:00Z",
            "+294277-01-01T00:00:00Z",
            "-4713-01-01T00:00:00Z",
            "-9999-01-01T00:00:00Z",
            "2026-02-30T00:00:00Z",
            "2026-11-30T24:00:00Z",
            "read",
            "none",
            "semaphore",
            "holder",
            "free",
            "run",
            "question",
            "scenario",
            "held",
            "crash",
            "see-the-race",
            "with lock:\n\tread",
            "0*999999999999",
            "{\"version\":1}");

    private static final List<String> NAMES = List.of(
            "version",
            "title",
            "stock",
            "store",
            "placement",
            "hosts",
            "processes",
            "threads",
            "rounds",
            "lock",
            "leaseMs",
            "program",
            "faults",
            "mode",
            "schedule",
            "seed",
            "jitterMs",
            "timeLimitMs",
            "scenario",
            "description",
            "expect",
            "run",
            "name",
            "code",
            "exercises",
            "opened",
            "startsAt",
            "endsAt",
            "kind",
            "nickname",
            "raised",
            "choice",
            "buyer",
            "at",
            "forMs",
            "answers",
            "part",
            "\u0000",
            "__proto__");

    private static final List<String> BODIES = List.of(
            "",
            "null",
            "[]",
            "0",
            "\"\"",
            "{",
            "{\"version\":1",
            "{\"version\":1}}",
            "{\"a\":1,\"a\":2}",
            "[".repeat(10_000),
            "{\"a\":".repeat(5_000),
            "\u0000",
            "{\"version\":1e400}",
            "{\"version\":" + "9".repeat(2_000) + "}",
            "x=1&y=2",
            "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>");

    private final Random random;

    MalformedValues(Random random) {
        this.random = random;
    }

    /** A value of a parameter, in the form in which it stands in an address. */
    String encoded() {
        return random.nextInt(8) == 0
                ? URLEncoder.encode(one(TEXTS.subList(0, 10)), StandardCharsets.UTF_8)
                : one(ENCODED);
    }

    /** A value of a header. */
    String header(String name) {
        if (name.equals("Lockplay-Session") && random.nextBoolean()) {
            return "0".repeat(20);
        }
        String value = one(HEADER_VALUES);
        return random.nextInt(5) == 0 ? value + "," + one(HEADER_VALUES) : value;
    }

    /** A body. */
    String body() {
        return switch (random.nextInt(4)) {
            case 0 -> one(BODIES);
            case 1 -> "{" + member() + "," + member() + "}";
            case 2 -> "{\"scenario\":" + changedScenario() + "," + member() + "}";
            default -> changedScenario();
        };
    }

    private String changedScenario() {
        return SMALL_SCENARIO.substring(0, SMALL_SCENARIO.length() - 1) + "," + member() + "}";
    }

    private String member() {
        return Json.write(one(NAMES)) + ":" + value(3);
    }

    private String value(int depth) {
        return switch (random.nextInt(depth > 0 ? 7 : 5)) {
            case 0, 1 -> Json.write(one(TEXTS));
            case 2 -> one(List.of("0", "-1", "1", "2147483648", "9223372036854775808", "1e400", "0.5", "-0"));
            case 3 -> one(List.of("true", "false", "null"));
            case 4 -> one(List.of("[]", "{}", "\"\\u0000\"", "\"\\ud800\""));
            case 5 -> "[" + value(depth - 1) + "," + value(depth - 1) + "]";
            default -> "{" + Json.write(one(NAMES)) + ":" + value(depth - 1) + "}";
        };
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
