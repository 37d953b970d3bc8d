import { saveDocument } from '../../../electron/documents/saving.ts';
import type { Body } from '../../../shared/forms/machinery/form.ts';
import { newArchive, type TestArchive } from '../archive/newArchive.ts';
import { actingAs } from './bodies.ts';

/** A fresh archive with two salespeople and their supervisor. */
export async function branch() {
  const test = await newArchive();
  const chen = actingAs(test, { name: '陈立', role: 'salesperson' });
  const wu = actingAs(test, { name: '吴敏', role: 'salesperson' });
  const lin = actingAs(test, { name: '林主任', role: 'supervisor' });
  return { test, archive: test.archive.writable, chen, wu, lin };
}

/** Submits a card as the administrator; gives its id. */
export function submitCard({ archive, context }: TestArchive, body: Body): string {
  return saveDocument(archive.writable, context, {
    form: 'customerCard',
    baseRevision: 0,
    body,
    as: 'submitted',
  }).id;
}

/** The audit lines about a document, oldest first. */
export const auditOf = ({ archive }: TestArchive, subject: string) =>
  archive.readable
    .prepare('SELECT verb, actor_name AS who FROM audit WHERE subject = ? ORDER BY seq')
    .all(subject);
