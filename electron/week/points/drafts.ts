import { sql } from '../../archive/connection.ts';
import { codeSubject, datedForms, titleOf } from '../datedForms.ts';
import type { PointSource } from './openPoint.ts';

/** Papers of the week that were begun and not submitted. */
export const drafts: PointSource = (archive, { grid, monday, sunday }) => {
  const missing = new Map(
    grid.people.flatMap(({ personId, days }) =>
      days.flatMap(({ state, date, documentId }) =>
        state === 'missing' && documentId ? [[documentId, { personId, date }] as const] : [],
      ),
    ),
  );
  return sql<{ id: string; form: string; title: string; login: string | null; date: string }>(
    archive,
    `SELECT documents.id, form, title, login, business_date AS date
         FROM documents LEFT JOIN people ON people.id = person_id
        WHERE form IN (${datedForms}) AND state = 'draft' AND business_date BETWEEN ? AND ?
        ORDER BY business_date, documents.id`,
  )
    .all(monday, sunday)
    .map((draft) => {
      const gap = missing.get(draft.id);
      return {
        code: `DRAFT:${codeSubject(draft.form, draft.login ?? draft.id)}:${draft.date}`,
        text: `${titleOf(draft.form)}还是草稿，没有提交：${draft.title}`,
        documentId: draft.id,
        ...(gap && { missing: gap }),
      };
    });
};
