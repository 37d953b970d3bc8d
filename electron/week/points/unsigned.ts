import { editionOf } from '../../../shared/forms/registry.ts';
import { openLines } from '../../../shared/rules/signing/lines.ts';
import { sql } from '../../archive/connection.ts';
import type { DocumentRow } from '../../documents/record.ts';
import { heldLines, signatureRows } from '../../signing/signatures.ts';
import { codeSubject, datedForms, titleOf } from '../datedForms.ts';
import type { PointSource } from './openPoint.ts';

/**
 * Submitted papers of the week that nobody has signed, or not everybody who should: neither on screen nor on a sheet
 * whose scan is filed to this revision.
 */
export const unsignedPapers: PointSource = (archive, { monday, sunday }) =>
  sql<DocumentRow & { login: string | null }>(
    archive,
    `SELECT documents.*, login FROM documents LEFT JOIN people ON people.id = person_id
      WHERE form IN (${datedForms}) AND state = 'submitted' AND business_date BETWEEN ? AND ?
        AND NOT EXISTS (SELECT 1 FROM scans WHERE scans.document_id = documents.id
          AND scans.revision = documents.revision AND scans.id NOT IN (SELECT scan_id FROM scan_withdrawals))
      ORDER BY business_date, documents.id`,
  )
    .all(monday, sunday)
    .flatMap((paper) => {
      const titles = editionOf(paper.form, paper.edition).signatures;
      const rows = signatureRows(archive, paper.id);
      const held = heldLines(archive, rows, paper);
      const open = openLines(titles, held);
      if (open.length === 0) return [];
      const lapsed = rows.length > held.length;
      return [
        {
          code: `UNSIGNED:${codeSubject(paper.form, paper.login ?? paper.id)}:${paper.business_date}`,
          text: `待签名：${titleOf(paper.form)} ${paper.title}，${open.map((place) => titles[place]).join('、')}还没有签${lapsed ? '（签后有更正）' : ''}`,
          documentId: paper.id,
        },
      ];
    });
