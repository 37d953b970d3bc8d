import { join } from 'node:path';
import { formOf } from '../../../shared/forms/registry.ts';
import type { DrillRecord, DrillStep, DrillStepKey } from '../../../shared/rules/backup/drill.ts';
import { openForWorker, type WorkerAccess } from '../../archive/archive.ts';
import { removeWhole } from '../../disk/disk.ts';
import { type Prepared, type PrepareOrder, prepareRestore } from '../restoring/prepare.ts';

export interface Drilled {
  prepared: Prepared;
  steps: DrillStep[];
  sample: DrillRecord['sample'];
}

const SAMPLE = 5;

/**
 * A restore up to the moment before the archive would be replaced, in a scratch folder that is gone afterwards.
 * @throws as `prepareRestore`
 */
export function drill(order: PrepareOrder, tell: (step: DrillStepKey) => void): Drilled {
  const timer = stopwatch();
  const step = (key: DrillStepKey) => {
    timer.begin(key);
    tell(key);
  };
  try {
    const prepared = prepareRestore(order, step);
    step('reading');
    const sample = sampleOf({ file: join(order.scratch, 'archive.db'), key: order.key });
    step('clearing');
    removeWhole(order.scratch);
    return { prepared, sample, steps: timer.end() };
  } finally {
    removeWhole(order.scratch);
  }
}

function stopwatch() {
  const steps: DrillStep[] = [];
  let begun = 0;
  const lap = () => {
    const last = steps.at(-1);
    if (last) last.took = Math.round((performance.now() - begun) / 100);
    begun = performance.now();
  };
  return {
    begin(step: DrillStepKey) {
      lap();
      steps.push({ step, took: 0 });
    },
    end() {
      lap();
      return steps;
    },
  };
}

/** The last submitted documents, of as many forms as there are. */
function sampleOf(copy: WorkerAccess): DrillRecord['sample'] {
  const archive = openForWorker(copy, 'read');
  try {
    return archive
      .prepare<[number], { form: string; number: string | null; title: string; date: string | null }>(
        `SELECT form, number, title, business_date AS date, max(row) FROM documents
          WHERE state = 'submitted' GROUP BY form ORDER BY max(row) DESC LIMIT ?`,
      )
      .all(SAMPLE)
      .map(({ form, number, title, date }) => ({
        formTitle: formOf(form).description.title,
        number: number ?? '',
        title,
        date: date ?? '',
      }));
  } finally {
    archive.close();
  }
}
