import { z } from 'zod';
import type { CrossFacts, CrossQuestion } from '../../shared/rules/accompaniment/crossCheck.ts';
import { addDays, isBusinessDate } from '../../shared/rules/calendar/businessDate.ts';
import type { ReadableArchive } from '../archive/connection.ts';
import { factsSource } from '../facts/source.ts';
import { rulesOn } from '../rules/rulesOn.ts';
import { paperOfDay, papersBetween, reportsOn, type Side, type SidePaper } from './papers.ts';

/** The question of either side's report. */
export const crossQuestionShape = z.object({
  person: z.string().min(1).max(60),
  date: z.string().refine(isBusinessDate),
  /** As many as a report may have rows. */
  others: z.array(z.string().min(1).max(60)).max(60),
}) satisfies z.ZodType<CrossQuestion>;

/** What the papers of `side` say to a paper of the other side. */
export const crossFactsFrom = (side: Side) =>
  factsSource(crossQuestionShape, (archive, asked) => crossFacts(archive, side, asked));

export function crossFacts(
  archive: ReadableArchive,
  side: Side,
  { person, date, others }: CrossQuestion,
): CrossFacts {
  const { timeTolerance, daysApart } = rulesOn(archive, date);
  const mentioning = papersBetween(archive, side, {
    from: addDays(date, -daysApart),
    to: addDays(date, daysApart),
    person,
  });
  const ofOthers = others.flatMap((other): SidePaper[] => {
    const paper = paperOfDay(archive, side, { person: other, date });
    return paper ? [paper] : [];
  });
  const known = new Set(ofOthers.map(({ personId }) => personId));
  const rest = mentioning.filter((paper) => !(paper.date === date && known.has(paper.personId)));
  return {
    visits: [
      ...ofOthers.flatMap(({ visits }) => visits),
      // Of the other papers only what names this person: the rest is nothing to him.
      ...rest.flatMap(({ visits }) => visits.filter(({ partner }) => partner?.id === person)),
    ],
    expected: others.filter((id) => reportsOn(archive, side, id)),
    handedIn: ofOthers.map((paper) => `${paper.personId} ${paper.date}`),
    limits: { timeTolerance, daysApart },
  };
}
