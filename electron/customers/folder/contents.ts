import type { CustomerCard } from '../../../shared/forms/customerCard/rules.ts';
import { stillEmpty } from '../../../shared/forms/machinery/completeness.ts';
import type { Body, FormModule } from '../../../shared/forms/machinery/form.ts';
import { editionOf, formOf, forms } from '../../../shared/forms/registry.ts';
import { allowed } from '../../../shared/rights/rights.ts';
import { type MissingPage, missingPages } from '../../../shared/rules/folder/missingPages.ts';
import { type ReadableArchive, sql } from '../../archive/connection.ts';
import type { Context } from '../../archive/context.ts';
import { read } from '../../archive/transaction.ts';
import { type DocumentState, rowOf } from '../../documents/record.ts';
import { refuseCustomerBeyond } from '../../rights/reach.ts';
import { canBePrinted } from '../../sheets/joining/printable.ts';
import { countOfSignatures } from '../../signing/signatures.ts';
import { type CustomerHead, headOf, visitRecord } from '../visitRecord/visitRecord.ts';
import { type Mention, mentionsOf } from './mentions.ts';

/** What the archive holds of one customer, in the order of the folder. */
export interface FolderContents {
  customer: CustomerHead;
  /** The card first. */
  documents: FolderDocument[];
  visits: { count: number; first?: string; last?: string };
  mentions: Mention[];
  attachments: FolderAttachment[];
  missing: MissingPage[];
  /** Documents that this person may not read. */
  hidden: number;
}

export interface FolderDocument {
  id: string;
  form: string;
  formTitle: string;
  number?: string;
  title: string;
  date?: string;
  state: DocumentState;
  revision: number;
  printed: boolean;
  signed: boolean;
}

export interface FolderAttachment {
  sha256: string;
  name: string;
  mediaType: string;
  size: number;
  /** The document it was put to. */
  documentId: string;
  documentTitle: string;
  printable: boolean;
}

/** Forms of which each year with orders needs one. */
const yearlyForms = ['performanceCredit', 'salesPower'];

/** `printing`: the folder is about to be printed, so that its sheets lack no print. @throws DOCUMENT_NOT_FOUND, NO_RIGHT, OUT_OF_SCOPE */
export function folderContents(
  archive: ReadableArchive,
  context: Context,
  id: string,
  printing = false,
): FolderContents {
  return read(archive, () => {
    refuseCustomerBeyond(archive, context, id);
    const customer = headOf(archive, id);
    const mayRead = (form: FormModule) => allowed(context.actor.role, form.access.read);
    const all = documentsOf(archive, id);
    const documents = all.filter(({ form }) => mayRead(formOf(form)));
    const mayReadVisits = mayRead(formOf('visitReport'));
    const visits = mayReadVisits ? visitDays(archive, id) : [];
    const mentions = mentionsOf(archive, id, mayRead);
    const attachments = attachmentsOf(archive, documents);
    const card = rowOf(archive, id);
    const body = JSON.parse(card.body) as CustomerCard;
    const contents = {
      customer,
      documents,
      visits: {
        count: mayReadVisits ? visitRecord(archive, { customer: id }).total.visits : 0,
        ...(visits[0] && { first: visits[0] }),
        ...(visits.at(-1) && { last: visits.at(-1) as string }),
      },
      mentions,
      attachments,
      hidden: all.length - documents.length,
    };
    return {
      ...contents,
      missing: missingPages({
        today: context.clock.today(),
        card: {
          state: card.state,
          empty: stillEmpty(editionOf(card.form, card.edition), body as Body),
          contracts: (body.contracts ?? []).flatMap(({ number, state }) =>
            number === undefined ? [] : [{ number, drafted: state === 'drafted' }],
          ),
          attachmentNames: attachments.filter(({ documentId }) => documentId === id).map(({ name }) => name),
        },
        visitDays: visits,
        orderYears: mayReadVisits ? orderYears(archive, id) : [],
        toldDays: mayReadVisits
          ? mentions.flatMap(({ visitDay, person, formTitle, documentId }) =>
              visitDay === undefined ? [] : [{ date: visitDay, by: person, form: formTitle, documentId }],
            )
          : [],
        yearly: forms
          .filter((form) => yearlyForms.includes(form.description.key) && mayRead(form))
          .map(({ description }) => ({
            form: description.key,
            title: description.title,
            years: documents
              .filter(({ form, state }) => form === description.key && state === 'submitted')
              // Their titles end in the year they are about; their day may lie in the next.
              .flatMap(({ title }) => title.match(/\d{4}(?=年)/g)?.slice(-1) ?? []),
          })),
        documents: documents.map(({ id, formTitle, number, date, state, printed, signed }) => ({
          id,
          name: [formTitle, number ?? date].filter(Boolean).join(' '),
          state,
          printed: printed || printing,
          signed,
        })),
        unprintable: attachments.filter(({ printable }) => !printable).map(({ name }) => name),
      }),
    };
  });
}

