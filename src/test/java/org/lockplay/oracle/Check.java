package org.lockplay.oracle;

/** Holds one part of what the product says against the facts. */
@FunctionalInterface
interface Check {

    void check(Facts facts, JudgedRun run, Report report);
}
