package org.lockplay.oracle;

/** What a history proves: timestamps differ slightly from the moments that they record, so some facts are uncertain. */
enum Truth {
    /** Certain: must be reported. */
    MUST,
    /** Possible: may be reported or not. */
    MAY,
    /** Certainly false, or not provable: must not be reported. */
    MUST_NOT;

    /** Certain if {@code certain}, impossible unless {@code possible}. */
    static Truth of(boolean certain, boolean possible) {
        return certain ? MUST : possible ? MAY : MUST_NOT;
    }

    /** Whether reporting it, or not reporting it, is correct. */
    boolean allows(boolean said) {
        return this == MAY || said == (this == MUST);
    }
}
