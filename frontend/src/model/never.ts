/** Ends a `switch` over a tagged union: a variant that was forgotten does not compile. */
export function never(value: never): never {
  throw new Error(`Not a known variant: ${JSON.stringify(value)}`);
}
