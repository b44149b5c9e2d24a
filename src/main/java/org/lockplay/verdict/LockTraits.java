package org.lockplay.verdict;

import org.lockplay.lock.LockKind;

/** What a judge has to know about a kind of lock beyond its reach. */
final class LockTraits {

    private LockTraits() {}

    /** Whether having it keeps others out, so that two who have it at once are wrong. */
    static boolean excludes(LockKind kind) {
        return kind.holds();
    }

    /** Whether what is written under it becomes true only when it is given back. */
    static boolean commitsOnRelease(LockKind kind) {
        return kind == LockKind.ROW || kind == LockKind.SERIALIZABLE;
    }

    /** Whether it is right without anybody holding anything. */
    static boolean lockFree(LockKind kind) {
        return !excludes(kind) && kind != LockKind.NONE;
    }

    /** Whether it is itself wrong on purpose. */
    static boolean broken(LockKind kind) {
        return kind == LockKind.FLAG;
    }
}
