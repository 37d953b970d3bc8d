import { searchQuery } from '../../shared/rules/customerSearch/searchQuery.ts';
import { type ReadableArchive, sql } from '../archive/connection.ts';
import type { Context } from '../archive/context.ts';
import type { DocumentState } from '../documents/record.ts';
import '../../shared/rules/customerName/pinyinWords.ts';
import { documentReach } from '../rights/reach.ts';

export interface DocumentHit {
  id: string;
  form: string;
  number?: string;
  title: string;
  state: DocumentState;
}

/** Documents other than cards by title and by what their forms let be searched, the latest first; void ones are not found, nor what the actor may not read. */
export function searchDocuments(
  archive: ReadableArchive,
  context: Context,
  input: { text: string; limit: number },
): DocumentHit[] {
  const query = searchQuery(input.text);
  if (query === null) return [];
  const reach = documentReach(context);
  return sql<{ id: string; form: string; number: string | null; title: string; state: DocumentState }>(
    archive,
    // In the order of the search table: it stops at the last one wanted.
    `SELECT documents.id, form, documents.number, title, state FROM document_search CROSS JOIN documents
        ON documents.row = document_search.rowid
      WHERE document_search MATCH ? AND ${reach.text} ORDER BY document_search.rowid DESC LIMIT ?`,
  )
    .all(query, input.limit, reach.values)
    .map(({ number, ...hit }) => ({ ...hit, ...(number !== null && { number }) }));
}
