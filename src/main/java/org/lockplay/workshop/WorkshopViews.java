package org.lockplay.workshop;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lockplay.exercise.Attempts;
import org.lockplay.exercise.Exercises;
import org.lockplay.exercise.Progress;
import org.lockplay.json.Json;

/** Builds the views of a workshop: one for its attendees, one for its instructor. Thread-safe. */
@ApplicationScoped
public class WorkshopViews {

    private final Workshops workshops;
    private final Attendees attendees;
    private final Attempts attempts;
    private final Exercises exercises;

    WorkshopViews(Workshops workshops, Attendees attendees, Attempts attempts, Exercises exercises) {
        this.workshops = workshops;
        this.attendees = attendees;
        this.attempts = attempts;
        this.exercises = exercises;
    }

    /** The attendees' view. Hides the votes while a question is open, so that attendees do not influence each other. */
    public WorkshopView room(String code) throws WorkshopException {
        Workshop workshop = workshops.find(code);
        return room(workshop, attendees.count(workshop.code()), attendees.votes(workshop), false);
    }

    /** The instructor's view. */
    public WorkshopView.Wall wall(String code) throws WorkshopException {
        Workshop workshop = workshops.find(code);
        List<Attendee> people = attendees.all(workshop.code());
        Map<String, List<Progress>> progress = people.isEmpty()
                ? Map.of()
                : attempts.progressOf(people.stream().map(Attendee::owner).toList()).stream()
                        .collect(Collectors.groupingBy(Progress::owner));
        return new WorkshopView.Wall(
                room(workshop, people.size(), attendees.votes(workshop), true),
                people.stream()
                        .map(one -> person(one, workshop, progress.getOrDefault(one.owner(), List.of())))
                        .toList());
    }

    private WorkshopView room(Workshop workshop, int people, Map<String, Long> votes, boolean forInstructor) {
        Instant now = workshops.now();
        Screen screen = workshop.screen();
        boolean hidden = screen.kind() == Screen.Kind.QUESTION && !forInstructor;
        return new WorkshopView(
                workshop.code(),
                workshop.title(),
                workshop.isOn(now),
                workshop.isOver(now),
                workshop.endedAt().isPresent(),
                workshop.startsAt().map(Instant::toString).orElse(null),
                workshop.endsAt().map(Instant::toString).orElse(null),
                workshop.exercises(),
                workshop.isOn(now) ? workshop.opened() : List.of(),
                people,
                new WorkshopView.ScreenView(
                        screen.kind().wireName(),
                        screen.number(),
                        screen.run(),
                        screen.scenario().isEmpty() ? null : Json.parseObject(screen.scenario())),
                votes.values().stream().mapToLong(Long::longValue).sum(),
                hidden ? Map.of() : votes);
    }

    private WorkshopView.Person person(Attendee attendee, Workshop workshop, List<Progress> progress) {
        return new WorkshopView.Person(
                attendee.id(),
                attendee.nickname(),
                attendee.handAt().map(Instant::toString).orElse(null),
                attendee.joinedAt().toString(),
                progress.stream()
                        .filter(one -> workshop.exercises().contains(one.exercise()))
                        .flatMap(one -> cell(one).stream())
                        .toList());
    }

    private Optional<WorkshopView.Cell> cell(Progress progress) {
        return exercises.find(progress.exercise()).map(exercise -> {
            Instant now = workshops.now();
            Instant end = progress.solvedAt().orElse(now);
            return new WorkshopView.Cell(
                    progress.exercise(),
                    progress.solvedAt().isPresent() ? "solved" : "begun",
                    exercise.parts().size(),
                    (int) exercise.parts().stream()
                            .filter(progress.standing()::has)
                            .count(),
                    progress.standing().attempts(),
                    progress.hints(),
                    minutes(progress.startedAt(), end),
                    progress.solvedAt().isPresent() ? 0 : minutes(progress.unchangedSince(), now),
                    progress.lastRun().orElse(null));
        });
    }

    private static long minutes(Optional<Instant> from, Instant to) {
        return from.map(start -> Math.max(0, Duration.between(start, to).toMinutes()))
                .orElse(0L);
    }
}
