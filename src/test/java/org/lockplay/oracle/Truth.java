package org.lockplay.oracle;

/** What a history allows to be said: timestamps lie a moment beside what they stand for, so not all of it is certain. */
enum Truth {
    /** It is certain, so that it has to be said. */
    MUST,
    /** It may be so: both saying and not saying it is right. */
    MAY,
    /** It is certainly not so, or it cannot be proved: nobody may say it. */
    MUST_NOT;

    /** Certain if the first holds, impossible unless the second does. */
    static Truth of(boolean certain, boolean possible) {
        return certain ? MUST : possible ? MAY : MUST_NOT;
    }

    /** Whether saying it, or not saying it, is right. */
    boolean allows(boolean said) {
        return this == MAY || said == (this == MUST);
    }
}
