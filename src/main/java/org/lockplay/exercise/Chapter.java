package org.lockplay.exercise;

import org.lockplay.text.Texts;

/**
 * A group of exercises with a goal in common.
 *
 * @param id its name in the keys of its texts
 */
public record Chapter(String id) {

    /** The chapter of an operator's own exercises. */
    public static final Chapter OWN = new Chapter("own");

    /** Its title. */
    public String title(Texts texts) {
        return texts.get("chapter." + id + ".title");
    }

    /** What it is about, in one line. */
    public String goal(Texts texts) {
        return texts.get("chapter." + id + ".goal");
    }
}
