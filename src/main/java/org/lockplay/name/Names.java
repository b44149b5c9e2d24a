package org.lockplay.name;

import java.util.regex.Pattern;

/** The form of names in a scenario. */
final class Names {

    private static final Pattern FORM = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,15}");

    private Names() {}

    /**
     * Checks a name.
     *
     * @throws IllegalArgumentException if it has another form
     */
    static void require(String name) {
        if (!FORM.matcher(name).matches()) {
            throw new IllegalArgumentException("not a name: '" + name + "'");
        }
    }
}
