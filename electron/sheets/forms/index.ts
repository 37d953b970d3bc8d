import type { SheetArrangement } from '../arrangement.ts';
import { a4, type PaperKey } from '../paper/papers.ts';
import { complaintCardSheet } from './complaintCard.ts';
import { complaintReminderSheet } from './complaintReminder.ts';
import { customerCardSheet } from './customerCard.ts';
import { performanceCreditSheet } from './performanceCredit.ts';
import { salesPowerSheet } from './salesPower.ts';
import { supervisorReportSheet } from './supervisorReport.ts';
import { visitPlanSheet } from './visitPlan.ts';
import { visitReportSheet } from './visitReport.ts';
import { workLogSheet } from './workLog.ts';

const arrangements: Readonly<Record<string, SheetArrangement>> = {
  customerCard: customerCardSheet,
  performanceCredit: performanceCreditSheet,
  salesPower: salesPowerSheet,
  visitReport: visitReportSheet,
  supervisorReport: supervisorReportSheet,
  visitPlan: visitPlanSheet,
  workLog: workLogSheet,
  complaintCard: complaintCardSheet,
  complaintReminder: complaintReminderSheet,
};

/** A form without its own arrangement is laid out by its description alone. */
const plain: SheetArrangement = { paper: a4, copies: ['第一联 存根'], compare: [], sections: {} };

export function arrangementOf(form: string): SheetArrangement {
  return arrangements[form] ?? plain;
}

/** 联次 of a form's sheet, the issued one first. */
export function copiesOf(form: string): readonly [string, ...string[]] {
  return arrangementOf(form).copies;
}

/** Papers that suit a form's sheet, the usual one first. */
export function papersOf(form: string): readonly [PaperKey, ...PaperKey[]] {
  const { paper, papers = [] } = arrangementOf(form);
  // Continuous paper is narrower than what lies across.
  if (paper.width > paper.height) return ['a4Landscape'];
  return ['a4', 'continuous279', ...papers];
}
