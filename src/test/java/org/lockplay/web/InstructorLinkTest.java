package org.lockplay.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockplay.StartsProcesses;
import org.lockplay.json.Json;
import org.lockplay.web.workshop.InstructorKey;

/** The key of an instructor's link is in no address that a browser sends. */
@StartsProcesses
@QuarkusTest
class InstructorLinkTest {

    @TestHTTPResource("/")
    URI server;

    private RawHttp http;
    private String code;
    private String key;
    private String calls;

    @BeforeEach
    void make() throws Exception {
        http = new RawHttp(server, 10_000);
        Map<String, Object> made = newWorkshop();
        code = (String) made.get("code");
        key = (String) made.get("key");
        calls = "/api/workshops/" + code;
    }

    @Test
    void theKeyIsInTheFragmentWhichBrowsersSendToNoServer() throws Exception {
        URI link = URI.create((String) newWorkshop().get("instructorLink"));

        assertThat(link.getRawQuery()).isNull();
        assertThat(link.getRawFragment()).startsWith("key=").hasSizeGreaterThan(20);
    }

    @Test
    void aKeyInTheQueryAuthorizesNothing() throws Exception {
        assertThat(http.send("GET", calls + "/wall?key=" + key, "").status()).isEqualTo(403);
        assertThat(http.send("POST", calls + "/end?key=" + key, "").status()).isEqualTo(403);
    }

    @Test
    void aLinkOfAnOlderVersionLeadsToThePageWithTheKeyInTheFragment() throws Exception {
        RawHttp.Answer answer = http.send("GET", "/workshops/" + code + "?lang=zh&key=" + key, "");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("/workshops/" + code + "#key=" + key);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(http.send("GET", "/workshops/" + code + "?key=a%0d%0aSet-Cookie:b", "")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aBrowserGetsACookieForTheCallsOfThisWorkshopOnly() throws Exception {
        RawHttp.Answer entered = enter(calls, key);

        assertThat(entered.status()).isEqualTo(200);
        assertThat(entered.setCookies())
                .singleElement()
                .asString()
                .contains("; Path=" + calls, "; HTTPOnly", "; SameSite=Strict", "; Max-Age=")
                .doesNotContain("; Path=/;", "Secure");
        String cookie = entered.setCookies().get(0).split(";")[0];
        assertThat(http.send("GET", calls + "/wall", "", "Cookie", cookie).status())
                .isEqualTo(200);
        assertThat(http.send("GET", calls + "/instructor", "", "Cookie", cookie).body())
                .contains("/workshops/" + code + "#key=" + key);
        String lower = calls.toLowerCase(Locale.ROOT);
        assertThat(enter(lower, key).setCookies().get(0)).contains("; Path=" + lower);
        assertThat(enter(calls + ";a=b", key).status())
                .as("what no cookie's path may contain")
                .isLessThan(500);
        String other = "/api/workshops/" + newWorkshop().get("code");
        assertThat(http.send("GET", other + "/wall", "", "Cookie", cookie).status())
                .as("should a browser send it to another workshop")
                .isEqualTo(403);
    }

    @Test
    void aWrongKeyGetsNone() throws Exception {
        for (String wrong : new String[] {"", "guess", key.substring(1)}) {
            RawHttp.Answer refused = enter(calls, wrong);
            assertThat(refused.status()).as(wrong).isEqualTo(403);
            assertThat(refused.setCookies()).isEmpty();
        }
        assertThat(http.send("POST", calls + "/instructor", "{}", "Content-Type", "application/json")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void programsSendAHeader() throws Exception {
        assertThat(http.send("GET", calls + "/wall", "", InstructorKey.HEADER, key)
                        .status())
                .isEqualTo(200);
        assertThat(http.send("GET", calls + "/wall", "", InstructorKey.HEADER, "guess")
                        .status())
                .isEqualTo(403);
        assertThat(http.send("GET", calls + "/wall", "").status()).isEqualTo(403);
    }

    private RawHttp.Answer enter(String path, String secret) throws Exception {
        return http.send(
                "POST", path + "/instructor", "{\"key\":\"" + secret + "\"}", "Content-Type", "application/json");
    }

    private Map<String, Object> newWorkshop() throws Exception {
        return Json.parseObject(http.send("POST", "/api/workshops", "{}", "Content-Type", "application/json")
                .body());
    }
}
