import { writeSync } from 'node:fs';
import { randomFrom } from './random.ts';
import { countSteps, stepOfScenario, stepsTaken, watchSteps } from './steps.ts';

/**
 * The process that is killed: runs one scenario of `test/faults/scenarios/` on the real program's code and tells its
 * parent by a line on standard output, written synchronously, what has been promised to be there.
 */
export interface Stage {
  home: string;
  /** Given by the test, as JSON. */
  input: unknown;
  /** Numbers from 0 to below 1, the same for the same seed. */
  random: () => number;
  /** The harm may begin. */
  ready(): void;
  /** Told to the parent before the work goes on: from now on it must not be lost. */
  acknowledge(fact: unknown): void;
}

export type Scenario = (stage: Stage) => Promise<void>;

/** What the parent sets. */
export interface Orders {
  scenario: string;
  home: string;
  input: unknown;
  seed: number;
  /** 0 for never. */
  killBefore: number;
}

const orders = JSON.parse(process.env.KEDANG_VICTIM ?? '') as Orders;
const tell = (line: unknown) => writeSync(1, `${JSON.stringify(line)}\n`);

await watchSteps();
const scenario = (await import(`../scenarios/${orders.scenario}.ts`)) as { default: Scenario };
await scenario.default({
  home: orders.home,
  input: orders.input,
  random: randomFrom(orders.seed),
  ready() {
    tell({ ready: true });
    countSteps(orders.killBefore);
  },
  acknowledge(fact) {
    stepOfScenario('acknowledge');
    tell({ acknowledged: fact });
  },
});
tell({ steps: stepsTaken() });
process.exit(0);
