package org.lockplay.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * A workshop as everybody in it sees it.
 *
 * @param code its join code
 * @param title what it is called
 * @param on whether it goes on
 * @param over whether it is over
 * @param startsAt when it is to begin; {@code null} for at once
 * @param endsAt when it is to end; {@code null} for when its instructor says so
 * @param exercises names of its exercises, in order
 * @param opened names of those that attendees may do now
 * @param attendees how many have joined
 * @param screen what everybody is shown
 * @param votes how many said what of the question; empty for attendees as long as they are asked
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record WorkshopView(
        String code,
        String title,
        boolean on,
        boolean over,
        String startsAt,
        String endsAt,
        List<String> exercises,
        List<String> opened,
        int attendees,
        ScreenView screen,
        Map<String, Long> votes) {

    /**
     * What is on everybody's screen.
     *
     * @param kind {@code nothing}, {@code run}, {@code scenario} or {@code question}
     * @param number grows with each new one
     * @param run the run; empty where there is none
     * @param scenario the scenario; {@code null} where there is none
     */
    public record ScreenView(String kind, long number, String run, Map<String, Object> scenario) {}

    /**
     * A workshop from outside.
     *
     * @param code its join code
     * @param title what it is called
     * @param over whether nobody can come in any more
     * @param joined whether who asks is in already
     */
    public record Door(String code, String title, boolean over, boolean joined) {}

    /**
     * The same, and who asks.
     *
     * @param room the workshop
     * @param nickname what the attendee is called
     * @param hand whether the hand is up
     * @param vote what the attendee has said of the question; {@code null} if nothing
     */
    public record Mine(WorkshopView room, String nickname, boolean hand, String vote) {}

    /**
     * What the instructor sees.
     *
     * @param room the workshop
     * @param people everybody in it, first come first
     */
    public record Wall(WorkshopView room, List<Person> people) {}

    /**
     * Somebody on the wall.
     *
     * @param id a number
     * @param nickname what they are called
     * @param handAt when they raised their hand; {@code null} while it is down
     * @param joinedAt when they came
     * @param cells the workshop's exercises that they have begun
     */
    public record Person(long id, String nickname, String handAt, String joinedAt, List<Cell> cells) {}

    /**
     * One attendee in one exercise.
     *
     * @param exercise which
     * @param state {@code begun} or {@code solved}
     * @param parts how many parts it has
     * @param partsMet how many of them are done
     * @param attempts how many runs were graded
     * @param hints how many hints were opened
     * @param minutes from the beginning to the solution, or until now
     * @param stuckMinutes how long nothing has got done; 0 if it is solved
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
            String lastRun) {}

    /**
     * A workshop that was just made.
     *
     * @param code its join code
     * @param key what makes its holder the instructor
     * @param instructorLink the secret link; told this once
     * @param joinLink the link for attendees
     */
    public record Made(String code, String key, String instructorLink, String joinLink) {}
}
