package org.lockplay;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockplay.server.DatabaseAddress;
import org.lockplay.web.RawHttp;

@StartsProcesses
@QuarkusTest
class ApplicationTest {

    @Inject
    DataSource dataSource;

    @Inject
    DatabaseAddress address;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @TestHTTPResource(management = true)
    URI management;

    @Test
    void itStartsAndSaysThatItIsReady() {
        assertThat(get(management.resolve("/q/health/ready")).statusCode()).isEqualTo(200);
        assertThat(get(management.resolve("/q/metrics")).asString())
                .contains("lockplay_runs_active", "lockplay_workers_idle", "lockplay_places_free", "agroal_");
    }

    /** The operator's port is for health and metrics, and the other one for all the rest. */
    @ParameterizedTest
    @ValueSource(strings = {"/q/health", "/q/health/ready", "/q/metrics", "/q/info", "/q/dev-ui", "/q/arc"})
    void visitorsSeeNothingOfTheOperatorsPages(String path) {
        assertThat(get(path).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, 200",
        "127.0.0.1, 200",
        "[::1], 200",
        "lock-playground, 200",
        "attacker.example, 421",
        "localhost.attacker.example, 421"
    })
    void theOperatorsPortAnswersOnlyUnderItsOwnNames(String host, int status) throws IOException {
        RawHttp operator = new RawHttp(management, 10_000);
        for (String path : List.of("/q/health/live", "/q/metrics")) {
            assertThat(operator.sendTo(host + ":" + management.getPort(), "GET", path, "")
                            .status())
                    .as(path)
                    .isEqualTo(status);
        }
    }

    @Test
    void theDescriptionOfTheApiIsForVisitors() {
        assertThat(get("/q/openapi").statusCode()).isEqualTo(200);
        assertThat(get(management.resolve("/q/openapi")).statusCode()).isEqualTo(404);
    }

    @Test
    void theTestsHaveADatabaseThatIsThrownAwayWhateverTheDeveloperHasSet() {
        assertThat(url).startsWith("jdbc:embedded-postgresql:").endsWith("/target/test-data?throw-away");
    }

    @Test
    void workersAreToldTheDatabaseThatTheApplicationUses() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            assertThat(connection.getMetaData().getURL()).startsWith(address.url());
        }
        assertThat(address.url()).startsWith("jdbc:postgresql://127.0.0.1:");
        assertThat(address.password()).isNotBlank();
    }
}
