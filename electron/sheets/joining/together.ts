import { Refusal, refuse } from '../../../shared/errors/index.ts';
import { formOf } from '../../../shared/forms/registry.ts';
import type { Context } from '../../archive/context.ts';
import { branchOf } from '../../archive/meta.ts';
import { getDocument, type OpenDocument } from '../../documents/record.ts';
import { registerCopy, sheetToPrint } from '../handingOut.ts';
import { issueSheet, type Sheet, type SheetArchive } from '../issuing.ts';
import type { MadeSheet } from '../request.ts';
import type { SheetPrinter } from '../sheetPrinter.ts';

/** Documents printed together at most: a stack of paper that one still finds something in. */
export const MOST_TOGETHER = 300;

export interface Joining {
  archive: SheetArchive;
  context: Context;
  printer: SheetPrinter;
  /** Told before each sheet, and once more before they are joined. */
  progress(done: number, total: number): void;
  signal: AbortSignal;
}

export interface ReadySheet {
  document: OpenDocument;
  sheet: Sheet;
}

/**
 * The sheets of these documents, each issued as usual, in one PDF with a bookmark each, and counted as copies on disk.
 * @throws TOO_MANY_SHEETS, SHEET_CANCELLED (what was issued stays issued, nothing is counted), what `issueSheet` throws
 */
export async function saveTogether(joining: Joining, ids: readonly string[]): Promise<MadeSheet> {
  const ready = await readySheets(joining, ids, 'save');
  const joined = await join(joining, ready);
  registerAll(joining, ready, 'save');
  return joined;
}

/**
 * The same for the printer: a sheet that was printed before says 补打第 n 次. Counted when `print` tells that the printer
 * took it. Gives what `print` gave.
 * @throws as `saveTogether`, and what `print` throws
 */
export async function printTogether(
  joining: Joining,
  ids: readonly string[],
  print: (pdf: Uint8Array) => Promise<boolean>,
): Promise<boolean> {
  const ready = await readySheets(joining, ids, 'print');
  const { pdf } = await join(joining, ready);
  const printed = await print(pdf);
  if (printed) registerAll(joining, ready, 'print');
  return printed;
}

/** In the order of `ids`; as many are made at once as the printer lays out side by side. */
export async function readySheets(
  { archive, context, printer, progress, signal }: Joining,
  ids: readonly string[],
  kind: 'print' | 'save',
): Promise<ReadySheet[]> {
  if (ids.length > MOST_TOGETHER) refuse('TOO_MANY_SHEETS', { count: ids.length, limit: MOST_TOGETHER });
  const ready: ReadySheet[] = [];
  let next = 0;
  let done = 0;
  const work = async (): Promise<void> => {
    for (;;) {
      const place = next;
      next += 1;
      const id = ids[place];
      if (id === undefined) return;
      if (signal.aborted) refuse('SHEET_CANCELLED', { title: `${ids.length} 份表单` });
      const document = getDocument(archive.readable, id);
      progress(done, ids.length);
      const sheet =
        kind === 'print'
          ? await sheetToPrint(archive, context, printer, id)
          : await issueSheet(archive, context, printer, id);
      ready[place] = { document, sheet };
      done += 1;
    }
  };
  const results = await Promise.allSettled(
    Array.from({ length: Math.min(printer.atOnce, ids.length) }, () =>
      work().catch((error: unknown) => {
        // The others end with the sheet they are at.
        next = ids.length;
        throw error;
      }),
    ),
  );
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
  progress(done, ids.length);
  if (signal.aborted) throw new Refusal('SHEET_CANCELLED', { title: `${ids.length} 份表单` });
  return ready;
}

export function registerAll(
  { archive, context }: Pick<Joining, 'archive' | 'context'>,
  ready: readonly ReadySheet[],
  kind: 'print' | 'save',
): void {
  for (const { document, sheet } of ready) registerCopy(archive.writable, context, document.id, sheet, kind);
}

/** Title and number of the document; what its sheet is called where several stand together. */
export function bookmarkOf({ form, number, title }: OpenDocument): string {
  return [formOf(form).description.title, number, title].filter(Boolean).join(' ');
}

function join(
  { archive, context, printer, signal }: Joining,
  ready: readonly ReadySheet[],
): Promise<MadeSheet> {
  const [first] = ready;
  const title = first ? formOf(first.document.form).description.title : '';
  return printer.makeSheet(
    {
      join: {
        parts: ready.map(({ document, sheet }) => ({ title: bookmarkOf(document), pdf: sheet.pdf })),
        title: `${title} ${ready.length} 份`,
        author: branchOf(archive.readable).name,
        createdAt: context.clock.now(),
      },
    },
    signal,
  );
}
