import type { Measure } from '../measure.ts';
import { coldStart } from './coldStart.ts';
import { importing } from './importing.ts';
import { saving } from './saving.ts';
import { sealing } from './sealing.ts';
import { search } from './search.ts';
import { sheet } from './sheet.ts';

export const measures: Readonly<Record<string, Measure>> = {
  coldStart,
  search,
  saving,
  importing,
  sealing,
  sheet,
};
