import { canonicalJson } from '../../../shared/canonical/canonicalJson.ts';
import { completeness } from '../../../shared/forms/machinery/completeness.ts';
import type { Fields } from '../../../shared/forms/machinery/fields.ts';
import {
  type Body,
  type FormDescription,
  type FormModule,
  fieldsByKey,
  type Proposal,
  type RowsOffer,
} from '../../../shared/forms/machinery/form.ts';
import {
  draftProblems,
  fieldAt,
  placeOf,
  submitProblems,
  valueAt,
} from '../../../shared/forms/machinery/problems.ts';
import { todayHere } from '../../week/today.ts';
import { type Path, readScreen, type ScreenReading } from '../values/screenValues.ts';
import '../../../shared/rules/customerName/pinyinWords.ts';

/** A problem as the screen shows it; `path` is a place on the screen. */
export interface ScreenProblem {
  path: Path;
  /** `path` as the inputs name themselves. */
  name: string;
  /** 「拜访明细 · 第 2 行 · 到达」 */
  place: string;
  message: string;
  severity: 'error' | 'warning';
  /** Nothing was typed there yet: told only after the user tried to submit. */
  missing: boolean;
}

/** What other documents said to a question of the form, known by its canonical JSON. */
export interface Answered {
  question: string;
  answer: unknown;
}

export interface LiveState {
  reading: ScreenReading;
  /** What would be saved now, computed values included. */
  body: Body;
  completeness: number;
  /** Rows that other papers offer to it. */
  offers: readonly RowsOffer[];
}

export const nameOf = (path: Path) => path.join('.');

/** What is on the screen as a body, with its computed values; told to whoever shows a part of it. */
export class LiveDocument {
  readonly form: FormModule;
  readonly description: FormDescription;
  readonly fields: Fields;
  #values: Body;
  #facts: Answered | undefined;
  #state: LiveState;
  #problems: readonly ScreenProblem[] = [];
  #tellMissing = false;
  readonly #listeners = new Set<() => void>();

  constructor(form: FormModule, values: Body, facts?: Answered) {
    this.form = form;
    this.description = form.description;
    this.fields = fieldsByKey(form.description);
    this.#values = values;
    this.#facts = facts;
    this.#state = this.#read();
  }

  get state(): LiveState {
    return this.#state;
  }

  /** Those that the user should see by now. */
  get problems(): readonly ScreenProblem[] {
    return this.#problems;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Reads the screen and computes; cheap enough for every key. */
  update(values: Body): void {
    this.#values = values;
    this.#state = this.#read();
    this.#tell();
  }

  /** What the form asks of other documents and has no answer to yet. */
  get openQuestion(): unknown {
    const question = this.form.rules.question?.(this.#state.reading.body);
    return question === undefined || this.#isAnswered(question) ? undefined : question;
  }

  /** Takes an answer; one that came too late for what is on the screen now does nothing. */
  answer(facts: Answered): void {
    this.#facts = facts;
    this.#state = this.#read();
    this.#tell();
  }

  /** What other papers say and this one does not confirm, as far as they have answered. */
  get proposals(): readonly Proposal[] {
    const { body } = this.#state.reading;
    return this.form.rules.proposals?.(body, this.#factsFor(body)) ?? [];
  }

  #isAnswered = (question: unknown) => this.#facts?.question === canonicalJson(question);

  /** The answer to what is on the screen. */
  #factsFor(body: Body): unknown {
    const question = this.form.rules.question?.(body);
    return question !== undefined && this.#isAnswered(question) ? this.#facts?.answer : undefined;
  }

  /** Everything that hinders submitting, found now. From here on missing fields are told too when `tellMissing`. */
  check({ tellMissing = false } = {}): readonly ScreenProblem[] {
    this.#tellMissing ||= tellMissing;
    const found = this.#find();
    this.#problems = this.#tellMissing ? found : found.filter((problem) => !problem.missing);
    this.#tell();
    return found;
  }

  /** What must be mended before it can be saved as this; from submitting on, missing fields are told too. */
  hindering(as: 'draft' | 'submitted'): readonly ScreenProblem[] {
    const errors = this.check({ tellMissing: as === 'submitted' }).filter(
      (problem) => problem.severity === 'error',
    );
    if (as === 'submitted') return errors;
    const { reading, body } = this.#state;
    const names = new Set([
      ...reading.unread.map((problem) => nameOf(problem.path)),
      ...draftProblems(this.form, body).map((problem) => nameOf(reading.toScreen(problem.path))),
    ]);
    return errors.filter((problem) => names.has(problem.name));
  }

  #read(): LiveState {
    const reading = readScreen(this.fields, this.#values);
    const facts = this.#factsFor(reading.body);
    const body = this.form.rules.compute(reading.body, facts);
    return {
      reading,
      body,
      completeness: completeness(this.description, body),
      offers: this.form.rules.offers?.(body, facts) ?? [],
    };
  }

  #find(): ScreenProblem[] {
    const { reading, body } = this.#state;
    const unread = reading.unread.map((problem) => this.#screenProblem(problem.path, problem, false));
    const unreadNames = new Set(unread.map((problem) => problem.name));
    const found = submitProblems(this.form, body, this.#factsFor(reading.body), todayHere())
      .map((problem) =>
        this.#screenProblem(
          reading.toScreen(problem.path),
          problem,
          problem.severity === 'error' &&
            valueAt(body, problem.path) === undefined &&
            fieldAt(this.fields, problem.path)?.required === true,
        ),
      )
      .filter((problem) => !unreadNames.has(problem.name));
    return [...unread, ...found].sort((a, b) => this.#order(a.path, b.path));
  }

  #screenProblem(
    given: Path,
    problem: { message: string; severity: 'error' | 'warning' },
    missing: boolean,
  ): ScreenProblem {
    const { message, severity } = problem;
    const path = toField(this.fields, given);
    return { path, name: nameOf(path), place: placeOf(this.form, path), message, severity, missing };
  }

  /** The order of the paper. */
  #order(a: Path, b: Path): number {
    let level: Fields | undefined = this.fields;
    for (let depth = 0; depth < Math.max(a.length, b.length); depth++) {
      const [left, right] = [a[depth], b[depth]];
      if (left === right) {
        const field: unknown = typeof left === 'string' ? level?.[left] : undefined;
        if (isRows(field)) level = field.fields;
        continue;
      }
      if (left === undefined || right === undefined) return left === undefined ? -1 : 1;
      if (typeof left === 'number' && typeof right === 'number') return left - right;
      const keys = Object.keys(level ?? {});
      return keys.indexOf(String(left)) - keys.indexOf(String(right));
    }
    return 0;
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** The place of the field itself, where a problem names a part of its value (the id of a reference, one of the choices). */
function toField(fields: Fields, path: Path): Path {
  let level: Fields = fields;
  for (const [depth, step] of path.entries()) {
    if (typeof step === 'number') continue;
    const field = level[step];
    if (!isRows(field)) return path.slice(0, depth + 1);
    level = field.fields;
  }
  return path;
}

function isRows(field: unknown): field is { fields: Fields } {
  return typeof field === 'object' && field !== null && 'kind' in field && field.kind === 'rows';
}
