package org.lockplay.scenario;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockplay.scenario.StepReading.Mistake;

/**
 * The parsed head of a section, such as {@code buyer 0, 2:} or {@code others:}. The page's {@code program-section.ts} is
 * equivalent; both pass the same test vectors.
 *
 * @param buyers the buyers that it names; empty for {@code others:}
 * @param mistake the error in it, if any
 */
record SectionHead(Set<Integer> buyers, Optional<Mistake> mistake) {

    private static final Pattern BUYERS = Pattern.compile("buyer +([0-9]{1,4}(?: *, *[0-9]{1,4})*) *:");
    private static final Pattern OTHERS = Pattern.compile("others *:");

    /** A head with another spelling. */
    private static final Pattern SIMILAR =
            Pattern.compile("(buyer|other)s?(?![a-z0-9_(.]).*", Pattern.CASE_INSENSITIVE);

    /** Parses the code of a line; empty if it is no head of a section. */
    static Optional<SectionHead> of(String code) {
        Matcher named = BUYERS.matcher(code);
        if (named.matches()) {
            return Optional.of(ofBuyers(named.group(1)));
        }
        if (OTHERS.matcher(code).matches()) {
            return Optional.of(new SectionHead(Set.of(), Optional.empty()));
        }
        Matcher similar = SIMILAR.matcher(code);
        return similar.matches()
                ? Optional.of(wrong(
                        "program-write-as",
                        StepReading.shown(code),
                        similar.group(1).equalsIgnoreCase("buyer") ? "buyer 0:" : "others:"))
                : Optional.empty();
    }

    private static SectionHead ofBuyers(String list) {
        Set<Integer> buyers = new TreeSet<>();
        for (String number : list.split(" *, *")) {
            if (!buyers.add(Integer.parseInt(number))) {
                return wrong("program-buyer-twice", Integer.parseInt(number));
            }
        }
        return new SectionHead(buyers, Optional.empty());
    }

    private static SectionHead wrong(String code, Object... args) {
        return new SectionHead(Set.of(), Optional.of(new Mistake(code, 0, List.of(args))));
    }
}
