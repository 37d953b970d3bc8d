import { formOf } from '../../shared/forms/registry.ts';
import { csvCell } from '../../shared/importing/rejectsFile.ts';
import { type ReadableArchive, sql } from '../archive/connection.ts';
import type { Context } from '../archive/context.ts';
import { documentReach, readableForms } from '../rights/reach.ts';
import { copiesOf } from '../sheets/forms/index.ts';

/** Something that left the program on paper or as a file. */
export interface HandedOut {
  at: string;
  /** Name. */
  by: string;
  kind: 'print' | 'save';
  form: string;
  /** Absent for an empty form. */
  documentId?: string;
  number?: string;
  title: string;
  revision?: number;
  /** 联次 as it stands on the sheet; '' for an empty form or a draft. */
  part: string;
  /** Running number of the prints, or of the saved copies, of this part of this revision. Absent for drafts. */
  count?: number;
}

export interface RegisterFilter {
  /** Days, 'yyyy-mm-dd', both included. */
  from?: string;
  to?: string;
  personId?: string;
  form?: string;
}

/** On screen; an export holds all. */
export const MOST_SHOWN = 500;

/** What was printed and saved, the latest first: sheets, drafts (from the audit chain) and empty forms. */
export function printRegister(
  archive: ReadableArchive,
  context: Context,
  { from = '', to = '9999-12-31', personId, form }: RegisterFilter,
  most: number,
): HandedOut[] {
  const reach = documentReach(context);
  return sql<{
    at: string;
    by: string;
    kind: 'print' | 'save';
    form: string;
    documentId: string | null;
    number: string | null;
    title: string | null;
    revision: number | null;
    part: number | null;
    count: number | null;
  }>(
    archive,
    `SELECT handed.at, person.name AS by, kind, form, documentId, number, title, revision, part, count FROM (
       SELECT register.at, register.by, register.kind, documents.form, documents.id AS documentId, number, title,
         sheet.revision, sheet.part, register.copy AS count
       FROM print_register AS register JOIN issued_sheets AS sheet ON sheet.id = register.sheet_id
         JOIN documents ON documents.id = sheet.document_id
       WHERE ${reach.text}
       UNION ALL
       SELECT audit.at, audit.actor, iif(verb = 'sheet.printed', 'print', 'save'), documents.form, documents.id,
         number, title, json_extract(detail, '$.revision'), NULL, NULL
       FROM audit JOIN documents ON documents.id = audit.subject
       WHERE verb IN ('sheet.printed', 'sheet.saved') AND json_extract(detail, '$.sheet') IS NULL
         AND ${reach.text}
       UNION ALL
       SELECT at, by, kind, form, NULL, printf('空白-%06d', number), NULL, NULL, NULL, NULL FROM blank_sheets
     ) AS handed JOIN people AS person ON person.id = handed.by
     WHERE handed.at >= @from AND handed.at < @to AND (@person IS NULL OR person.id = @person)
       AND (@form IS NULL OR form = @form) AND form IN (SELECT value FROM json_each(@readable))
     ORDER BY handed.at DESC, documentId, count DESC LIMIT @most`,
  )
    .all({
      ...reach.values,
      from,
      // Texts: the day's last second sorts before this.
      to: `${to}U`,
      person: personId ?? null,
      form: form ?? null,
      readable: readableForms(context),
      most,
    })
    .map(({ documentId, number, title, revision, part, count, ...row }) => ({
      ...row,
      title: title ?? formOf(row.form).description.title,
      part: part === null ? '' : (copiesOf(row.form)[part - 1] ?? `第 ${part} 联`),
      ...(documentId !== null && { documentId }),
      ...(number !== null && { number }),
      ...(revision !== null && { revision }),
      ...(count !== null && { count }),
    }));
}

/** UTF-8 with a mark, CRLF, every cell quoted and defused: what Excel opens rightly. */
export function registerCsv(rows: readonly HandedOut[]): string {
  const lines = [
    ['时间', '人员', '方式', '表单', '编号', '内容', '版', '联次', '次数'],
    ...rows.map((row) => [
      row.at.slice(0, 19).replace('T', ' '),
      row.by,
      row.kind === 'print' ? '打印' : '另存',
      formOf(row.form).description.title,
      row.number ?? '',
      row.title,
      row.revision === undefined ? '' : String(row.revision),
      row.part || (row.documentId ? '草稿' : '空白表'),
      row.count === undefined ? '' : String(row.count),
    ]),
  ];
  return `\ufeff${lines.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('')}`;
}
