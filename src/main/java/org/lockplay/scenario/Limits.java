package org.lockplay.scenario;

/**
 * Limits for the size of a scenario.
 *
 * @param buyers buyers in a run
 * @param processes worker processes in a run
 * @param hosts simulated hosts in a run
 * @param runMs longest time limit of a run, in milliseconds
 * @param steppingMs longest duration of a run in step mode, however often it is stepped, in milliseconds
 * @param steps lines in a program
 * @param faults planned faults
 * @param stock tickets at the start
 * @param rounds times that a buyer runs its program
 */
public record Limits(
        int buyers, int processes, int hosts, int runMs, int steppingMs, int steps, int faults, int stock, int rounds) {

    /** No limits, for scenarios that have been checked before. */
    public static final Limits NONE = new Limits(
            Integer.MAX_VALUE,
            Integer.MAX_VALUE,
            Integer.MAX_VALUE,
            Integer.MAX_VALUE,
            Integer.MAX_VALUE,
            Integer.MAX_VALUE,
            Integer.MAX_VALUE,
            Integer.MAX_VALUE,
            Integer.MAX_VALUE);

    /** The limits of the design. */
    public static final Limits DEFAULT = new Limits(64, 32, 4, 60_000, 900_000, 64, 16, 1_000_000, 10_000);
}
