import { EXPECTATIONS } from '../schema/values';

/** The verdict that the author of a link expects. */
export type Expectation = (typeof EXPECTATIONS)[number];
export { EXPECTATIONS };

/** @returns null for anything that is no expectation */
export function expectationOf(value: unknown): Expectation | null {
  return EXPECTATIONS.find((known) => known === value) ?? null;
}
