import { complaintCardFacts } from './complaintCard.ts';
import { performanceCreditFacts } from './performanceCredit.ts';
import { salesPowerFacts } from './salesPower.ts';
import type { FactsSource } from './source.ts';
import { supervisorReportFacts } from './supervisorReport.ts';
import { visitPlanFacts } from './visitPlan.ts';
import { visitReportFacts } from './visitReport.ts';
import { workLogFacts } from './workLog.ts';

/** By form; a form whose rules ask nothing has none. */
export const sources: Readonly<Record<string, FactsSource>> = {
  complaintCard: complaintCardFacts,
  performanceCredit: performanceCreditFacts,
  salesPower: salesPowerFacts,
  supervisorReport: supervisorReportFacts,
  visitReport: visitReportFacts,
  visitPlan: visitPlanFacts,
  workLog: workLogFacts,
};
