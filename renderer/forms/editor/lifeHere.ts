import type { Body, FormModule, Section } from '../../../shared/forms/machinery/form.ts';
import {
  barredFrom,
  type LifeStep,
  openSections,
  stateOf,
  stepsFrom,
} from '../../../shared/forms/machinery/life.ts';
import { allowed } from '../../../shared/rights/rights.ts';
import type { Role } from '../../../shared/rights/roles.ts';

/** Where a document with a life stands, and what this user may do there. Main decides again when it is done. */
export interface LifeHere {
  state: string;
  /** Sections to be filled in now, by him. */
  open: readonly Section[];
  steps: readonly [key: string, step: LifeStep][];
  /** One of them, as far as his own work is concerned: it needs other eyes. */
  isBarred(step: LifeStep): boolean;
  /** The way to the end, by its states. */
  way: readonly string[];
}

/** Of the body as it was saved; undefined for a form without a life. */
export function lifeHere(
  form: FormModule,
  saved: Body,
  { role, personId }: { role: Role; personId: string },
): LifeHere | undefined {
  const { life } = form.rules;
  if (!life) return undefined;
  const open = openSections(life, saved);
  const isBarred = (step: LifeStep) => barredFrom(step, saved)?.by?.id === personId;
  const steps = stepsFrom(life, stateOf(life, saved)).filter(([, { right }]) => allowed(role, right));
  return {
    state: stateOf(life, saved),
    open: form.description.sections.filter(
      ({ key, right }) => open.includes(key) && allowed(role, right ?? form.access.write),
    ),
    steps,
    isBarred,
    way: Object.values(life.steps).flatMap(({ aside, to }) => (aside ? [] : [to])),
  };
}
