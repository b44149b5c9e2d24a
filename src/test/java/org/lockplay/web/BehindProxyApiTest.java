package org.lockplay.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockplay.StartsProcesses;
import org.lockplay.json.Json;

/** Behind a proxy that ends TLS and is trusted: cookies, hosts and origins. */
@StartsProcesses
@QuarkusTest
@TestProfile(WorkshopAccessApiTest.BehindProxy.class)
class BehindProxyApiTest {

    @TestHTTPResource("/")
    URI server;

    private RawHttp http;

    @BeforeEach
    void open() {
        http = new RawHttp(server, 10_000);
    }

    @Test
    void cookiesAreSecureIfTheBrowserUsesTls() throws Exception {
        assertThat(cookie("localhost", "X-Forwarded-Proto", "https")).contains("; Secure", "; HTTPOnly");
        assertThat(cookie("localhost", "Forwarded", "proto=https")).contains("; Secure");
        assertThat(cookie("locks.example.org")).contains("; Secure");
        assertThat(cookie("localhost", "X-Forwarded-Proto", "http")).doesNotContain("Secure");
        assertThat(instructorCookie("locks.example.org")).contains("; Secure", "; HTTPOnly");
        assertThat(instructorCookie("localhost")).doesNotContain("Secure");
        assertThat(cookie("localhost")).contains("; SameSite=Lax").doesNotContain("Secure");
    }

    /** Pages of a neighbouring host can set cookies for all hosts of a domain, but not with this prefix. */
    @Test
    void overTlsNoOtherHostCanPlantASession() throws Exception {
        String issued = cookie("locks.example.org");
        assertThat(issued)
                .startsWith("__Host-lockplay-session=")
                .contains("; Path=/;")
                .doesNotContain("Domain");
        assertThat(cookie("localhost")).startsWith("lockplay-session=");
        String own = issued.substring(0, issued.indexOf(';'));
        String planted = own.replace("__Host-", "");

        assertThat(http.sendTo("locks.example.org", "GET", "/exercises", "", "Cookie", own)
                        .setCookies())
                .isEmpty();
        assertThat(http.sendTo("locks.example.org", "GET", "/exercises", "", "Cookie", planted)
                        .setCookies())
                .singleElement()
                .asString()
                .doesNotStartWith(own);
    }

    @ParameterizedTest
    @CsvSource({
        "locks.example.org, https://locks.example.org",
        "127.0.0.1:8080,    https://locks.example.org",
        "app:8080,          https://locks.example.org",
        "localhost,         https://locks.example.org:443",
    })
    void thePublicPageIsNoForeignOneHoweverTheProxyNamesTheServer(String host, String origin) throws Exception {
        assertThat(make(host, origin)).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({
        "locks.example.org, http://localhost:3000",
        "locks.example.org, https://locks.example.org:8443",
        "app:8080,          https://attacker.example",
        "localhost,         null",
    })
    void otherPagesAre(String host, String origin) throws Exception {
        assertThat(make(host, origin)).isEqualTo(403);
    }

    @Test
    void whatCameOverTlsIsNotFromAPageThatDidNot() throws Exception {
        assertThat(make("localhost", "http://localhost", "X-Forwarded-Proto", "https"))
                .isEqualTo(403);
        assertThat(make("localhost", "https://localhost", "X-Forwarded-Proto", "https"))
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"attacker.example", "locks.example.org.attacker.example", "example.org"})
    void aForeignHostIsRefused(String host) throws Exception {
        assertThat(http.sendTo(host, "GET", "/api/catalog", "").status()).isEqualTo(421);
        assertThat(http.sendTo(host, "GET", "/api/catalog", "", "X-Forwarded-Host", "locks.example.org")
                        .status())
                .isEqualTo(421);
    }

    private String instructorCookie(String host) throws Exception {
        Map<String, Object> made =
                Json.parseObject(http.sendTo(host, "POST", "/api/workshops", "{}", "Content-Type", "application/json")
                        .body());
        String key = "{\"key\":\"" + made.get("key") + "\"}";
        return http.sendTo(
                        host,
                        "POST",
                        "/api/workshops/" + made.get("code") + "/instructor",
                        key,
                        "Content-Type",
                        "application/json")
                .setCookies()
                .get(0);
    }

    private String cookie(String host, String... headers) throws Exception {
        return http.sendTo(host, "GET", "/exercises", "", headers).setCookies().get(0);
    }

    private int make(String host, String origin, String... headers) throws Exception {
        String[] all = new String[headers.length + 4];
        all[0] = "Content-Type";
        all[1] = "application/json";
        all[2] = "Origin";
        all[3] = origin;
        System.arraycopy(headers, 0, all, 4, headers.length);
        return http.sendTo(host, "POST", "/api/workshops", "{}", all).status();
    }
}
