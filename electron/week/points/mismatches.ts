import { mismatchesBetween } from '../../accompaniment/mismatches.ts';
import type { PointSource } from './openPoint.ts';

/** Accompanied visits on which the supervisor's and the salesperson's reports do not agree (S3). */
export const accompanimentMismatches: PointSource = (archive, { monday, sunday }) =>
  mismatchesBetween(archive, monday, sunday).map(({ code, text, supervisor, salesperson, claimedBy }) => {
    const claiming = claimedBy === 'salesperson' ? salesperson : supervisor;
    return {
      code,
      text: `陪同核对不符：${text}`,
      ...(claiming?.documentId !== undefined && { documentId: claiming.documentId }),
    };
  });
