package org.lockplay.scenario;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lockplay.name.LockName;

/**
 * The program of the buyers; created by {@link ProgramParser}.
 *
 * @param text the program as written, lines joined by {@code \n}
 * @param steps the steps of every buyer; empty if there are sections
 * @param sections the parts for different buyers; empty if all buyers run the same
 */
public record Program(String text, List<Step> steps, List<Section> sections) {

    private static final int WITHOUT_NAMES = 1;
    private static final int WITH_NAMES = 2;

    public Program {
        steps = List.copyOf(steps);
        sections = List.copyOf(sections);
    }

    /** The first version of the scenario format in which it can be written. */
    public int version() {
        return sections.isEmpty() && !namesLocks() ? WITHOUT_NAMES : WITH_NAMES;
    }

    /** The part that a buyer runs, as a program of its own; without steps if no section is for that buyer. */
    public Program of(int buyer) {
        return sections.isEmpty() ? this : new Program(text, stepsOf(buyer), List.of());
    }

    /** What each section runs, as programs of their own; the program itself if it has no sections. */
    public Stream<Program> parts() {
        return sections.isEmpty()
                ? Stream.of(this)
                : sections.stream().map(section -> new Program(text, section.steps(), List.of()));
    }

    private List<Step> stepsOf(int buyer) {
        return sections.stream()
                .filter(section -> section.buyers().contains(buyer))
                .findFirst()
                .or(() -> sections.stream().filter(Section::isForOthers).findFirst())
                .map(Section::steps)
                .orElse(List.of());
    }

    /** Every step, including those inside blocks, in the order of their lines. */
    public Stream<Step> allSteps() {
        return Stream.concat(steps.stream(), sections.stream().flatMap(section -> section.steps().stream()))
                .flatMap(Program::withBody);
    }

    /** The locks that it acquires or releases, by name; at least the unnamed one. */
    public SortedSet<LockName> locks() {
        SortedSet<LockName> locks = allSteps()
                .filter(step -> step.kind().isOfLock())
                .map(Step::lock)
                .collect(Collectors.toCollection(TreeSet::new));
        if (locks.isEmpty()) {
            locks.add(LockName.DEFAULT);
        }
        return locks;
    }

    /** Whether it names a lock. */
    boolean namesLocks() {
        return allSteps().anyMatch(step -> !step.lock().equals(LockName.DEFAULT));
    }

    private static Stream<Step> withBody(Step step) {
        return Stream.concat(Stream.of(step), step.body().stream().flatMap(Program::withBody));
    }
}
