import type { Mark } from './lanes';

/** A part of one lane in which a buyer only retries. */
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
 * Finds the runs of retries in one lane's marks: from the first retry to the last, with nothing between
 * them but the reads and takes of each attempt. Fewer than three retries are not folded.
 */
export function foldRetries(marks: readonly Mark[]): readonly Fold[] {
  const folds: Fold[] = [];
  let tries: Mark[] = [];
  const close = () => {
    const last = tries.findLastIndex((mark) => mark.kind === 'retry');
    const folded = tries.slice(0, last + 1);
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
    tries = [];
  };
  for (const mark of marks) {
    if (mark.kind === 'retry' || (tries.length > 0 && belongsToTry(mark))) {
      tries.push(mark);
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
