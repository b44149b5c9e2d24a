package org.lockplay.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Uses the built front end. */
class PageAssetsTest {

    @ParameterizedTest
    @ValueSource(strings = {"lock-playground", "lock-embed", "exercise-path", "exercise-playground", "workshop-desk"})
    void namesAllTheScriptsThatAPageLoadsEachOnce(String element) throws IOException {
        assertThat(new PageAssets().modulesOf(element))
                .hasSizeGreaterThan(1)
                .anyMatch(address -> address.contains("/" + element + "-"))
                .doesNotHaveDuplicates()
                .allSatisfy(address -> assertThat(getClass().getResource("/META-INF/resources" + address))
                        .as(address)
                        .isNotNull());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no-such-page", "main"})
    void namesNoneForWhatIsNoPage(String element) throws IOException {
        assertThat(new PageAssets().modulesOf(element)).isEmpty();
    }
}
