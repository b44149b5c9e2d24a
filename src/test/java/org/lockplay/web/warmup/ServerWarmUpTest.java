package org.lockplay.web.warmup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerWarmUpTest {

    @ParameterizedTest
    @CsvSource({
        "localhost, http://localhost:8080/api/",
        "192.168.1.5, http://192.168.1.5:8080/api/",
        "0.0.0.0, http://127.0.0.1:8080/api/",
        "'::', http://[::1]:8080/api/",
        "'::1', http://[::1]:8080/api/",
        "'[::1]', http://[::1]:8080/api/",
        "'0:0:0:0:0:0:0:0', http://[::1]:8080/api/",
    })
    void aServerReachesItselfWhereverItListens(String host, String address) throws Exception {
        assertThat(ServerWarmUp.api(host, 8080)).hasToString(address);
    }
}
