import { sql } from '../../archive/connection.ts';
import type { DocumentRow } from '../../documents/record.ts';
import { type Standing, standingOf } from '../../signing/standing.ts';
import { codeSubject, datedForms, titleOf } from '../datedForms.ts';
import type { PointSource } from './openPoint.ts';

/**
 * Submitted papers of the week that nobody has signed, or not everybody who should: on screen, or on a sheet whose scan
 * is filed to this revision, as the branch has it.
 */
export const unsignedPapers: PointSource = (archive, { monday, sunday }) =>
  sql<DocumentRow & { login: string | null }>(
    archive,
    `SELECT documents.*, login FROM documents LEFT JOIN people ON people.id = person_id
      WHERE form IN (${datedForms}) AND state = 'submitted' AND business_date BETWEEN ? AND ?
      ORDER BY business_date, documents.id`,
  )
    .all(monday, sunday)
    .flatMap((paper) => {
      const standing = standingOf(archive, paper);
      if (standing.open.length === 0) return [];
      return [
        {
          code: `UNSIGNED:${codeSubject(paper.form, paper.login ?? paper.id)}:${paper.business_date}`,
          text: `待签名：${titleOf(paper.form)} ${paper.title}，${whatIsMissing(standing)}`,
          documentId: paper.id,
        },
      ];
    });

function whatIsMissing({ way, titles, rows, held, open }: Standing): string {
  if (way === 'paper') return '签了字的纸单还没有扫描归档';
  const lapsed = rows.length > held.length ? '（签后有更正）' : '';
  return `${open.map((place) => titles[place]).join('、')}还没有签${lapsed}`;
}
