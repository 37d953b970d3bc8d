import { describe, expect, it, onTestFinished } from 'vitest';
import { sha256 } from '../../../electron/archive/digest.ts';
import { saveDocument } from '../../../electron/documents/saving.ts';
import { awaitedSheets } from '../../../electron/paper/awaited.ts';
import { fileScans } from '../../../electron/paper/filing.ts';
import { ruleChanges } from '../../../electron/rules/setRules.ts';
import { printSheet } from '../../../electron/sheets/handingOut.ts';
import { issueSheet } from '../../../electron/sheets/issuing.ts';
import { startSheetPrinter } from '../../../electron/sheets/sheetPrinter.ts';
import { signatureState } from '../../../electron/signing/signatureState.ts';
import { waitingFor } from '../../../electron/signing/waiting.ts';
import { setWay, waysInUse } from '../../../electron/signing/ways.ts';
import { today } from '../../../electron/today/today.ts';
import { weekStatus } from '../../../electron/week/weekStatus.ts';
import { PrintedPdf, stockToolsAbsent } from '../../unit/sheets/stockTools.ts';
import { reference, wholeReport } from '../documents/bodies.ts';
import { codeOf } from '../refusal.ts';
import { type Office, office, signNow } from './office.ts';

const WEEK = { from: '2026-11-16', to: '2026-11-22' };

const waiting = ({ archive, chen }: Office) =>
  waitingFor(archive.readable, chen.context, WEEK).map(({ id }) => id);
const awaited = ({ archive, zhao }: Office) =>
  awaitedSheets(archive.readable, zhao.context).map(({ documentId }) => documentId);
const openPoints = ({ archive }: Office) =>
  weekStatus(archive.readable, '2026-W47')
    .openPoints.filter(({ code }) => code.startsWith('UNSIGNED:'))
    .map(({ text }) => text.split('，').at(-1));

async function printed(branch: Office) {
  const printer = startSheetPrinter([]);
  onTestFinished(() => printer.close());
  await printSheet(branch.archive, branch.chen.context, printer, branch.report, async () => true);
  return printer;
}

async function scanned({ archive, zhao, report }: Office) {
  const content = new TextEncoder().encode('as it came from the scanner');
  const scan = { name: '日报.pdf', mediaType: 'application/pdf', content, sha256: sha256(content) } as const;
  const page = { file: 0, page: 1, codes: [], unreadable: false, picture: new Uint8Array() };
  await fileScans(archive.writable, zhao.context, { token: '', files: [scan], pages: [page] }, [
    { pages: [1], documentId: report, revision: 1, part: 1 },
  ]);
}

describe('a branch that signs', () => {
  it('either way: on screen or by a scan that came back', async () => {
    const branch = await office();
    await printed(branch);
    expect(waiting(branch)).toEqual([branch.report]);
    expect(awaited(branch)).toEqual([branch.report]);
    await scanned(branch);
    expect([waiting(branch), awaited(branch), openPoints(branch)]).toEqual([[], [], []]);
  });

  it('on screen only: nothing printed is awaited, and a scan signs nothing', async () => {
    const branch = await office();
    const { archive, chen, zhao, report } = branch;
    setWay(archive.writable, zhao.context, { way: 'screen' });
    await printed(branch);
    expect(awaited(branch)).toEqual([]);
    await scanned(branch);
    expect(waiting(branch)).toEqual([report]);
    expect(openPoints(branch)).toEqual(['填表人、部门主管、主管副总、经理还没有签']);
    await signNow(branch, chen.context, report, 0);
    await signNow(branch, zhao.context, report, 3, { skip: true });
    expect(openPoints(branch)).toEqual([]);
  });

  it('on paper only: nothing can be signed or waits on screen, and the week waits for the scan', async () => {
    const branch = await office();
    const { archive, chen, zhao, report } = branch;
    setWay(archive.writable, zhao.context, { form: 'visitReport', way: 'paper' });
    expect(await codeOf(() => signNow(branch, chen.context, report, 0))).toBe('SIGNING_ON_PAPER_HERE');
    expect(waiting(branch)).toEqual([]);
    expect(today(archive.readable, chen.context).groups.find(({ key }) => key === 'toSign')).toBeUndefined();
    const state = signatureState(archive.readable, chen.context, report);
    expect(state.turns).toEqual([]);
    expect(state.next).toBeUndefined();
    expect(state.lines.every(({ paperOnly }) => paperOnly)).toBe(true);
    expect(openPoints(branch)).toEqual(['签了字的纸单还没有扫描归档']);
    await printed(branch);
    expect(awaited(branch)).toEqual([report]);
    await scanned(branch);
    expect([awaited(branch), openPoints(branch)]).toEqual([[], []]);
  });

  it('keeps signatures on screen that it had before', async () => {
    const branch = await office();
    const { archive, chen, zhao, report } = branch;
    await signNow(branch, chen.context, report, 0);
    await signNow(branch, zhao.context, report, 3, { skip: true });
    setWay(archive.writable, zhao.context, { way: 'paper' });
    expect(openPoints(branch)).toEqual([]);
    const [line] = signatureState(archive.readable, chen.context, report).lines;
    expect(line?.signature?.state).toBe('valid');
  });
});

