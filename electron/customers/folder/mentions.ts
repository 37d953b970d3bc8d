import { displayValue } from '../../../shared/forms/machinery/display.ts';
import { entriesOf, type Fields } from '../../../shared/forms/machinery/fields.ts';
import { type Body, type FormModule, fieldsByKey } from '../../../shared/forms/machinery/form.ts';
import { editionOf, forms } from '../../../shared/forms/registry.ts';
import { type ReadableArchive, sql } from '../../archive/connection.ts';
import { nameOfPerson } from '../../documents/record.ts';

/** A line of a form about several customers (a plan, a supervisor's report, a log) that speaks of this one. */
export interface Mention {
  documentId: string;
  form: string;
  formTitle: string;
  /** Of the line, else of the document. */
  date: string;
  person: string;
  /** The day of the visit that the line plans or tells of, unless it was cancelled. */
  visitDay?: string;
  /** What is filled in, in words. */
  text: string;
}

/** Some years of plans and reports. */
export const MOST_MENTIONS = 1000;

/** Lines of submitted documents, the newest first; of visits to come too. Reports have the visit record. */
export function mentionsOf(
  archive: ReadableArchive,
  customer: string,
  mayRead: (form: FormModule) => boolean,
): Mention[] {
  return forms
    .filter((form) => form.description.key !== 'visitReport' && mayRead(form))
    .filter((form) => customerLines(fieldsByKey(form.description)).length > 0)
    .flatMap((form) => mentionsIn(archive, customer, form))
    .sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : a.documentId < b.documentId ? -1 : 1))
    .slice(0, MOST_MENTIONS);
}

/** Tables with a customer in each row: key of the table, key of the customer. */
function customerLines(fields: Fields): [table: string, customer: string, fields: Fields][] {
  return entriesOf(fields).flatMap(([table, field]) => {
    if (field.kind !== 'rows') return [];
    const [key] =
      entriesOf(field.fields).find(([, inner]) => inner.kind === 'reference' && inner.to === 'customer') ??
      [];
    return key === undefined ? [] : [[table, key, field.fields] as [string, string, Fields]];
  });
}

/** A plan's line may be called off, moved, or kept on another day than it said; a supervisor's report tells of its own day. */
function visitDayOf(form: string, row: Body, documentDay: string | null): Pick<Mention, 'visitDay'> {
  const day = (value: unknown) => (typeof value === 'string' ? { visitDay: value } : {});
  if (form === 'supervisorReport') return day(documentDay ?? undefined);
  if (form !== 'visitPlan' || row.change === 'cancel' || row.actualDate !== undefined) return {};
  return day(row.change === 'move' ? row.movedTo : row.date);
}

function mentionsIn(archive: ReadableArchive, customer: string, form: FormModule): Mention[] {
  const { key, title } = form.description;
  const found = sql<{
    id: string;
    edition: number;
    body: string;
    person_id: string | null;
    created_by: string;
    business_date: string | null;
  }>(
    archive,
    // Most documents do not name the customer: looking for his id is quicker than reading JSON.
    `SELECT id, edition, body, person_id, created_by, business_date FROM documents
      WHERE form = ? AND state = 'submitted' AND instr(body, ?) > 0
      ORDER BY business_date DESC, id DESC LIMIT ${MOST_MENTIONS}`,
  ).all(key, customer);
  return found.flatMap((document) => {
    const body = JSON.parse(document.body) as Body;
    const tables = customerLines(fieldsByKey(editionOf(key, document.edition)));
    return tables.flatMap(([table, who, fields]) =>
      ((body[table] ?? []) as Body[])
        .filter((row) => (row[who] as { id?: string } | undefined)?.id === customer)
        .map((row) => ({
          documentId: document.id,
          form: key,
          formTitle: title,
          date: typeof row.date === 'string' ? row.date : (document.business_date ?? ''),
          ...visitDayOf(key, row, document.business_date),
          person: nameOfPerson(archive, document.person_id ?? document.created_by),
          text: entriesOf(fields)
            .filter(([column]) => column !== who && column !== 'date')
            .map(([column, field]) => [field.label, displayValue(field, row[column])])
            .filter(([, value]) => value !== '')
            .map(([label, value]) => `${label}：${value}`)
            .join('　'),
        })),
    );
  });
}
