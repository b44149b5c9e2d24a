package org.lockplay;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.lockplay.server.DatabaseAddress;

@QuarkusTest
class ApplicationTest {

    @Inject
    DataSource dataSource;

    @Inject
    DatabaseAddress address;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @Test
    void itStartsAndSaysThatItIsReady() {
        assertThat(get("/q/health/ready").statusCode()).isEqualTo(200);
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
