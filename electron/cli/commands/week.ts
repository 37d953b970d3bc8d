import { readFile } from 'node:fs/promises';
import { refuse } from '../../../shared/errors/index.ts';
import { startSheetPrinter } from '../../sheets/sheetPrinter.ts';
import { refuseUnsealable, withWeekEnd } from '../../week/earlySealing.ts';
import { issueWeekSheets } from '../../week/issueWeekSheets.ts';
import { sealWeek } from '../../week/sealWeek.ts';
import { weekOfInput, weekStatus, weekStatusFor } from '../../week/weekStatus.ts';
import { refuseRetiredKey, withRenewals } from '../../weeklyFile/keyRenewal.ts';
import { openWeeklyFile } from '../../weeklyFile/opening.ts';
import { verifyWeeklyFile } from '../../weeklyFile/verifying.ts';
import { actAs } from '../actor.ts';
import type { CommandAnswer } from '../answer.ts';
import { withArchive } from '../withArchive.ts';
import { readRenewals } from './keys.ts';

const STATES = {
  submitted: '已交',
  late: '迟交',
  missing: '缺',
  void: '作废',
  leave: '请假',
  notEmployed: '未到岗',
  off: '休息',
  notOwed: '无拜访',
} as const;

export function weekStatusCommand(weekText: string): Promise<CommandAnswer> {
  return withArchive(async (archive) => {
    const context = await actAs(archive, 'week.read');
    const status = withWeekEnd(
      archive.readable,
      weekStatusFor(archive.readable, context, weekOfInput(weekText)),
      context.clock.now(),
    );
    const people = status.grid.people.map(({ name, days }) => ({
      name,
      days: days.map(({ date, workday, state }) => ({
        date,
        // null: the calendar is not published, and nobody has answered for this day.
        workday: workday === 'unpublished' ? null : workday === 'work',
        state,
      })),
    }));
    return {
      json: {
        week: status.week,
        calendar: status.calendar,
        people,
        openPoints: status.openPoints.map(({ code, text }) => ({ code, text })),
      },
      lines: [
        status.label,
        ...people.map(
          ({ name, days }) =>
            `${name}\t${days.map(({ state }) => (state ? STATES[state] : '待确认')).join('\t')}`,
        ),
        `未了事项 ${status.openPoints.length} 项`,
        ...status.openPoints.map(({ code, text }) => `  ${code}\t${text}`),
      ],
    };
  });
}

export function weekSealCommand(
  weekText: string,
  options: { out: string; reasons?: string },
): Promise<CommandAnswer> {
  return withArchive(async (archive) => {
    const context = await actAs(archive, 'week.seal');
    const week = weekOfInput(weekText);
    const reasons = options.reasons === undefined ? {} : await readReasons(options.reasons);
    refuseUnsealable(archive.readable, weekStatus(archive.readable, week), context.clock.now());
    const printer = startSheetPrinter();
    try {
      await issueWeekSheets(archive, context, printer, week);
    } finally {
      await printer.close();
    }
    const sealed = await sealWeek(archive, context, { week, reasons, out: options.out });
    return {
      json: { ...sealed },
      lines: [`已封存 ${sealed.week} 第 ${sealed.sequence} 号：${sealed.file}`, `SHA-256 ${sealed.sha256}`],
    };
  });
}

async function readReasons(file: string): Promise<Record<string, string>> {
  let parsed: unknown;
  try {
    parsed = JSON.parse((await readFile(file, 'utf8')).replace(/^\ufeff/, ''));
  } catch {
    refuse('REASONS_INVALID', { file });
  }
  const isReasons =
    parsed !== null &&
    typeof parsed === 'object' &&
    !Array.isArray(parsed) &&
    Object.values(parsed).every((reason) => typeof reason === 'string');
  return isReasons ? (parsed as Record<string, string>) : refuse('REASONS_INVALID', { file });
}

export async function weekVerifyCommand(
  file: string,
  options: { signers: string; renewals?: string[] },
): Promise<CommandAnswer> {
  const { manifest: _, signers: __, ...verified } = await verifiedBy(file, options);
  return {
    json: { ...verified },
    lines: [`签名和内容都对：${verified.branch} ${verified.week} 第 ${verified.sequence} 号`],
  };
}

export async function weekOpenCommand(
  file: string,
  options: { identity: string; signers: string; to: string; renewals?: string[] },
): Promise<CommandAnswer> {
  const identity = await readKeyFile(options.identity);
  const { signers } = await verifiedBy(file, options);
  const opened = await openWeeklyFile(file, identity, signers, options.to);
  return {
    json: { ...opened },
    lines: [
      `已展开到 ${options.to}：单据 ${opened.documents} 份，表单 ${opened.sheets} 张，文件 ${opened.files} 个`,
    ],
  };
}

/** Verifies with the keys that renewals brought, and refuses those that they retired. */
async function verifiedBy(file: string, options: { signers: string; renewals?: string[] }) {
  const received = await readRenewals(options.renewals ?? []);
  const signers = withRenewals(await readKeyFile(options.signers), received);
  const verified = await verifyWeeklyFile(file, signers);
  refuseRetiredKey(verified.manifest, received);
  return { ...verified, signers };
}

async function readKeyFile(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    return refuse('KEY_FILE_UNREADABLE', { file });
  }
}
