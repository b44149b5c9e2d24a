package org.lockplay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/configuration.md} is what the code says. */
class ConfigurationPageTest {

    private static final Path CURRENT = Path.of("target", "configuration.md");

    @Test
    void thePageIsCurrent() throws Exception {
        String current = ConfigurationPage.render();
        Files.createDirectories(CURRENT.getParent());
        Files.writeString(CURRENT, current);

        assertThat(ConfigurationPage.present())
                .as("copy " + CURRENT + " to " + ConfigurationPage.PAGE)
                .hasValue(current);
    }

    @Test
    void everySettingHasADescription() throws Exception {
        String page = ConfigurationPage.render();

        assertThat(ConfigurationPage.injected())
                .hasSizeGreaterThan(3)
                .allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
        assertThat(page.lines().filter(line -> line.startsWith("| `lockplay")))
                .hasSizeGreaterThan(20)
                .allSatisfy(line -> assertThat(line).matches("\\| `[^`]+` `[^`]+` \\| [^|]+ \\| [A-Z].{10,} \\|"));
    }
}
