import { customersAwaitingCards } from './awaitingCards.ts';
import { complaintsOverdue } from './complaints.ts';
import { drafts } from './drafts.ts';
import { flaggedTexts } from './flags.ts';
import { accompanimentMismatches } from './mismatches.ts';
import { missingReports, undecidedDays } from './missing.ts';
import type { PointSource } from './openPoint.ts';
import { plansToUpdate } from './plans.ts';
import { sheetsToIssue } from './sheets.ts';
import { unsignedPapers } from './unsigned.ts';

/** Every kind of open point of a week, in the order of reading. */
export const pointSources: readonly PointSource[] = [
  undecidedDays,
  missingReports,
  drafts,
  accompanimentMismatches,
  customersAwaitingCards,
  complaintsOverdue,
  flaggedTexts,
  plansToUpdate,
  unsignedPapers,
  sheetsToIssue,
];
