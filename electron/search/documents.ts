import { searchQuery } from '../../shared/rules/customerSearch/searchQuery.ts';
import { type ReadableArchive, sql } from '../archive/connection.ts';
import type { DocumentState } from '../documents/record.ts';
import '../../shared/rules/customerName/pinyinWords.ts';

export interface DocumentHit {
  id: string;
  form: string;
  number?: string;
  title: string;
  state: DocumentState;
}

/** Documents other than cards by title and by what their forms let be searched, the latest first; void ones are not found. */
export function searchDocuments(
  archive: ReadableArchive,
  input: { text: string; limit: number },
): DocumentHit[] {
  const query = searchQuery(input.text);
  if (query === null) return [];
  return sql<{ id: string; form: string; number: string | null; title: string; state: DocumentState }>(
    archive,
    `SELECT id, form, number, title, state FROM (
       SELECT rowid FROM document_search WHERE document_search MATCH ? ORDER BY rowid DESC LIMIT ?
     ) AS found JOIN documents ON documents.row = found.rowid ORDER BY documents.row DESC`,
  )
    .all(query, input.limit)
    .map(({ number, ...hit }) => ({ ...hit, ...(number !== null && { number }) }));
}
