import type { Body, FormModule } from '../../shared/forms/machinery/form.ts';
import type { SearchTokens } from '../../shared/rules/customerSearch/searchTokens.ts';
import { sql, type WritableArchive } from '../archive/connection.ts';
import { CUSTOMER_FORM } from '../documents/customerCards.ts';
import { type Findable, tokensOf } from './tokens.ts';

export const searchTableOf = (form: string): 'customer_search' | 'document_search' =>
  form === CUSTOMER_FORM ? 'customer_search' : 'document_search';

/**
 * Puts the document's tokens into its search table, in the caller's transaction. Needs `pinyinWords.ts`, which is too large
 * to be read whenever an archive is opened.
 */
export function findableAs(
  archive: WritableArchive,
  document: Findable & { row: number },
  form: FormModule,
  body: Body,
  indexedBefore: boolean,
  tokens: SearchTokens = tokensOf(document, form, body),
): void {
  if (indexedBefore) stopFinding(archive, document);
  sql(
    archive,
    `INSERT INTO ${searchTableOf(document.form)} (rowid, text, number, pinyin, initials) VALUES (?, ?, ?, ?, ?)`,
  ).run(document.row, tokens.text, tokens.number, tokens.pinyin, tokens.initials);
}

export function stopFinding(archive: WritableArchive, document: Findable & { row: number }): void {
  sql(archive, `DELETE FROM ${searchTableOf(document.form)} WHERE rowid = ?`).run(document.row);
}
