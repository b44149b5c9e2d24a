/** Makes something again only when what it is made of is not the very same as the last time. */
export function memo<Parts extends readonly unknown[], Made>(
  make: (...parts: Parts) => Made,
): (...parts: Parts) => Made {
  let last: { parts: Parts; made: Made } | null = null;
  return (...parts) => {
    if (last?.parts.every((part, index) => part === parts[index]) !== true) {
      last = { parts, made: make(...parts) };
    }
    return last.made;
  };
}

/** Whether two sets have other members; for properties that are made again and again. */
export function isOtherSet(a: ReadonlySet<unknown>, b: ReadonlySet<unknown> | undefined): boolean {
  return b?.size !== a.size || [...a].some((member) => !b.has(member));
}
