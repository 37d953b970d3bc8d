import type { WeekGrid } from '../../../shared/rules/week/weekGrid.ts';
import type { ReadableArchive } from '../../archive/connection.ts';

/** Something to be mended or explained before the week is sealed. */
export interface OpenPoint {
  /** Stable within the week and kept with its reason: `MISSING:<login>:<date>`, `AWAITING_CARD:<客户编号>`, … */
  code: string;
  text: string;
  documentId?: string;
  /** Of a missing report: whose, and of which day. */
  missing?: { personId: string; date: string };
}

/** The week as the sources of its points see it; both days 'yyyy-mm-dd', included. */
export interface WeekLooked {
  grid: WeekGrid;
  /** Who owes reports. */
  people: readonly { id: string; name: string; login: string }[];
  monday: string;
  sunday: string;
}

/** One kind of open points, in the order in which they are to be read. */
export type PointSource = (archive: ReadableArchive, week: WeekLooked) => OpenPoint[];
