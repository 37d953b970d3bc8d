import type { Output } from '../../shared/contract/contract.ts';

/** Main lists so many at most. */
const MOST_LISTED = 500;

export const duplicateCount = ({ duplicates }: Output<'import.preview'>): string =>
  duplicates.length >= MOST_LISTED ? `${MOST_LISTED} 以上` : String(duplicates.length);
