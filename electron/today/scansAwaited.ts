import { allowed } from '../../shared/rights/rights.ts';
import { addDays } from '../../shared/rules/calendar/businessDate.ts';
import { awaitedSheets } from '../paper/awaited.ts';
import type { TodaySource } from './source.ts';

/** A sheet that is out for longer is asked after. */
const PATIENCE_DAYS = 7;

/** Printed sheets whose signed paper has not been filed. */
export const scansAwaited: TodaySource = {
  key: 'scans',
  title: '待收回的纸单',
  items(archive, context) {
    if (!allowed(context.actor.role, 'paper.file')) return [];
    const late = addDays(context.clock.today(), -PATIENCE_DAYS);
    return awaitedSheets(archive, context).map(({ documentId, form, number, title, at, by }) => ({
      text: [number, title].filter(Boolean).join(' '),
      note: `${at.slice(5, 10)} ${by} 打印`,
      urgent: at.slice(0, 10) < late,
      to: { page: 'document', form, id: documentId },
    }));
  },
};
