import type { VisitReport } from '../../shared/forms/visitReport/rules.ts';
import type { Archive } from '../archive/archive.ts';
import type { Context } from '../archive/context.ts';
import { saveDocument, voidDocument } from '../documents/saving.ts';
import type { Person } from '../people/people.ts';
import type { Fate } from './course.ts';
import { at } from './time.ts';

interface Author {
  person: Person;
  /** Makes void what is wrong. */
  manager: Person;
}

/**
 * Saves one report as its author would: in the evening of its day. One that is late was begun then, and submitted on
 * `lateDay`, after the deadline.
 */
export function saveDemoReport(
  archive: Archive,
  context: Context,
  { person, manager }: Author,
  body: VisitReport,
  fate: Exclude<Fate, 'missing' | 'leave' | 'away' | 'gone'>,
  lateDay: string,
): void {
  const date = body.date ?? lateDay;
  const save = (
    day: string,
    time: string,
    as: 'draft' | 'submitted',
    before?: { id: string; revision: number },
  ) =>
    saveDocument(archive.writable, at(context, person, day, time), {
      form: 'visitReport',
      ...(before && { id: before.id }),
      baseRevision: before?.revision ?? 0,
      body: { ...body },
      as,
    });
  if (fate === 'draft') {
    save(date, '18:10:00', 'draft');
    return;
  }
  if (fate === 'late') {
    const begun = save(date, '21:35:00', 'draft');
    save(lateDay, '15:20:00', 'submitted', begun);
    return;
  }
  const { id } = save(date, '18:10:00', 'submitted');
  if (fate === 'submitted') return;
  voidDocument(archive.writable, at(context, manager, date, '19:30:00'), {
    id,
    reason: '客户名称填错，另行补填',
  });
  if (fate === 'refiled') save(date, '20:15:00', 'submitted');
}
