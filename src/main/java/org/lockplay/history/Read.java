package org.lockplay.history;

/**
 * A buyer has copied the count from the store.
 *
 * @param header what every event carries
 * @param count the count
 * @param version the version that is stored with the count
 */
public record Read(EventHeader header, long count, long version) implements StoreAccess {

    @Override
    public EventKind kind() {
        return EventKind.READ;
    }

    @Override
    public Read with(EventHeader other) {
        return new Read(other, count, version);
    }
}
