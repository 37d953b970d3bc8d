import { canonicalJson } from '../../../shared/canonical/canonicalJson.ts';
import type { Body, Dealing, FormDescription } from '../../../shared/forms/machinery/form.ts';
import { formInEdition, forms } from '../../../shared/forms/registry.ts';
import { CUSTOMER_FORM, nameKeyOf } from '../../documents/customerCards.ts';
import type { DocumentRow } from '../../documents/record.ts';
import type { ReadableArchive } from '../connection.ts';
import { listContent, listTableOf } from '../listTables.ts';
import { type CheckProblem, checkProblem } from './problems.ts';

/** Whether columns, dealings and search still follow from the bodies. */
export function derivedProblems(archive: ReadableArchive): CheckProblem[] {
  const dealings = archive.prepare<[string], Dealing>(
    `SELECT row, customer_id AS customerId, order_fen AS orderFen, receipt_fen AS receiptFen
     FROM dealings WHERE document_id = ? ORDER BY row`,
  );
  const problems: CheckProblem[] = [];
  for (const row of archive.prepare<[], DocumentRow>('SELECT * FROM documents ORDER BY row').iterate()) {
    const index = formInEdition(row.form, row.edition).rules.index(JSON.parse(row.body) as Body);
    const wrong = Object.entries({
      title: index.title === row.title,
      name_key: nameKeyOf(row.form, index.title) === row.name_key,
      customer_id: (index.customerId ?? null) === row.customer_id,
      person_id: (index.personId ?? null) === row.person_id,
      business_date: (index.businessDate ?? null) === row.business_date,
      unique_key: (index.uniqueKey ?? null) === row.unique_key,
    }).filter(([, right]) => !right);
    for (const [column] of wrong) problems.push(checkProblem('INDEX_WRONG', { document: row.id, column }));
    const expected = row.state === 'submitted' ? (index.dealings ?? []) : [];
    if (canonicalJson(dealings.all(row.id)) !== canonicalJson(expected.map(plain)))
      problems.push(checkProblem('DEALINGS_WRONG', { document: row.id }));
  }
  return [
    ...problems,
    ...forms.flatMap(({ description }) => listProblems(archive, description)),
    ...searchProblems(archive, 'customer_search', `form = '${CUSTOMER_FORM}'`),
    ...searchProblems(archive, 'document_search', `form <> '${CUSTOMER_FORM}'`),
  ];
}

const plain = ({ row, customerId, orderFen, receiptFen }: Dealing) => ({
  row,
  customerId,
  orderFen,
  receiptFen,
});

/** Whether a list would show, sort and find its documents by what they hold. */
function listProblems(archive: ReadableArchive, description: FormDescription): CheckProblem[] {
  const [expected, present] = [listContent(description), `SELECT * FROM ${listTableOf(description.key)}`];
  return archive
    .prepare<[], string>(
      `SELECT DISTINCT coalesce(documents.id, '#' || wrong.row) FROM (
         SELECT row FROM (${expected} EXCEPT ${present}) UNION SELECT row FROM (${present} EXCEPT ${expected})
       ) AS wrong LEFT JOIN documents ON documents.row = wrong.row ORDER BY wrong.row`,
    )
    .pluck()
    .all()
    .map((document) => checkProblem('LIST_WRONG', { document, list: description.title }));
}

/** The tokens themselves can't be read back from a contentless table, only whether the document has any. */
function searchProblems(archive: ReadableArchive, table: string, which: string): CheckProblem[] {
  const rows = (statement: string) => archive.prepare<[], number>(statement).pluck().all();
  const expected = `SELECT row FROM documents WHERE ${which} AND state <> 'void'`;
  const present = `SELECT rowid FROM ${table}`;
  const name = (row: number) =>
    archive.prepare<[number], string>('SELECT id FROM documents WHERE row = ?').pluck().get(row) ?? `#${row}`;
  return [
    ...rows(`${expected} EXCEPT ${present}`).map((row) =>
      checkProblem('SEARCH_WRONG', { document: name(row), fault: '找不到' }),
    ),
    ...rows(`${present} EXCEPT ${expected}`).map((row) =>
      checkProblem('SEARCH_WRONG', { document: name(row), fault: '多余' }),
    ),
  ];
}
