import { lineRule } from '../../shared/rules/signing/lines.ts';
import { type ReadableArchive, sql } from '../archive/connection.ts';
import type { DocumentRow } from '../documents/record.ts';

type Written = Pick<DocumentRow, 'person_id' | 'created_by'>;

/** The person whom the paper is about, and who filled it in. */
export const authorsOf = (row: Written): string[] =>
  row.person_id === null ? [row.created_by] : [row.person_id, row.created_by];

/** Whether none of them is still in the branch on `today`: left, or with a closed account. */
export const authorsHaveLeft = (archive: ReadableArchive, row: Written, today: string): boolean =>
  sql(
    archive,
    `SELECT 1 FROM people WHERE id IN (SELECT value FROM json_each(?)) AND active = 1
       AND (left_on IS NULL OR left_on >= ?) LIMIT 1`,
  ).get(JSON.stringify(authorsOf(row)), today) === undefined;

/** Whether who left this line out did so because its author had left; others leave out what they may sign themselves. */
export const leftOutForAuthor = (row: Written, line: string, signer: string): boolean =>
  lineRule(line)?.author === true && !authorsOf(row).includes(signer);
