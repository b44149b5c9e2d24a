import type { Mark } from './lanes';

/** A stretch of one lane in which a buyer did nothing but try again. */
export interface Fold {
  readonly lane: number;
  readonly from: number;
  readonly to: number;
  readonly retries: number;
  /** The marks that it stands for. */
  readonly seqs: readonly number[];
}

const FEWEST = 3;

/**
 * Finds the stretches of retrying in one lane's marks: from the first retry to the last, with
 * nothing between them but the reading and taking that belongs to another try.
 */
export function foldRetries(marks: readonly Mark[]): readonly Fold[] {
  const folds: Fold[] = [];
  let stretch: Mark[] = [];
  const close = () => {
    const last = stretch.findLastIndex((mark) => mark.kind === 'retry');
    const folded = stretch.slice(0, last + 1);
    const retries = folded.filter((mark) => mark.kind === 'retry').length;
    const [first, end] = [folded[0], folded.at(-1)];
    if (retries >= FEWEST && first !== undefined && end !== undefined) {
      folds.push({
        lane: first.lane,
        from: first.t,
        to: end.t,
        retries,
        seqs: folded.map((mark) => mark.seq),
      });
    }
    stretch = [];
  };
  for (const mark of marks) {
    if (mark.kind === 'retry' || (stretch.length > 0 && belongsToTry(mark))) {
      stretch.push(mark);
    } else {
      close();
    }
  }
  close();
  return folds;
}

function belongsToTry({ kind }: Mark): boolean {
  return kind === 'read' || kind === 'queried' || kind === 'took';
}
