import type { CrossFacts } from '../../rules/accompaniment/crossCheck.ts';
import { type EarlierText, flawOf, type TextLimits } from '../../rules/textQuality/textQuality.ts';
import type { Problem } from '../machinery/form.ts';
import type { Visit } from './rules.ts';

export interface ReportFacts extends CrossFacts {
  /** 洽谈内容 of the person's reports before this one, the latest first. */
  earlier: readonly EarlierText[];
  /** The branch's limits for reports of the day; absent: the standard ones. */
  text?: TextLimits;
}

/**
 * Visits whose text says nothing of its own (S2): too short, copied from an earlier visit, no result told, no next step. Warnings
 * on the screen; the manager reads them on the report and among the week's open points.
 */
export function textFlags(visits: readonly Visit[], facts: ReportFacts | undefined): Problem[] {
  const talks = visits.flatMap(({ talk }, row) =>
    talk ? [{ row, place: `本日第 ${row + 1} 行`, text: talk }] : [],
  );
  return visits.flatMap((visit, row) => [
    ...talkFlags(
      visit,
      row,
      talks.filter((talk) => talk.row < row),
      facts,
    ),
    ...resultFlags(visit, row),
    ...nextStepFlags(visit, row),
  ]);
}

/** The flags in one line, as the manager reads them: 「第 2 行洽谈内容过短；第 3 行没有下一步」. */
export function flagsLine(flags: readonly Problem[]): string | undefined {
  if (flags.length === 0) return undefined;
  return flags.map(({ path, message }) => `第 ${Number(path[1]) + 1} 行${message}`).join('；');
}

function talkFlags(
  { talk, result }: Visit,
  row: number,
  before: readonly EarlierText[],
  facts: ReportFacts | undefined,
): Problem[] {
  // Of somebody whom one did not meet there is nothing to tell.
  if (talk === undefined || result === 'absent') return [];
  const flaw = flawOf(talk, [before, facts?.earlier ?? []], facts?.text);
  if (!flaw) return [];
  if (flaw.kind === 'short') return [flag(row, 'talk', '洽谈内容过短，请写明谈了什么')];
  return [
    flag(row, 'talk', `洽谈内容与 ${flaw.place}${flaw.exactly ? '相同' : '几乎相同'}，请写当次的实际情况`),
  ];
}

function resultFlags({ result, resultNote, opinion, orders, receipt }: Visit, row: number): Problem[] {
  if (result === 'deal' && !orders?.length && receipt === undefined && !resultNote)
    return [flag(row, 'resultNote', '结果为成交，但没有订货、收款或说明')];
  if (result === 'refused' && !resultNote && !opinion)
    return [flag(row, 'resultNote', '结果为拒绝，请写明原因或客户反映')];
  return [];
}

function nextStepFlags({ result, nextVisit, toDo }: Visit, row: number): Problem[] {
  const goesOn = result === 'followUp' || result === 'interested';
  return goesOn && !nextVisit && !toDo ? [flag(row, 'nextVisit', '没有下一步，请填下次拜访日或待办')] : [];
}

const flag = (row: number, key: string, message: string): Problem => ({
  path: ['visits', row, key],
  message,
  severity: 'warning',
});
