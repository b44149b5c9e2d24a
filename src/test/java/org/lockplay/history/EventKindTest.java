package org.lockplay.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventKindTest {

    private static final Path OF_THE_PAGE = Path.of("frontend/src/model/events.ts");
    private static final Pattern KIND = Pattern.compile("(?m)^  '?([a-z-]+)'?: '(?:run|buyer)',$");

    @Test
    void thePageListensForEveryKindAndForNoOther() throws IOException {
        List<String> listenedFor = KIND.matcher(Files.readString(OF_THE_PAGE))
                .results()
                .map((MatchResult kind) -> kind.group(1))
                .toList();

        assertThat(listenedFor)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(EventKind.values()).map(EventKind::wireName).toList());
    }
}
