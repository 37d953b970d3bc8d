import { complaintCardFacts } from './complaintCard.ts';
import { performanceCreditFacts } from './performanceCredit.ts';
import { salesPowerFacts } from './salesPower.ts';
import type { FactsSource } from './source.ts';

/** By form; a form whose rules ask nothing has none. */
export const sources: Readonly<Record<string, FactsSource>> = {
  complaintCard: complaintCardFacts,
  performanceCredit: performanceCreditFacts,
  salesPower: salesPowerFacts,
};
