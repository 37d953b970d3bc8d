import type { Measure } from '../measure.ts';

/** Each loaded by itself: Playwright, which one of them needs, is not to count as memory of the others. */
export const measures: Readonly<Record<string, () => Promise<Measure>>> = {
  coldStart: async () => (await import('./coldStart.ts')).coldStart,
  search: async () => (await import('./search.ts')).search,
  saving: async () => (await import('./saving.ts')).saving,
  importing: async () => (await import('./importing.ts')).importing,
  sealing: async () => (await import('./sealing.ts')).sealing,
  sheet: async () => (await import('./sheet.ts')).sheet,
};
