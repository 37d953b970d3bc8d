import type { Body, FormModule } from '../../shared/forms/machinery/form.ts';
import { searchTexts } from '../../shared/forms/machinery/searchText.ts';
import { type SearchTokens, searchTokens } from '../../shared/rules/customerSearch/searchTokens.ts';
import { sql, type WritableArchive } from '../archive/connection.ts';
import { CUSTOMER_FORM } from '../documents/customerCards.ts';

interface Findable {
  row: number;
  form: string;
  number: string | null;
  title: string;
}

export const searchTableOf = (form: string): 'customer_search' | 'document_search' =>
  form === CUSTOMER_FORM ? 'customer_search' : 'document_search';

/**
 * Puts the document's tokens into its search table, in the caller's transaction. Needs `pinyinWords.ts`, which is too large
 * to be read whenever an archive is opened.
 */
export function findableAs(
  archive: WritableArchive,
  document: Findable,
  form: FormModule,
  body: Body,
  indexedBefore: boolean,
): void {
  if (indexedBefore) stopFinding(archive, document);
  const tokens = tokensOf(document, form, body);
  sql(
    archive,
    `INSERT INTO ${searchTableOf(document.form)} (rowid, text, number, pinyin, initials) VALUES (?, ?, ?, ?, ?)`,
  ).run(document.row, tokens.text, tokens.number, tokens.pinyin, tokens.initials);
}

export function stopFinding(archive: WritableArchive, document: Findable): void {
  sql(archive, `DELETE FROM ${searchTableOf(document.form)} WHERE rowid = ?`).run(document.row);
}

function tokensOf(document: Findable, form: FormModule, body: Body): SearchTokens {
  if (document.form === CUSTOMER_FORM) return tokensOfCard(document, body);
  return searchTokens({
    code: document.number ?? '',
    name: document.title,
    address: [...new Set(searchTexts(form.description, body))].join(' '),
    contacts: [],
    phones: [],
  });
}

function tokensOfCard(document: Findable, body: Body): SearchTokens {
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  const contacts = Array.isArray(body.contacts) ? (body.contacts as Body[]) : [];
  return searchTokens({
    code: document.number ?? '',
    name: document.title,
    shortName: text(body.shortName),
    creditCode: text(body.creditCode),
    address: [body.province, body.city, body.district, body.address].map(text).join(''),
    contacts: contacts.map((contact) => text(contact.name)),
    phones: [body.phone, body.fax, ...contacts.flatMap((contact) => [contact.mobile, contact.phone])]
      .map(text)
      .filter((phone) => phone !== ''),
  });
}
