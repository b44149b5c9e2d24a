/** What was asked and what was seen, line by line. */
export class Report {
  #rows = [];

  /** Something that has to stay below a limit. */
  below(limit, what, seen, unit, note = '') {
    this.#add(
      `< ${limit}`,
      what,
      seen,
      unit,
      note,
      seen.every((one) => one < limit),
    );
  }

  /** Something that has to reach a limit. */
  atLeast(limit, what, seen, unit, note = '') {
    this.#add(
      `>= ${limit}`,
      what,
      seen,
      unit,
      note,
      seen.every((one) => one >= limit),
    );
  }

  get isMissed() {
    return this.#rows.some(({ isMet }) => !isMet);
  }

  print() {
    for (const { asked, what, seen, unit, note, isMet } of this.#rows) {
      const about = note === '' ? '' : `  (${note})`;
      const columns = [isMet ? 'met   ' : 'MISSED', what.padEnd(44), asked.padStart(8), seen];
      console.log(`${columns.join('  ')} ${unit}${about}`);
    }
  }

  #add(asked, what, values, unit, note, isMet) {
    const seen = values.length === 1 ? number(values[0]) : spread(values);
    this.#rows.push({ asked, what, seen, unit, note, isMet: isMet && values.length > 0 });
  }
}

function spread(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)];
  return `${number(sorted[0])} / ${number(median)} / ${number(sorted.at(-1))}`;
}

function number(value) {
  return value === 0
    ? '0'
    : value < 0.1
      ? value.toFixed(5)
      : value < 10
        ? value.toFixed(1)
        : String(Math.round(value));
}
