package org.lockplay.history;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a reader of the store saw.
 *
 * @param count the count; empty if it could not be read
 * @param version the version that is stored with the count
 * @param torn the content of a half-written file; empty if the file was whole
 */
public record StoreView(OptionalLong count, OptionalLong version, Optional<String> torn) {

    /** A store that could not be read. */
    public static final StoreView NOTHING = new StoreView(OptionalLong.empty(), OptionalLong.empty(), Optional.empty());

    public StoreView {
        Objects.requireNonNull(count, "count");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(torn, "torn");
    }

    /** A whole count. */
    public static StoreView of(long count, long version) {
        return new StoreView(OptionalLong.of(count), OptionalLong.of(version), Optional.empty());
    }

    /** A half-written file. */
    public static StoreView torn(String content) {
        return new StoreView(OptionalLong.empty(), OptionalLong.empty(), Optional.of(content));
    }

    /** Whether the file was half-written. */
    public boolean isTorn() {
        return torn.isPresent();
    }
}
