import { addDays } from '../../shared/rules/calendar/businessDate.ts';
import { waitingFor } from '../signing/waiting.ts';
import type { TodaySource } from './source.ts';

/** Papers of older days were signed on paper, or wait in the open points of their week. */
const DAYS = 14;

/** Papers on which the next line is the actor's; those that changed after he signed come first. */
export const toSign: TodaySource = {
  key: 'toSign',
  title: '要签名的',
  items: (archive, context) => {
    const to = context.clock.today();
    return waitingFor(archive, context, { from: addDays(to, -DAYS), to })
      .sort((a, b) => Number(b.again) - Number(a.again))
      .map(({ id, form, formTitle, title, line, again }) => ({
        text: `${formTitle} ${title}`,
        note: again ? `${line} · 内容改过，须重签` : line,
        urgent: again,
        to: { page: 'document', form, id },
      }));
  },
};
