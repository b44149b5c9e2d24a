package org.lockplay.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockplay.StartsOwnProcesses;
import org.lockplay.server.DatabaseAddress;

@StartsOwnProcesses
class EmbeddedPostgresDriverTest {

    private final EmbeddedPostgresDriver driver = new EmbeddedPostgresDriver();

    @Test
    void anyOtherAddressIsHandedOnAsItIs() {
        String url = "jdbc:postgresql://db.example.org/tickets";

        assertThat(EmbeddedPostgresDriver.resolve(url, Optional.of("clerk"), Optional.of("secret")))
                .isEqualTo(new DatabaseAddress(url, "clerk", "secret"));
    }

    @Test
    void acceptsItsOwnUrlsAndThoseOfPostgresql() throws SQLException {
        assertThat(driver.acceptsURL("jdbc:embedded-postgresql:/tickets")).isTrue();
        assertThat(driver.acceptsURL("jdbc:postgresql://localhost/tickets")).isTrue();
        assertThat(driver.acceptsURL("jdbc:h2:mem:tickets")).isFalse();
    }

    @Test
    void aFolderThatCannotBeMadeIsNamedInTheError(@TempDir Path folder) throws Exception {
        Path file = Files.createFile(folder.resolve("a-file"));

        assertThatThrownBy(() -> driver.connect("jdbc:embedded-postgresql:" + file + "/below", new Properties()))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("LOCKPLAY_DATA_DIR")
                .hasRootCauseInstanceOf(EmbeddedServerException.class);
    }
}
