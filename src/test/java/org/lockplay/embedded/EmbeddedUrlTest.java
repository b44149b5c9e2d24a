package org.lockplay.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class EmbeddedUrlTest {

    @Test
    void namesTheFolderOfTheData() {
        assertThat(EmbeddedUrl.parse("jdbc:embedded-postgresql:/var/lib/tickets"))
                .contains(new EmbeddedUrl(Path.of("/var/lib/tickets"), false));
    }

    @Test
    void takesAFolderThatIsRelativeToTheCurrentOne() {
        assertThat(EmbeddedUrl.parse("jdbc:embedded-postgresql:data/../tickets"))
                .contains(new EmbeddedUrl(Path.of("tickets").toAbsolutePath(), false));
    }

    @Test
    void canAskForDataThatAreThrownAway() {
        assertThat(EmbeddedUrl.parse("jdbc:embedded-postgresql:/tmp/tests?throw-away"))
                .contains(new EmbeddedUrl(Path.of("/tmp/tests"), true));
    }

    @Test
    void leavesEveryOtherUrlAlone() {
        assertThat(EmbeddedUrl.parse("jdbc:postgresql://localhost/tickets")).isEmpty();
        assertThat(EmbeddedUrl.parse(null)).isEmpty();
    }

    @Test
    void mustNameAFolder() {
        assertThatThrownBy(() -> EmbeddedUrl.parse("jdbc:embedded-postgresql:?throw-away"))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessageContaining("names no folder");
    }
}
