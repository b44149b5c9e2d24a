package org.lockplay.export;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.lockplay.history.Event;
import org.lockplay.history.EventJson;
import org.lockplay.history.LockAcquired;
import org.lockplay.history.LockReleased;
import org.lockplay.history.Queried;
import org.lockplay.history.Read;
import org.lockplay.history.Wrote;
import org.lockplay.json.Json;

/**
 * A log for ShiViz' default pattern, two lines per event: the event, then its host and vector clock. The lock and the
 * store are hosts as well, so that dependencies between buyers become edges through them: a release goes to the lock,
 * and an acquisition comes from it; a write goes to the store, and a read comes from it.
 */
final class ShivizLog {

    private static final String CONDUCTOR = "conductor";

    private final StringBuilder text = new StringBuilder();
    private final Map<String, Map<String, Long>> clocks = new LinkedHashMap<>();
    private final LockPlaces places;

    private ShivizLog(LockPlaces places) {
        this.places = places;
    }

    /** The lines of each event, one event after another. The clocks of a long run do not fit into memory together. */
    static Stream<String> pieces(RunHistory history) {
        ShivizLog log = new ShivizLog(new LockPlaces(history.scenario()));
        return history.byTime().stream().map(log::next);
    }

    private String next(Event event) {
        text.setLength(0);
        String host = event.buyer() == Event.NO_BUYER ? CONDUCTOR : "buyer-" + event.buyer();
        String said = said(event);
        if (event instanceof LockAcquired) {
            receive(host, said, places.lockOf(event), "given to " + host);
        } else if (event instanceof LockReleased) {
            send(host, said, places.lockOf(event), "taken back from " + host);
        } else if (event instanceof Read || event instanceof Queried) {
            receive(host, said, "store", "read by " + host);
        } else if (event instanceof Wrote) {
            send(host, said, "store", "written by " + host);
        } else {
            happen(host, said);
        }
        return text.toString();
    }

    private void send(String from, String said, String to, String heard) {
        happen(from, said);
        learn(to, from);
        happen(to, heard);
    }

    private void receive(String to, String heard, String from, String said) {
        happen(from, said);
        learn(to, from);
        happen(to, heard);
    }

    private void learn(String host, String from) {
        Map<String, Long> own = clockOf(host);
        clockOf(from).forEach((other, time) -> own.merge(other, time, Math::max));
    }

    private void happen(String host, String what) {
        Map<String, Long> clock = clockOf(host);
        clock.merge(host, 1L, Long::sum);
        text.append(what)
                .append('\n')
                .append(host)
                .append(' ')
                .append(Json.write(clock))
                .append('\n');
    }

    private Map<String, Long> clockOf(String host) {
        return clocks.computeIfAbsent(host, name -> new TreeMap<>());
    }

    /**
     * The event's line. It begins with a number so that ShiViz cannot mistake it for a host with its clock: the pattern
     * is not anchored and takes any word before a blank and a brace for a host. JSON escapes ASCII line ends;
     * JavaScript, in which ShiViz is written, has two more.
     */
    private static String said(Event event) {
        Map<String, Object> members = EventJson.members(event);
        members.remove("seq");
        members.remove("kind");
        members.remove("buyer");
        String rest = Json.write(members).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029");
        return "#" + event.seq() + " " + event.kind().wireName() + " " + rest;
    }
}
