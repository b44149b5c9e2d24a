package org.lockplay.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockplay.StartsProcesses;

/** Which values of the session's cookie are taken for a session. */
@StartsProcesses
@QuarkusTest
class SessionCookieTest {

    private static final String NAME = "lockplay-session=";

    @TestHTTPResource("/")
    URI server;

    private RawHttp http;

    @BeforeEach
    void open() {
        http = new RawHttp(server, 10_000);
    }

    @Test
    void anIssuedCookieIsTaken() throws Exception {
        String issued = issuedFor("");

        assertThat(http.send("GET", "/exercises", "", "Cookie", NAME + issued).setCookies())
                .isEmpty();
        assertThat(code(issued)).isEqualTo(token(issued));
    }

    @Test
    void aValueThatWasNotIssuedBeginsANewSession() throws Exception {
        String issued = issuedFor("");
        String unknown = "ZYXWVTSRQPNMKJHGFEDC";
        for (String value : List.of(
                "x",
                "",
                unknown,
                unknown + ".",
                unknown + issued.substring(issued.indexOf('.')),
                token(issued),
                issued.toLowerCase(Locale.ROOT),
                issued.substring(0, issued.length() - 1))) {
            String given = issuedFor(value);

            assertThat(token(given)).as(value).hasSize(20).isNotIn(unknown, token(issued));
            assertThat(http.send("GET", "/exercises", "", "Cookie", NAME + given)
                            .setCookies())
                    .isEmpty();
        }
    }

    /** As cookies were before they were signed, or as another instance signs them. */
    @Test
    void theSessionOfStoredDataGoesOn() throws Exception {
        String issued = issuedFor("");
        http.send(
                "POST",
                "/api/scenarios",
                "{\"version\":1,\"title\":\"Of an older cookie\"}",
                "Content-Type",
                "application/json",
                "Cookie",
                NAME + issued);

        assertThat(issuedFor(token(issued))).isEqualTo(issued);
        assertThat(issuedFor(token(issued) + ".signed-by-another")).isEqualTo(issued);
    }

    @Test
    void aForwardedProtocolCountsOnlyFromATrustedProxy() throws Exception {
        assertThat(http.send("GET", "/exercises", "", "X-Forwarded-Proto", "https")
                        .setCookies())
                .singleElement()
                .asString()
                .contains("; HTTPOnly", "; SameSite=Lax")
                .doesNotContain("Secure");
    }

    private String issuedFor(String cookie) throws Exception {
        List<String> cookies =
                http.send("GET", "/exercises", "", "Cookie", NAME + cookie).setCookies();
        assertThat(cookies).as(cookie).hasSize(1);
        return cookies.get(0).substring(NAME.length(), cookies.get(0).indexOf(';'));
    }

    private String code(String cookie) throws Exception {
        return http.send("GET", "/api/session/code", "", "Cookie", NAME + cookie)
                .body()
                .replaceAll(".*\"code\":\"([^\"]+)\".*", "$1")
                .replace("-", "");
    }

    private static String token(String cookie) {
        return cookie.substring(0, cookie.indexOf('.'));
    }
}
