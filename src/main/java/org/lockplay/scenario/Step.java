package org.lockplay.scenario;

import java.util.List;
import org.lockplay.name.LockName;

/**
 * One line of a program.
 *
 * @param line its number in the text, from 1
 * @param kind what it does
 * @param millis the duration of {@code think}, or of {@code write} between truncating and writing, in milliseconds
 * @param lock the lock that it acquires or releases
 * @param body the indented steps under {@code with lock:}, else empty
 */
public record Step(int line, StepKind kind, long millis, LockName lock, List<Step> body) {

    public Step {
        body = List.copyOf(body);
    }
}
