import type { Schemas } from '../schema/api';

/** An exercise on the path. */
export type ExerciseSummary = Schemas['Summary'];
/** `…Html` is Markdown that the server rendered, with tags escaped. */
export type Exercise = Schemas['ExerciseView'];
export type ExercisePart = Schemas['PartView'];
/** A question to answer before a run. */
export type Question = Schemas['Question'];
/** The grade of a run. */
export type Grade = Schemas['GradeView'];
export type PartGrade = Schemas['PartGradeView'];

/** The learner's prediction: a fact to its value. */
export type Prediction = Readonly<Record<string, string>>;
