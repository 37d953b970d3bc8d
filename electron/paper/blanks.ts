import { formOf } from '../../shared/forms/registry.ts';
import type { Archive } from '../archive/archive.ts';
import { audit } from '../archive/audit.ts';
import { sql } from '../archive/connection.ts';
import type { Context } from '../archive/context.ts';
import { branchOf } from '../archive/meta.ts';
import { write } from '../archive/transaction.ts';
import { refuseLacking } from '../rights/lacking.ts';
import { copiesOf } from '../sheets/forms/index.ts';
import type { SheetPrinter } from '../sheets/sheetPrinter.ts';
import { joinPages } from './joinPages.ts';
import { paperOf } from './papersInUse.ts';

export const blankNumber = (value: number) => `空白-${String(value).padStart(6, '0')}`;

/**
 * Empty sheets of a form to fill by hand, each with the next number, as one PDF. The numbers count when `deliver` tells
 * that they left; a cancelled dialog uses none up. Gives what `deliver` gave.
 * @throws NO_RIGHT, UNKNOWN_FORM, SHEET_FAILED, and what `deliver` throws
 */
export async function handOutBlanks(
  archive: Pick<Archive, 'readable' | 'writable'>,
  context: Context,
  printer: SheetPrinter,
  { form, count, kind }: { form: string; count: number; kind: 'print' | 'save' },
  deliver: (pdf: Uint8Array) => Promise<boolean>,
): Promise<boolean> {
  const { description, access } = formOf(form);
  refuseLacking(context, access.read);
  const first = 1 + lastBlank(archive, form);
  const branch = branchOf(archive.readable);
  const printedAt = context.clock.now();
  const made = await Promise.all(
    Array.from({ length: count }, (_, index) =>
      printer.makeSheet({
        description,
        body: {},
        head: {
          branchCode: branch.code,
          branchName: branch.name,
          number: blankNumber(first + index),
          state: 'submitted',
        },
        copy: copiesOf(form)[0],
        paper: paperOf(archive.readable, form),
        printedAt,
      }),
    ),
  );
  const pdf = await joinPages(
    made.flatMap(({ pdf, pages }) =>
      Array.from({ length: pages }, (_, index) => ({
        mediaType: 'application/pdf',
        content: pdf,
        page: index + 1,
      })),
    ),
  );
  const left = await deliver(pdf);
  if (left)
    write(archive.writable, () => {
      for (let number = first; number < first + count; number++)
        sql(
          archive.writable,
          'INSERT INTO blank_sheets (form, number, edition, kind, at, by) VALUES (?, ?, ?, ?, ?, ?)',
        ).run(form, number, description.edition, kind, context.clock.now(), context.actor.personId);
      audit(archive.writable, context, 'blank.handedOut', '', { form, first, count, kind });
    });
  return left;
}

const lastBlank = ({ readable }: Pick<Archive, 'readable'>, form: string) =>
  sql<{ last: number | null }>(readable, 'SELECT max(number) AS last FROM blank_sheets WHERE form = ?').get(
    form,
  )?.last ?? 0;
