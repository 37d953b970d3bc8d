import {
  classFields,
  classKeys,
  cooperationNames,
  levelName,
  typeName,
} from '../../../shared/rules/customerSummary/summaryRow.ts';
import type { Archive } from '../../archive/archive.ts';
import { audit } from '../../archive/audit.ts';
import { type ReadableArchive, sql } from '../../archive/connection.ts';
import type { Context } from '../../archive/context.ts';
import { branchOf } from '../../archive/meta.ts';
import { write } from '../../archive/transaction.ts';
import { customerReach } from '../../rights/reach.ts';
import type { MadeSheet } from '../../sheets/request.ts';
import type { SheetPrinter } from '../../sheets/sheetPrinter.ts';
import type { SummaryQuestion } from './customerSummary.ts';
import type { SummaryDesk } from './summaryDesk.ts';

export interface SummaryOffice {
  archive: Archive;
  context: Context;
  desk: SummaryDesk;
  printer: SheetPrinter;
}

/** The summary on paper; that it was looked at, printed or saved is a line in the audit chain. @throws SUMMARY_TOO_LONG, SHEET_FAILED */
export async function summarySheet(
  { archive, context, desk, printer }: SummaryOffice,
  question: SummaryQuestion,
  purpose: 'viewed' | 'printed' | 'saved',
): Promise<MadeSheet> {
  const reply = await desk.ask(archive, {
    question,
    reach: customerReach(context, 'stood.id'),
    want: {
      kind: 'paper',
      until: question.until,
      about: aboutQuestion(archive.readable, question),
      maker: {
        branch: branchOf(archive.readable),
        madeBy: context.actor.name,
        madeAt: context.clock.now(),
      },
    },
  });
  if (reply.kind !== 'paper') throw new Error('the summary desk gave no paper');
  const made = await printer.makeSheet({ derived: reply.paper });
  record({ archive, context }, question, { as: purpose, customers: reply.total.count });
  return made;
}

/** The summary for other programs. @throws what the desk throws */
export async function summaryFile(
  { archive, context, desk }: Omit<SummaryOffice, 'printer'>,
  question: SummaryQuestion,
  as: 'xlsx' | 'csv',
): Promise<Uint8Array> {
  const { until } = question;
  const reply = await desk.ask(archive, {
    question,
    reach: customerReach(context, 'stood.id'),
    want:
      as === 'csv'
        ? { kind: 'csv' }
        : { kind: 'xlsx', until, about: aboutQuestion(archive.readable, question) },
  });
  if (reply.kind !== 'file') throw new Error('the summary desk gave no file');
  record({ archive, context }, question, { as, customers: reply.total.count });
  return reply.content;
}

function record(
  { archive, context }: Pick<SummaryOffice, 'archive' | 'context'>,
  question: SummaryQuestion,
  detail: { as: string; customers: number },
): void {
  write(archive.writable, () =>
    audit(archive.writable, context, 'list.exported', '', {
      list: 'customerSummary',
      ...detail,
      question,
    }),
  );
}

/** The filters in words, '' when there is none. */
export function aboutQuestion(archive: ReadableArchive, question: SummaryQuestion): string {
  const named = (label: string, values: readonly string[] | undefined, name: (value: string) => string) =>
    values?.length ? [`${label}：${values.map(name).join('、')}`] : [];
  return [
    ...named('区域', question.areas, (area) => area),
    ...named('业务员', question.salespeople, (id) => personName(archive, id)),
    ...named('类型', question.types, typeName),
    ...named('级别', question.levels, levelName),
    ...named('状态', question.states, (state) => cooperationNames[state] ?? state),
    ...classKeys.flatMap((key) => {
      const options: Readonly<Record<string, string>> = classFields[key].options;
      return named(classFields[key].label, question[key], (value) => options[value] ?? value);
    }),
  ].join('；');
}

const personName = (archive: ReadableArchive, id: string) =>
  sql<{ name: string }>(archive, 'SELECT name FROM people WHERE id = ?').get(id)?.name ?? '（未知）';
