/** An exercise on the path. */
export interface ExerciseSummary {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly minutes: number;
  readonly parts: number;
  readonly partsMet: number;
  readonly attempts: number;
  readonly solved: boolean;
}

/** A question to answer before a run. */
export interface Question {
  readonly fact: string;
  readonly label: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

export interface ExercisePart {
  readonly id: string;
  readonly taskHtml: string;
  /** The exact conditions, in words. */
  readonly goal: readonly string[];
  readonly predict: readonly Question[];
  readonly runs: number;
  readonly runsDone: number;
  readonly met: boolean;
  readonly run: string | null;
  readonly seenHtml: string | null;
}

/** `…Html` is Markdown that the server rendered, with tags escaped. */
export interface Exercise {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly minutes: number;
  readonly introHtml: string;
  readonly scenario: object;
  /** Fields of the scenario that have to stay as they are; `*` for all. */
  readonly fixed: readonly string[];
  readonly parts: readonly ExercisePart[];
  readonly hintsHtml: readonly string[];
  readonly hintCount: number;
  readonly attempts: number;
  readonly lastRun: string | null;
  readonly solved: boolean;
  readonly explanationHtml: string | null;
  readonly nextHtml: string | null;
  readonly next: string | null;
}

/** The grade of a run. */
export interface Grade {
  readonly run: string;
  readonly pending: boolean;
  readonly solved: boolean;
  readonly parts: readonly PartGrade[];
}

export interface PartGrade {
  readonly id: string;
  readonly met: boolean;
  readonly byThisRun: boolean;
  readonly runsDone: number;
  readonly runs: number;
  readonly missing: readonly {
    readonly fact: string;
    readonly sentence: string;
    readonly adviceHtml: string | null;
  }[];
}

/** The learner's prediction: a fact to its value. */
export type Prediction = Readonly<Record<string, string>>;
