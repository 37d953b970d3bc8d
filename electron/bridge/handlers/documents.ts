import { countDocuments, listDocuments } from '../../documents/listing.ts';
import { saveDocument, voidDocument } from '../../documents/saving.ts';
import { startDocument } from '../../documents/starting.ts';
import { documentHistory, viewDocument } from '../../documents/viewing.ts';
import { viewLog } from '../../documents/viewLog.ts';
import { dropWorkingCopy, keepWorkingCopy } from '../../documents/workingCopies.ts';
import { answerQuestion } from '../../facts/facts.ts';
import { searchDocuments } from '../../search/documents.ts';
import { withSigningMarks } from '../../signing/marks.ts';
import type { Handlers } from '../answerCalls.ts';
import { contextOf, type Parts } from './parts.ts';

type DocumentCalls =
  | 'documents.list'
  | 'documents.count'
  | 'documents.open'
  | 'documents.start'
  | 'documents.facts'
  | 'documents.keepCopy'
  | 'documents.dropCopy'
  | 'documents.save'
  | 'documents.void'
  | 'documents.history'
  | 'documents.viewLog'
  | 'documents.search';

export function documentHandlers({
  office,
  session,
}: Pick<Parts, 'office' | 'session'>): Pick<Handlers, DocumentCalls> {
  const archive = () => office.archive();
  const context = () => contextOf(session);
  return {
    'documents.list': (input) => {
      const { readable } = archive();
      const { rows, ...page } = listDocuments(readable, context(), input);
      return { rows: withSigningMarks(readable, rows), ...page };
    },
    'documents.count': (input) => countDocuments(archive().readable, context(), input),
    'documents.open': (input) => viewDocument(archive().writable, context(), input),
    'documents.start': (input) => startDocument(archive().readable, context(), input),
    'documents.facts': (input) => answerQuestion(archive().readable, context(), input),
    'documents.keepCopy': (input) => keepWorkingCopy(archive().writable, context(), input),
    'documents.dropCopy': (input) => dropWorkingCopy(archive().writable, context(), input),
    'documents.save': (input) => saveDocument(archive().writable, context(), input),
    'documents.void': (input) => voidDocument(archive().writable, context(), input),
    'documents.search': (input) => searchDocuments(archive().readable, context(), input),
    'documents.viewLog': (input) => viewLog(archive().readable, context(), input),
    'documents.history': (input) => documentHistory(archive().readable, context(), input),
  };
}
