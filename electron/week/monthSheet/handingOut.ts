import type { Archive } from '../../archive/archive.ts';
import { audit } from '../../archive/audit.ts';
import type { Context } from '../../archive/context.ts';
import { branchOf } from '../../archive/meta.ts';
import { write } from '../../archive/transaction.ts';
import type { MadeSheet } from '../../sheets/request.ts';
import type { SheetPrinter } from '../../sheets/sheetPrinter.ts';
import { monthFacts } from './facts.ts';
import { monthPaper } from './paper.ts';

export interface MonthOffice {
  archive: Archive;
  context: Context;
  printer: SheetPrinter;
}

/** 交表一览表 of a month, 'yyyy-mm'; that it was looked at, printed or saved is a line in the audit chain. @throws SHEET_FAILED */
export async function monthSheet(
  { archive, context, printer }: MonthOffice,
  month: string,
  purpose: 'viewed' | 'printed' | 'saved',
): Promise<MadeSheet> {
  const madeAt = context.clock.now();
  const made = await printer.makeSheet({
    derived: monthPaper(monthFacts(archive.readable, context, month, madeAt), {
      branch: branchOf(archive.readable),
      madeBy: context.actor.name,
      madeAt,
    }),
  });
  write(archive.writable, () =>
    audit(archive.writable, context, 'list.exported', month, { list: 'monthGrid', as: purpose }),
  );
  return made;
}
