import type { VisitReport } from '../../shared/forms/visitReport/rules.ts';
import type { Archive } from '../archive/archive.ts';
import type { Context } from '../archive/context.ts';
import { saveDocument, voidDocument } from '../documents/saving.ts';
import type { Person } from '../people/people.ts';
import { at } from './time.ts';

/** Saves one report as its author would: in the evening of its day, or, when late, in the evening of `lateDay`. */
export function saveDemoReport(
  archive: Archive,
  context: Context,
  person: Person,
  body: VisitReport,
  fate: 'submitted' | 'late' | 'draft' | 'void',
  lateDay: string,
): void {
  const written = at(context, person, fate === 'late' ? lateDay : (body.date ?? lateDay), '18:10:00');
  const saved = saveDocument(archive.writable, written, {
    form: 'visitReport',
    baseRevision: 0,
    body: { ...body },
    as: fate === 'draft' ? 'draft' : 'submitted',
  });
  if (fate === 'void')
    voidDocument(archive.writable, context, { id: saved.id, reason: '客户名称填错，另行补填' });
}
