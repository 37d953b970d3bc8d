import { comparisonOf } from '../../shared/comparison/comparison.ts';
import type { ComparisonQuestion } from '../../shared/comparison/question.ts';
import type { Archive } from '../archive/archive.ts';
import { audit } from '../archive/audit.ts';
import type { Context } from '../archive/context.ts';
import { branchOf } from '../archive/meta.ts';
import { write } from '../archive/transaction.ts';
import { refuseLacking } from '../rights/lacking.ts';
import type { MadeSheet } from '../sheets/request.ts';
import type { SheetPrinter } from '../sheets/sheetPrinter.ts';
import { comparisonPaper } from './paper.ts';
import { comparedSheets, customersNamed } from './sheets.ts';

export interface ComparisonOffice {
  archive: Archive;
  context: Context;
  printer: SheetPrinter;
}

/** The comparison on paper; that it was looked at, printed or saved is a line in the audit chain. @throws DOCUMENT_NOT_FOUND, SHEET_FAILED */
export async function comparisonSheet(
  { archive, context, printer }: ComparisonOffice,
  question: ComparisonQuestion,
  purpose: 'viewed' | 'printed' | 'saved',
): Promise<MadeSheet> {
  refuseLacking(context, 'figures.read');
  const customers = customersNamed(archive.readable, context, question.customers);
  const comparison = comparisonOf(question, customers, comparedSheets(archive.readable, context, question));
  const made = await printer.makeSheet({
    derived: comparisonPaper(comparison, customers, {
      branch: branchOf(archive.readable),
      madeBy: context.actor.name,
      madeAt: context.clock.now(),
    }),
  });
  write(archive.writable, () =>
    audit(archive.writable, context, 'list.exported', '', {
      list: 'salesPowerComparison',
      as: purpose,
      question,
    }),
  );
  return made;
}
