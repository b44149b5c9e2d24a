package org.lockplay.workshop;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A workshop as all its members see it.
 *
 * @param code its join code
 * @param title its title
 * @param on whether it is in progress
 * @param over whether it has ended
 * @param closed whether its instructor has ended it, which cannot be undone
 * @param startsAt its scheduled start; {@code null} for at once
 * @param endsAt its scheduled end; {@code null} for when its instructor ends it
 * @param exercises names of its exercises, in order
 * @param opened names of the exercises that attendees may do now
 * @param attendees the number of attendees
 * @param screen what is on the shared screen
 * @param voters the number of votes on the question that is or was asked
 * @param votes the number of votes by answer; empty for attendees while the question is open
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record WorkshopView(
        String code,
        String title,
        boolean on,
        boolean over,
        boolean closed,
        @Schema(nullable = true) String startsAt,
        @Schema(nullable = true) String endsAt,
        List<String> exercises,
        List<String> opened,
        int attendees,
        ScreenView screen,
        long voters,
        Map<String, Long> votes) {

    /**
     * The shared screen.
     *
     * @param kind {@code nothing}, {@code run}, {@code scenario} or {@code question}
     * @param number increases with each change
     * @param run the run; empty where there is none
     * @param scenario the scenario; {@code null} where there is none
     */
    public record ScreenView(
            String kind,
            long number,
            String run,
            @Schema(nullable = true) Map<String, Object> scenario) {}

    /**
     * A workshop as seen before joining.
     *
     * @param code its join code
     * @param title its title
     * @param over whether it has ended, so that nobody can join
     * @param joined whether the client has joined already
     * @param joinLink the link for attendees, at the best address that is known
     */
    public record Door(String code, String title, boolean over, boolean joined, String joinLink) {}

    /**
     * The workshop and the requesting attendee.
     *
     * @param room the workshop
     * @param nickname the attendee's nickname
     * @param hand whether the attendee's hand is raised
     * @param vote the attendee's vote on the question; {@code null} if none
     */
    public record Mine(
            WorkshopView room,
            String nickname,
            boolean hand,
            @Schema(nullable = true) String vote) {}

    /**
     * The instructor's view.
     *
     * @param room the workshop
     * @param people the attendees, in the order in which they joined
     */
    public record Wall(WorkshopView room, List<Person> people) {}

    /**
     * An attendee in the instructor's view.
     *
     * @param id a number
     * @param nickname the nickname
     * @param handAt when the hand was raised; {@code null} while it is down
     * @param joinedAt when the attendee joined
     * @param cells the workshop's exercises that the attendee has started
     */
    public record Person(
            long id,
            String nickname,
            @Schema(nullable = true) String handAt,
            String joinedAt,
            List<Cell> cells) {}

    /**
     * One attendee in one exercise.
     *
     * @param exercise the exercise
     * @param state {@code begun} or {@code solved}
     * @param parts the number of parts
     * @param partsMet the number of solved parts
     * @param attempts the number of graded runs
     * @param hints the number of opened hints
     * @param minutes from the start to the solution, or until now
     * @param stuckMinutes minutes since the last progress; 0 if it is solved
     * @param lastRun the last run; {@code null} if there is none
     */
    public record Cell(
            String exercise,
            String state,
            int parts,
            int partsMet,
            int attempts,
            int hints,
            long minutes,
            long stuckMinutes,
            @Schema(nullable = true) String lastRun) {}

    /**
     * A workshop that was just created.
     *
     * @param code its join code
     * @param key the key that authorizes the instructor
     * @param instructorLink the secret link; returned only once
     * @param joinLink the link for attendees
     */
    public record Made(String code, String key, String instructorLink, String joinLink) {}
}
