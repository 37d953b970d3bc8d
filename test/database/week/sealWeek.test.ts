import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import readWorkbook from 'read-excel-file/node';
import { describe, expect, it, onTestFinished } from 'vitest';
import { checkArchive } from '../../../electron/archive/check/check.ts';
import { sha256 } from '../../../electron/archive/digest.ts';
import { fileScans } from '../../../electron/paper/filing.ts';
import { issueSheet } from '../../../electron/sheets/issuing.ts';
import { startSheetPrinter } from '../../../electron/sheets/sheetPrinter.ts';
import { sealedWeeks } from '../../../electron/week/sealedWeeks.ts';
import { sealWeek } from '../../../electron/week/sealWeek.ts';
import { weekStatus } from '../../../electron/week/weekStatus.ts';
import { openWeeklyFile } from '../../../electron/weeklyFile/opening.ts';
import { verifyWeeklyFile } from '../../../electron/weeklyFile/verifying.ts';
import { temporaryFolder } from '../archive/newArchive.ts';
import { refusalOf } from '../refusal.ts';
import { branchWeek, WEEK, WORKDAYS } from './branchWeek.ts';

async function wholeWeek() {
  const branch = await branchWeek();
  for (const date of WORKDAYS) branch.report(date);
  branch.clock.set('2026-11-23T13:00:00+08:00');
  const out = temporaryFolder();
  const seal = (week = WEEK, reasons: Record<string, string> = { '*': '已说明' }) =>
    sealWeek(branch.archive, branch.context, { week, reasons, out });
  return { ...branch, out, seal, signers: `SH ${branch.signer}\n` };
}

