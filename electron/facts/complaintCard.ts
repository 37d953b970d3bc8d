import { z } from 'zod';
import { businessDate } from '../../shared/contract/shapes.ts';
import { readClock } from '../../shared/forms/complaintCard/clock.ts';
import { categoryKeys } from '../../shared/forms/complaintCard/options.ts';
import type { ComplaintFacts, ComplaintQuestion } from '../../shared/forms/complaintCard/rules.ts';
import type { ReadableArchive } from '../archive/connection.ts';
import { limitOn } from '../complaints/limits.ts';
import { calendarOf } from '../week/calendar.ts';
import { factsSource } from './source.ts';

const question = z.strictObject({
  category: z.enum(categoryKeys),
  acceptedOn: businessDate,
  from: businessDate,
  limit: z.int().min(1).max(250).exactOptional(),
  until: businessDate.exactOptional(),
});

/** How the branch's clock stands for a complaint: its category's limit, and the working calendar. */
export function complaintClock(archive: ReadableArchive, asked: ComplaintQuestion): ComplaintFacts {
  const limit = asked.limit ?? limitOn(archive, asked.category, asked.acceptedOn);
  const { from, until } = asked;
  const reading = readClock(calendarOf(archive), { from, limit, ...(until !== undefined && { until }) });
  return { limit, ...reading };
}

export const complaintCardFacts = factsSource<ComplaintQuestion>(question, complaintClock);