/** His card and the documents about him alone, in the order of the forms and their days. */
function documentsOf(archive: ReadableArchive, id: string): FolderDocument[] {
  const rows = sql<{
    id: string;
    form: string;
    number: string | null;
    title: string;
    business_date: string | null;
    state: DocumentState;
    revision: number;
    digest: string;
    printed: number;
    signed: number;
  }>(
    archive,
    `SELECT id, form, number, title, business_date, state, revision, digest,
            EXISTS (SELECT 1 FROM issued_sheets AS sheet JOIN print_register AS copy ON copy.sheet_id = sheet.id
                     WHERE sheet.document_id = documents.id AND sheet.revision = documents.revision) AS printed,
            EXISTS (SELECT 1 FROM scans LEFT JOIN scan_withdrawals AS gone ON gone.scan_id = scans.id
                     WHERE scans.document_id = documents.id AND scans.revision = documents.revision
                       AND gone.scan_id IS NULL) AS signed
       FROM documents WHERE (id = ? OR customer_id = ?) AND state <> 'void'
      ORDER BY business_date, id`,
  ).all(id, id);
  const order = forms.map(({ description }) => description.key);
  return rows
    .map((row) => ({ ...row, onScreen: countOfSignatures(archive, row) > 0 }))
    .map((row) => ({
      id: row.id,
      form: row.form,
      formTitle: formOf(row.form).description.title,
      ...(row.number !== null && { number: row.number }),
      title: row.title,
      ...(row.business_date !== null && { date: row.business_date }),
      state: row.state,
      revision: row.revision,
      printed: row.printed === 1 || row.signed === 1 || row.onScreen,
      signed: row.signed === 1 || row.onScreen,
    }))
    .sort((a, b) => order.indexOf(a.form) - order.indexOf(b.form));
}

/** The oldest first. */
function visitDays(archive: ReadableArchive, id: string): string[] {
  return sql<{ date: string }>(
    archive,
    `SELECT DISTINCT business_date AS date FROM dealings
      WHERE customer_id = ? AND business_date IS NOT NULL ORDER BY business_date`,
  )
    .all(id)
    .map(({ date }) => date);
}

function orderYears(archive: ReadableArchive, id: string): string[] {
  return sql<{ year: string }>(
    archive,
    `SELECT DISTINCT substr(business_date, 1, 4) AS year FROM dealings
      WHERE customer_id = ? AND order_fen > 0 AND business_date IS NOT NULL ORDER BY year`,
  )
    .all(id)
    .map(({ year }) => year);
}

/** Files that a document refers to now; what an earlier revision had is in its history. */
function attachmentsOf(archive: ReadableArchive, documents: readonly FolderDocument[]): FolderAttachment[] {
  return documents.flatMap((document) =>
    sql<{ sha256: string; name: string; mediaType: string; size: number }>(
      archive,
      `SELECT link.sha256, link.name, media_type AS mediaType, size
         FROM attachment_links AS link JOIN attachments ON attachments.sha256 = link.sha256
         JOIN documents ON documents.id = link.document_id
        WHERE link.document_id = ? AND instr(documents.body, link.sha256) > 0 ORDER BY link.name, link.sha256`,
    )
      .all(document.id)
      .map((file) => ({
        ...file,
        documentId: document.id,
        documentTitle: [document.formTitle, document.number].filter(Boolean).join(' '),
        printable: canBePrinted(file.mediaType),
      })),
  );
}
