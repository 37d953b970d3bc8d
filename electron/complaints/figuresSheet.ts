import type { Archive } from '../archive/archive.ts';
import { audit } from '../archive/audit.ts';
import type { Context } from '../archive/context.ts';
import { branchOf } from '../archive/meta.ts';
import { write } from '../archive/transaction.ts';
import type { MadeSheet } from '../sheets/request.ts';
import type { SheetPrinter } from '../sheets/sheetPrinter.ts';
import { complaintFigures, type FiguresBy } from './figures.ts';
import { figuresPaper } from './figuresPaper.ts';

export interface FiguresOffice {
  archive: Archive;
  context: Context;
  printer: SheetPrinter;
}

/** 客户投诉统计表 of a year; that it was looked at, printed or saved is a line in the audit chain. @throws NO_RIGHT, SHEET_FAILED */
export async function figuresSheet(
  { archive, context, printer }: FiguresOffice,
  year: number,
  purpose: 'viewed' | 'printed' | 'saved',
): Promise<MadeSheet> {
  const by = (side: FiguresBy) =>
    complaintFigures(archive.readable, context, { by: side, from: `${year}-01-01`, to: `${year}-12-31` });
  const made = await printer.makeSheet({
    derived: figuresPaper(
      { category: by('category'), cause: by('cause'), product: by('product'), month: by('month') },
      year,
      { branch: branchOf(archive.readable), madeBy: context.actor.name, madeAt: context.clock.now() },
    ),
  });
  write(archive.writable, () =>
    audit(archive.writable, context, 'list.exported', String(year), {
      list: 'complaintFigures',
      as: purpose,
    }),
  );
  return made;
}
