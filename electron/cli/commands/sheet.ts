import { refuse } from '../../../shared/errors/index.ts';
import type { Body } from '../../../shared/forms/machinery/form.ts';
import { formOf } from '../../../shared/forms/registry.ts';
import { isBusinessDate } from '../../../shared/rules/calendar/businessDate.ts';
import type { Archive } from '../../archive/archive.ts';
import type { ReadableArchive } from '../../archive/connection.ts';
import { findByUniqueKey, getDocumentByNumber, type OpenDocument } from '../../documents/record.ts';
import { personNamed } from '../../people/people.ts';
import { saveSheet } from '../../sheets/handingOut.ts';
import type { CommandAnswer } from '../answer.ts';
import { type MakingSheet, sheetAnswer } from './sheetAnswer.ts';

/** The sheet of a form that has human numbers, by its number. */
export function numberedSheetCommand(form: string, number: string, out: string): Promise<CommandAnswer> {
  return documentSheet(out, ({ readable }) => numbered(readable, form, number));
}

/** The sheet of a paper that a person has one of a day, or a plan of the period in which the day lies. */
export function personSheetCommand(
  form: string,
  options: { person: string; date: string; period?: string; out: string },
): Promise<CommandAnswer> {
  const { person, date, period, out } = options;
  return documentSheet(out, ({ readable }) => {
    if (!isBusinessDate(date)) refuse('DATE_INVALID', { date });
    const { id, name } = personNamed(readable, person);
    const who = { id, name };
    // Each form reads of it what its key consists of.
    const asked = { date, from: date, period, salesperson: who, supervisor: who, author: who };
    return byKey(readable, form, asked, `${name} ${date} 的${formOf(form).description.title}`);
  });
}

/** The sheet of a paper that a customer has one of a year, or of a quarter. */
export function customerSheetCommand(
  form: string,
  code: string,
  options: { year: number; period?: string; out: string },
): Promise<CommandAnswer> {
  const { year, period, out } = options;
  return documentSheet(out, ({ readable }) => {
    const { id, title, number } = numbered(readable, 'customerCard', code);
    const what = `${number} ${title} ${year}年的${formOf(form).description.title}`;
    return byKey(readable, form, { customer: { id, name: title }, year, period }, what);
  });
}

/** @throws DOCUMENT_NOT_FOUND */
export function numbered(archive: ReadableArchive, form: string, number: string): OpenDocument {
  const document = getDocumentByNumber(archive, number.trim().toUpperCase());
  return document.form === form ? document : refuse('DOCUMENT_NOT_FOUND', { what: number });
}

function byKey(archive: ReadableArchive, form: string, asked: Body, what: string): OpenDocument {
  const { uniqueKey } = formOf(form).rules.index(asked);
  if (uniqueKey === undefined) throw new Error(`${form} has no key of ${Object.keys(asked).join(', ')}`);
  return findByUniqueKey(archive, form, uniqueKey) ?? refuse('DOCUMENT_NOT_FOUND', { what });
}

function documentSheet(out: string, find: (archive: Archive) => OpenDocument): Promise<CommandAnswer> {
  return sheetAnswer(out, async ({ archive, context, printer }: MakingSheet) => {
    const { id, title } = find(archive);
    return { title, ...(await saveSheet(archive, context, printer, id)) };
  });
}
