package org.lockplay.oracle;

/** Compares one part of the product's verdict with the facts. */
@FunctionalInterface
interface Check {

    void check(Facts facts, JudgedRun run, Report report);
}
