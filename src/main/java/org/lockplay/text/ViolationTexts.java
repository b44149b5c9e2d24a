package org.lockplay.text;

import org.lockplay.json.Violation;
import org.lockplay.json.Wording;

/** Renders the errors in a scenario or a request. */
public final class ViolationTexts {

    private ViolationTexts() {}

    /** The message for an error in one language. */
    public static String message(Violation violation, Texts texts) {
        return texts.get(
                "violation." + violation.code(),
                violation.args().stream().map(arg -> inWords(arg, texts)).toArray());
    }

    private static Object inWords(Object arg, Texts texts) {
        return arg instanceof Wording wording
                ? texts.get(
                        wording.key(),
                        wording.args().stream()
                                .map(part -> inWords(part, texts))
                                .toArray())
                : arg;
    }
}