describe('sealing a week', () => {
  it('names the sheet of any customer as every system can', async () => {
    const { seal, out, signers, hq, save, card, archive, context } = await wholeWeek();
    const name = `无锡“A/B”贸易：${'很长的名称'.repeat(16)}?`;
    const customer = { id: card.id, code: card.number ?? '', name };
    const year = { customer, year: 2026, asOf: '2026-11-20', unit: '件', months: [{ month: 1, sales: 100 }] };
    const { id } = save({ form: 'salesPower', body: year, as: 'submitted' });
    const printer = startSheetPrinter([]);
    onTestFinished(() => printer.close());
    await issueSheet(archive, context, printer, id);
    const sealed = await seal();
    const folder = join(out, 'opened');
    await openWeeklyFile(sealed.file, hq.identity, signers, folder);
    const [sheet = ''] = readdirSync(join(folder, 'sheets'));
    expect(sheet).toMatch(/^salesPower-无锡“A_B”贸易：很长的名称.*-r1\.pdf$/);
  });

  it('gives a file that verifies and opens, with every report and card', async () => {
    const { seal, out, signers, hq, archive } = await wholeWeek();
    const sealed = await seal();
    expect(sealed).toMatchObject({ week: WEEK, sequence: 1, documents: 6 });
    expect(await verifyWeeklyFile(sealed.file, signers)).toMatchObject({
      ok: true,
      branch: 'SH',
      week: WEEK,
      sequence: 1,
      previous: null,
    });
    const folder = join(out, 'opened');
    const opened = await openWeeklyFile(sealed.file, hq.identity, signers, folder);
    expect(opened).toMatchObject({ ok: true, documents: 6, sheets: 0 });
    const sheets = await readWorkbook(readFileSync(join(folder, 'summary.xlsx')));
    expect(sheets.map(({ sheet }) => sheet)).toEqual([
      '日报汇总',
      '拜访明细',
      '客户卡变更',
      '陪同核对',
      '缺交与原因',
    ]);
    const [reports, visits, cards] = sheets.map(({ data }) => data);
    expect(reports?.[1]?.slice(1, 8)).toEqual(['陈立', '已提交', null, 1, 0, 1250, 800]);
    expect(visits?.[1]?.slice(1, 10)).toEqual([
      ...[
        '陈立',
        'SH-000001',
        '无锡新区希望贸易有限公司',
        '09:10',
        '10:00',
        '订货、收款',
        '订货并收上月货款',
      ],
      ...['成交', 1250],
    ]);
    expect(visits).toHaveLength(6);
    expect(cards?.[1]?.slice(0, 4)).toEqual([
      'SH-000001',
      '无锡新区希望贸易有限公司',
      '91320200MA1XKQ7U0J',
      '经销商',
    ]);
    expect(checkArchive(archive.readable, { deep: true })).toMatchObject({ ok: true, problems: [] });
  });

  it('refuses open points without a reason and names them', async () => {
    const { seal, out, archive } = await wholeWeek();
    const refusal = await refusalOf(() => seal(WEEK, {}));
    expect(refusal.code).toBe('WEEK_OPEN_POINTS');
    expect(refusal.details).toMatchObject({ count: 10 });
    expect(readdirSync(out)).toEqual([]);
    expect(sealedWeeks(archive.readable)).toEqual([]);
    const [point] = weekStatus(archive.readable, WEEK).openPoints;
    const one = await refusalOf(() => seal(WEEK, { [point!.code]: '补办中' }));
    expect(one.details).toMatchObject({ count: 9 });
    expect((await refusalOf(() => seal(WEEK, { '*': '  ' }))).code).toBe('WEEK_OPEN_POINTS');
  });

  it('chains each file to the one before', async () => {
    const { seal, archive, clock, report } = await wholeWeek();
    const first = await seal();
    report('2026-11-23');
    clock.set('2026-11-30T13:00:00+08:00');
    const second = await seal('2026-W48');
    expect(second.sequence).toBe(2);
    expect(sealedWeeks(archive.readable).map(({ sequence, previous }) => [sequence, previous])).toEqual([
      [2, first.sha256],
      [1, undefined],
    ]);
  });

  it('gives the same file again as long as nothing changed, and the next one after a correction', async () => {
    const { seal, save, document, clock, out, archive } = await wholeWeek();
    const first = await seal();
    rmSync(first.file);
    expect(await seal()).toEqual(first);
    expect(sha256(readFileSync(first.file))).toBe(first.sha256);
    clock.set('2026-11-23T14:00:00+08:00');
    const [report] = weekStatus(archive.readable, WEEK).grid.people[0]?.days ?? [];
    const { body, revision } = document(report?.documentId ?? '');
    save(
      {
        form: 'visitReport',
        id: report?.documentId ?? '',
        body: { ...body, weather: '小雨' },
        as: 'submitted',
        reason: '补天气',
      },
      revision,
    );
    expect(await seal()).toMatchObject({ sequence: 2, documents: 5 });
    expect(readdirSync(out)).toHaveLength(2);
  });

  it('carries the scans of signed sheets, also one that came back after the first file', async () => {
    const { seal, clock, archive, context, signers, hq, out } = await wholeWeek();
    const report = weekStatus(archive.readable, WEEK).grid.people[0]?.days[0]?.documentId ?? '';
    await seal();
    clock.set('2026-11-23T15:00:00+08:00');
    const content = new TextEncoder().encode('as it came from the scanner');
    const scan = {
      name: '日报.pdf',
      mediaType: 'application/pdf',
      content,
      sha256: sha256(content),
    } as const;
    const page = { file: 0, page: 1, codes: [], unreadable: false, picture: new Uint8Array() };
    await fileScans(archive.writable, context, { token: '', files: [scan], pages: [page] }, [
      { pages: [1], documentId: report, revision: 1, part: 1 },
    ]);
    const sealed = await seal();
    expect(sealed.sequence).toBe(2);
    const folder = join(out, 'opened');
    await openWeeklyFile(sealed.file, hq.identity, signers, folder);
    const [line] = readFileSync(join(folder, 'attachments.ndjson'), 'utf8').trim().split('\n');
    expect(JSON.parse(line ?? '')).toMatchObject({
      documentId: report,
      originalName: '扫描件 第1版 第1联 日报.pdf',
      sha256: scan.sha256,
    });
    expect(await seal()).toMatchObject({ sequence: 2 });
  });

  it('says where the sealed file lies when it can not be copied', async () => {
    const { seal, home } = await wholeWeek();
    const { file } = await seal();
    const kept = join(home, 'sealed', basename(file));
    writeFileSync(kept, readFileSync(kept).fill(0, 100, 101));
    const refusal = await refusalOf(() => seal());
    expect(refusal.code).toBe('WEEK_FILE_NOT_COPIED');
    expect(refusal.details).toMatchObject({ file: kept });
    expect(sha256(readFileSync(file))).not.toBe(sha256(readFileSync(kept)));
  });

  it('refuses a week before its last working day, whatever the reasons, and issues nothing', async () => {
    const { seal, clock, archive, out } = await wholeWeek();
    clock.set('2026-11-19T23:59:00+08:00');
    const refusal = await refusalOf(() => seal(WEEK, { '*': '已说明', [`NOT_OVER:${WEEK}`]: '等不及' }));
    expect(refusal.code).toBe('WEEK_NOT_OVER');
    expect(refusal.message).toContain('最后一个工作日是 2026-11-20');
    expect(readdirSync(out)).toEqual([]);
    expect(sealedWeeks(archive.readable)).toEqual([]);
  });

  it('seals early only with a reason of its own, which the file carries', async () => {
    const { seal, clock, out, signers, hq } = await wholeWeek();
    clock.set('2026-11-20T19:00:00+08:00');
    const refusal = await refusalOf(() => seal());
    expect(refusal.code).toBe('WEEK_OPEN_POINTS');
    expect(refusal.details).toMatchObject({
      count: 1,
      first: '提前上报：2026-11-20 的日报到 2026-11-23 12:00 才到期',
    });
    const sealed = await seal(WEEK, { '*': '已说明', [`EARLY:${WEEK}`]: '周一全员出差' });
    const folder = join(out, 'opened');
    await openWeeklyFile(sealed.file, hq.identity, signers, folder);
    expect(readFileSync(join(folder, 'week.json'), 'utf8')).toContain('周一全员出差');
  });

  it('calls what was not due yet a gap of sealing early, and a draft by its own reason', async () => {
    const branch = await branchWeek();
    for (const date of WORKDAYS.slice(0, 3)) branch.report(date);
    branch.report('2026-11-19', 'draft');
    branch.clock.set('2026-11-20T15:00:00+08:00');
    const out = temporaryFolder();
    const reasons = {
      '*': '已说明',
      [`EARLY:${WEEK}`]: '下午出差',
      'DRAFT:陈立:2026-11-19': '等客户回话',
    };
    const sealed = await sealWeek(branch.archive, branch.context, { week: WEEK, reasons, out });
    const folder = join(out, 'opened');
    await openWeeklyFile(sealed.file, branch.hq.identity, `SH ${branch.signer}\n`, folder);
    const { gaps } = JSON.parse(readFileSync(join(folder, 'week.json'), 'utf8')) as {
      gaps: { date: string; reason: string }[];
    };
    expect(gaps.map(({ date, reason }) => [date, reason])).toEqual([
      ['2026-11-19', '等客户回话'],
      ['2026-11-20', '提前上报：下午出差'],
    ]);
  });

  it('is complete at the deadline of the last working day, as the branch has set it', async () => {
    const { seal, clock } = await wholeWeek();
    clock.set('2026-11-23T11:59:00+08:00');
    expect((await refusalOf(() => seal())).code).toBe('WEEK_OPEN_POINTS');
    clock.set('2026-11-23T12:01:00+08:00');
    expect(await seal()).toMatchObject({ sequence: 1 });
  });

  it('refuses a week with days that no calendar settles', async () => {
    const { seal, clock } = await wholeWeek();
    clock.set('2027-01-20T10:00:00+08:00');
    expect((await refusalOf(() => seal('2027-W02'))).code).toBe('CALENDAR_UNPUBLISHED');
  });

  it('seals nothing when the folder can not be written, and can be sealed again', async () => {
    const { archive, context, out, seal } = await wholeWeek();
    const blocked = join(out, 'file');
    writeFileSync(blocked, 'in the way');
    const refusal = await refusalOf(() =>
      sealWeek(archive, context, { week: WEEK, reasons: { '*': '已说明' }, out: join(blocked, 'below') }),
    );
    expect(refusal.code).toBe('WEEK_FOLDER_UNWRITABLE');
    expect(sealedWeeks(archive.readable)).toEqual([]);
    const sealed = await seal();
    expect(sealed.sequence).toBe(1);
    expect(readFileSync(sealed.file).length).toBeGreaterThan(1000);
  });
});