describe('the setting', () => {
  it('holds from its day on, a form before the branch, and can be taken back', async () => {
    const branch = await office();
    const { archive, test, chen, zhao, customer } = branch;
    const inUse = () => {
      const { branch: all, forms } = waysInUse(archive.readable);
      return [all, ...forms.flatMap(({ form, own }) => (own ? `${form} ${own}` : []))];
    };
    expect(inUse()).toEqual(['either']);
    test.clock.set('2026-11-18T09:00:00+08:00');
    setWay(archive.writable, zhao.context, { way: 'paper' });
    setWay(archive.writable, zhao.context, { form: 'workLog', way: 'screen' });
    expect(inUse()).toEqual(['paper', 'workLog screen']);
    expect(
      ruleChanges(archive.readable).map(({ from, label, value, by }) => [from, label, value, by].join(' ')),
    ).toEqual([
      '2026-11-18 签名方式：业务工作日志 只在屏幕上签 赵经理',
      '2026-11-18 签名方式 只在纸上签 赵经理',
    ]);
    // The report of the 16th goes on as it began.
    expect(waiting(branch)).toEqual([branch.report]);
    const late = saveDocument(archive.writable, chen.context, {
      form: 'visitReport',
      baseRevision: 0,
      body: wholeReport(reference(chen.person), customer, { date: '2026-11-18' }),
      as: 'submitted',
    }).id;
    expect(await codeOf(() => signNow(branch, chen.context, late, 0))).toBe('SIGNING_ON_PAPER_HERE');
    setWay(archive.writable, zhao.context, { way: 'either' });
    setWay(archive.writable, zhao.context, { form: 'workLog' });
    expect(inUse()).toEqual(['either']);
    expect(waiting(branch)).toEqual([branch.report, late]);
  });

  it('is for who sets rules, and of forms that there are', async () => {
    const { archive, chen, zhao } = await office();
    const set = (context: typeof chen.context, input: Parameters<typeof setWay>[2]) =>
      codeOf(() => setWay(archive.writable, context, input));
    expect(await set(chen.context, { way: 'paper' })).toBe('NO_RIGHT');
    expect(await set(zhao.context, { form: 'unknown', way: 'paper' })).toBe('UNKNOWN_FORM');
    expect(await set(zhao.context, {})).toBe('BAD_REQUEST');
  });

  it.skipIf(stockToolsAbsent)('takes the room for ink from the sheet where it is screen only', async () => {
    const branch = await office();
    const { archive, chen, zhao, report } = branch;
    const printer = startSheetPrinter([]);
    onTestFinished(() => printer.close());
    setWay(archive.writable, zhao.context, { way: 'screen' });
    await signNow(branch, chen.context, report, 0);
    using sheet = new PrintedPdf((await issueSheet(archive, zhao.context, printer, report)).pdf);
    expect(sheet.text().match(/须在屏幕上签/g)).toHaveLength(3);
  });
});
