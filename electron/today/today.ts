import type { Output } from '../../shared/contract/contract.ts';
import type { ReadableArchive } from '../archive/connection.ts';
import type { Context } from '../archive/context.ts';
import { read } from '../archive/transaction.ts';
import { backupsInDanger } from './backups.ts';
import { cardsToFill } from './cardsToFill.ts';
import { complaintsToHandle } from './complaintsToHandle.ts';
import { leftUnsaved } from './leftUnsaved.ts';
import { reportsToFill } from './reportsToFill.ts';
import { reportsToRead } from './reportsToRead.ts';
import { scansAwaited } from './scansAwaited.ts';
import type { TodaySource } from './source.ts';
import { toSign } from './toSign.ts';
import { visitsPlanned } from './visitsPlanned.ts';
import { weekToClose } from './weekToClose.ts';

/** In the order of reading. */
const sources: readonly TodaySource[] = [
  backupsInDanger,
  visitsPlanned,
  leftUnsaved,
  reportsToFill,
  complaintsToHandle,
  cardsToFill,
  weekToClose,
  reportsToRead,
  toSign,
  scansAwaited,
];

/** As many items of a kind as one page holds; the rest is counted. */
const MOST = 12;

/** What waits for the actor today; kinds of which nothing waits are left out. */
export function today(archive: ReadableArchive, context: Context): Output<'today.list'> {
  return read(archive, () => ({
    date: context.clock.today(),
    groups: sources.flatMap(({ key, title, items: itemsOf }) => {
      const items = itemsOf(archive, context);
      return items.length === 0 ? [] : [{ key, title, items: items.slice(0, MOST), total: items.length }];
    }),
  }));
}
