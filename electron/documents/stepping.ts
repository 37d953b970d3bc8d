import { canonicalJson } from '../../shared/canonical/canonicalJson.ts';
import { refuse } from '../../shared/errors/index.ts';
import { type Body, type FormModule, fieldsByKey, type Problem } from '../../shared/forms/machinery/form.ts';
import {
  barredFrom,
  DRAFT,
  hindrances,
  type LifeStep,
  stateOf,
  withStep,
} from '../../shared/forms/machinery/life.ts';
import type { Context } from '../archive/context.ts';
import { refuseLacking } from '../rights/lacking.ts';

/** A step of the form's life that is taken together with saving. */
export interface StepInput {
  key: string;
  note?: string;
}

export interface Stepped {
  /** With the step recorded. */
  body: Body;
  step: LifeStep;
  /** What the history says. */
  reason: string;
}

/**
 * Records a step in a body that is about to be saved: the one asked for, or the first one when the document is submitted
 * for the first time. Undefined where none is taken. Nobody rewrites the steps that were taken.
 * @throws STEPS_ALTERED, BAD_REQUEST, STEP_NOT_FROM_HERE, NO_RIGHT, STEP_NEEDS_ANOTHER, STEP_NOTE_REQUIRED
 */
export function steppedBody(
  context: Context,
  form: FormModule,
  before: Body,
  body: Body,
  asked: StepInput | undefined,
  submitsFirst: boolean,
): Stepped | undefined {
  const { life } = form.rules;
  if (!life) return asked ? refuse('BAD_REQUEST', { where: 'step' }) : undefined;
  if (canonicalJson(before.steps ?? []) !== canonicalJson(body.steps ?? []))
    refuse('STEPS_ALTERED', { title: form.description.title });
  const key = submitsFirst ? life.begin : asked?.key;
  if (key === undefined) return undefined;
  const state = stateOf(life, before);
  const step = Object.hasOwn(life.steps, key) ? life.steps[key] : undefined;
  if (!step) return refuse('BAD_REQUEST', { where: 'step' });
  if (!(submitsFirst && state === DRAFT) && !step.from.includes(state))
    refuse('STEP_NOT_FROM_HERE', { state: life.states[state] ?? '草稿', step: step.title });
  const { personId, name } = context.actor;
  refuseLacking(context, step.right);
  if (barredFrom(step, before)?.by?.id === personId)
    refuse('STEP_NEEDS_ANOTHER', { before: life.steps[step.notBy ?? '']?.title, step: step.title });
  const note = asked?.note?.trim() || undefined;
  if (step.note !== undefined && note === undefined)
    refuse('STEP_NOTE_REQUIRED', { step: step.title, note: step.note });
  const now = context.clock.now();
  return {
    body: withStep(life, body, {
      step: key,
      by: { id: personId, name },
      on: now.slice(0, 10),
      at: now.slice(11, 16),
      ...(note !== undefined && { note }),
    }),
    step,
    reason: note === undefined ? step.title : `${step.title}：${note}`,
  };
}

/** What a step still lacks in the body, before the rules of submitting. */
export function stepProblems(form: FormModule, { step }: Stepped, computed: Body): Problem[] {
  const fields = fieldsByKey(form.description);
  return hindrances(step, computed, (key) => fields[key]?.label ?? key);
}
