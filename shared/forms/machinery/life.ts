import type { Right } from '../../rights/rights.ts';
import type { Options } from './fields.ts';
import type { Body, Problem } from './form.ts';

/**
 * The life of a form that several people carry on after it was submitted (a complaint: 受理 … 结案): a closed machine of
 * states and steps. A step is recorded in the body, so that history, signature and weekly file hold it.
 */
export interface FormLife<B = Body> {
  /** State → 处理阶段 as people call it. A state is what has been done last. */
  states: Options;
  /** The step that the first submitting takes by itself. */
  begin: string;
  steps: Readonly<Record<string, LifeStep<B>>>;
  /** By state (`draft` before the first step): the sections that are filled in then, without correcting anything. */
  open: Readonly<Record<string, readonly string[]>>;
  /** States in which nothing is left to do. */
  ended: readonly string[];
}

export interface LifeStep<B = Body> {
  /** On the button and in the record. */
  title: string;
  from: readonly string[];
  to: string;
  right: Right;
  /** Four eyes: whoever took that step last does not take this one. */
  notBy?: string;
  /** Off the way to the end (撤回, 退回): asked about, and never the button that stands out. */
  aside?: true;
  /** The note that it must be given, as its question; absent where none is asked for. */
  note?: string;
  /** Fields that must be filled before. */
  needs?: readonly string[];
  /** What else must hold before. */
  hinders?(body: B): Problem[];
}

/** A row of 处理经过. */
export interface StepTaken {
  step?: string;
  by?: { id: string; name: string };
  /** 'yyyy-mm-dd' and 'HH:MM', in China. */
  on?: string;
  at?: string;
  note?: string;
}

/** The two keys by which a form with a life is known: `stage` a choice of `states`, `steps` rows of `StepTaken`; both read-only. */
interface Lived {
  stage?: string;
  steps?: readonly StepTaken[];
}

export const DRAFT = 'draft';

/** Where the body stands; `draft` before its first step. */
export function stateOf(life: FormLife<never>, body: Body): string {
  const last = (body as Lived).steps?.at(-1)?.step;
  return (last !== undefined && life.steps[last]?.to) || DRAFT;
}

/** The steps that lead on from a state, those towards the end first. */
export function stepsFrom<B>(life: FormLife<B>, state: string): [key: string, step: LifeStep<B>][] {
  return Object.entries(life.steps)
    .filter(([, step]) => step.from.includes(state))
    .sort(([, a], [, b]) => Number(a.aside ?? false) - Number(b.aside ?? false));
}

/** Who may not take the step because he took the one before it that needs other eyes; undefined where anybody may. */
export function barredFrom(step: LifeStep<never>, body: Body): StepTaken | undefined {
  if (step.notBy === undefined) return undefined;
  return (body as Lived).steps?.findLast(({ step: taken }) => taken === step.notBy);
}

/** Sections to be filled in where the body stands. */
export const openSections = (life: FormLife<never>, body: Body): readonly string[] =>
  life.open[stateOf(life, body)] ?? [];

/** What is still missing for a step. `labelOf` names a field. */
export function hindrances<B extends Body>(
  step: LifeStep<B>,
  body: B,
  labelOf: (key: string) => string,
): Problem[] {
  const missing = (step.needs ?? [])
    .filter((key) => body[key] === undefined)
    .map((key): Problem => ({ path: [key], message: `请填写${labelOf(key)}`, severity: 'error' }));
  return [...missing, ...(step.hinders?.(body) ?? [])];
}

/** The body after a step that may be taken where it stands. */
export function withStep<B extends Body>(
  life: FormLife<B>,
  body: B,
  taken: Required<Omit<StepTaken, 'note'>> & Pick<StepTaken, 'note'>,
): B {
  const step = life.steps[taken.step];
  if (!step || !(taken.step === life.begin || step.from.includes(stateOf(life, body))))
    throw new Error(`no step ${taken.step} from ${stateOf(life, body)}`);
  return { ...body, stage: step.to, steps: [...((body as Lived).steps ?? []), taken] };
}

/** Whether the recorded steps are a way through the machine, from its beginning. */
export function isWay(life: FormLife<never>, steps: readonly StepTaken[]): boolean {
  let state = DRAFT;
  return steps.every(({ step }, index) => {
    const known = step === undefined ? undefined : life.steps[step];
    if (!known || (index === 0 ? step !== life.begin : !known.from.includes(state))) return false;
    state = known.to;
    return true;
  });
}
