import { sql } from '../../archive/connection.ts';
import { codeSubject, datedForms, titleOf } from '../datedForms.ts';
import type { PointSource } from './openPoint.ts';

/**
 * Submitted papers of the week whose text says little of its own: copied, too short, without result or next step. As they were
 * flagged when they were saved (`flags` of the form), so that the manager reads what the author was told.
 */
export const flaggedTexts: PointSource = (archive, { monday, sunday }) =>
  sql<{ id: string; form: string; title: string; login: string | null; date: string; flags: string }>(
    archive,
    `SELECT documents.id, form, title, login, business_date AS date, json_extract(body, '$.flags') AS flags
         FROM documents LEFT JOIN people ON people.id = person_id
        WHERE form IN (${datedForms}) AND state = 'submitted' AND business_date BETWEEN ? AND ?
          AND json_extract(body, '$.flags') IS NOT NULL
        ORDER BY business_date, documents.id`,
  )
    .all(monday, sunday)
    .map(({ id, form, title, login, date, flags }) => ({
      code: `FLAG:${codeSubject(form, login ?? id)}:${date}`,
      text: `${titleOf(form)} ${title}：${flags}`,
      documentId: id,
    }));
