import { describe, expect, it, onTestFinished } from 'vitest';
import { checkArchive } from '../../../electron/archive/check/check.ts';
import { addAbsence } from '../../../electron/people/absences.ts';
import { changePerson } from '../../../electron/people/people.ts';
import { setPassword } from '../../../electron/people/signingIn.ts';
import { issueSheet } from '../../../electron/sheets/issuing.ts';
import { startSheetPrinter } from '../../../electron/sheets/sheetPrinter.ts';
import { signatureState } from '../../../electron/signing/signatureState.ts';
import { allKeys } from '../../../electron/signing/signingKeys.ts';
import { waitingFor } from '../../../electron/signing/waiting.ts';
import type { Role } from '../../../shared/rights/roles.ts';
import { PrintedPdf, stockToolsAbsent } from '../../unit/sheets/stockTools.ts';
import { actingAs } from '../documents/bodies.ts';
import { codeOf, refusalOf } from '../refusal.ts';
import { correct, type Office, office, PASSWORD, signNow } from './office.ts';

const shown = ({ archive, zhao, report }: Office) =>
  signatureState(archive.readable, zhao.context, report).lines.map(
    ({ title, signature, skippedBy, authorLeft }) =>
      [title, signature?.name, signature?.state, skippedBy && (authorLeft ? '离职' : `同${skippedBy}`)]
        .filter(Boolean)
        .join(' '),
  );

const change = (
  { archive, test }: Office,
  member: Office['chen'],
  more: { role?: Role; active?: boolean; left?: string },
) =>
  changePerson(archive.writable, test.context, {
    id: member.person.id,
    name: member.person.name,
    role: member.person.role,
    active: true,
    ...more,
  });

describe('out of order', () => {
  it('is refused in words that say who comes first', async () => {
    const branch = await office();
    const early = await refusalOf(() => signNow(branch, branch.lin.context, branch.report, 1));
    expect(early.message).toBe('要先签“填表人”，才能签“部门主管”。请等前面的人签过。');
    const other = await refusalOf(() => signNow(branch, branch.zhao.context, branch.report, 0));
    expect(other.message).toContain('“填表人”一栏不由您（分公司经理）签');
    expect(shown(branch)).toEqual(['填表人', '部门主管', '主管副总', '经理']);
  });
});

describe('an author', () => {
  it('who is on leave is waited for: nobody signs in his name or past him', async () => {
    const branch = await office();
    const { archive, test, chen, zhao, report } = branch;
    addAbsence(archive.writable, test.context, {
      personId: chen.person.id,
      from: '2026-11-16',
      to: '2026-11-30',
      kind: '病假',
    });
    expect(await codeOf(() => signNow(branch, zhao.context, report, 3, { skip: true }))).toBe(
      'SIGNING_OUT_OF_TURN',
    );
    expect(await codeOf(() => signNow(branch, zhao.context, report, 0))).toBe('SIGNING_NOT_YOUR_LINE');
  });

  it.each([
    ['with a closed account', { active: false }],
    ['after his last day', { left: '2026-11-15' }],
  ])('who has left (%s) is passed over, and his line says so', async (_how, more) => {
    const branch = await office();
    const { archive, chen, lin, zhao, report } = branch;
    await change(branch, chen, more);
    const week = { from: '2026-11-16', to: '2026-11-22' };
    expect(waitingFor(archive.readable, lin.context, week)).toMatchObject([
      { line: '部门主管（填表人已离职，不签）', turn: { place: 1, skips: [0], left: [0] } },
    ]);
    // Only when he says that he saw it.
    expect(await codeOf(() => signNow(branch, lin.context, report, 1))).toBe('SIGNING_OUT_OF_TURN');
    await signNow(branch, lin.context, report, 1, { skip: true });
    await signNow(branch, zhao.context, report, 3, { skip: true });
    expect(shown(branch)).toEqual([
      '填表人 离职',
      '部门主管 林主任 valid',
      '主管副总 同赵经理',
      '经理 赵经理 valid',
    ]);
    expect(checkArchive(archive.readable).problems).toEqual([]);
  });

  it('who stays until a later day is waited for', async () => {
    const branch = await office();
    await change(branch, branch.chen, { left: '2026-11-30' });
    expect(await codeOf(() => signNow(branch, branch.lin.context, branch.report, 1, { skip: true }))).toBe(
      'SIGNING_OUT_OF_TURN',
    );
  });

  it.skipIf(stockToolsAbsent)('who has left is named so on the sheet', async () => {
    const branch = await office();
    const { archive, chen, zhao, report } = branch;
    const printer = startSheetPrinter([]);
    onTestFinished(() => printer.close());
    await change(branch, chen, { active: false });
    await signNow(branch, zhao.context, report, 3, { skip: true });
    using sheet = new PrintedPdf((await issueSheet(archive, zhao.context, printer, report)).pdf);
    expect(sheet.text()).toContain('（本人已离职，未签）');
    expect(sheet.text().match(/与赵经理同一人/g)).toHaveLength(2);
  });
});

describe('a chief', () => {
  it('who is replaced keeps what he signed, in the office that he held; his successor signs from then on', async () => {
    const branch = await office();
    const { archive, test, chen, lin, report } = branch;
    await signNow(branch, chen.context, report, 0);
    await signNow(branch, lin.context, report, 1);
    await change(branch, lin, { role: 'salesperson' });
    const xu = actingAs(test, { name: '徐主任', role: 'supervisor' });
    await setPassword(archive.writable, test.context, { personId: xu.person.id, password: PASSWORD });
    expect(shown(branch)[1]).toBe('部门主管 林主任 valid');
    const [, line] = signatureState(archive.readable, chen.context, report).lines;
    expect(line?.signature?.role).toBe('supervisor');
    correct(branch, chen.context, report, { weather: '雨' });
    await signNow(branch, chen.context, report, 0);
    const demoted = { ...lin.context, actor: { ...lin.context.actor, role: 'salesperson' as Role } };
    expect(await codeOf(() => signNow(branch, demoted, report, 1))).toBe('OUT_OF_SCOPE');
    await signNow(branch, xu.context, report, 1);
    expect(shown(branch)[1]).toBe('部门主管 徐主任 valid');
    expect(checkArchive(archive.readable).problems).toEqual([]);
  });

  it('who has left, or forgot his password and got another, stays on what he signed', async () => {
    const branch = await office();
    const { archive, test, chen, lin, zhao, report } = branch;
    await signNow(branch, chen.context, report, 0);
    await signNow(branch, lin.context, report, 1);
    await signNow(branch, zhao.context, report, 3, { skip: true });
    await change(branch, lin, { active: false, left: '2026-11-16' });
    await setPassword(archive.writable, test.context, {
      personId: chen.person.id,
      password: '重设的密码 2026',
    });
    expect(shown(branch)).toEqual([
      '填表人 陈立 valid',
      '部门主管 林主任 valid',
      '主管副总 同赵经理',
      '经理 赵经理 valid',
    ]);
    // Neither the old password nor the new one opens the old key; the next signature makes a new one.
    correct(branch, chen.context, report, { weather: '雨' });
    expect(await codeOf(() => signNow(branch, chen.context, report, 0))).toBe('SIGNING_PASSWORD_WRONG');
    await signNow(branch, chen.context, report, 0, { password: '重设的密码 2026' });
    const keys = allKeys(archive.readable).filter(({ personId }) => personId === chen.person.id);
    expect(keys.map(({ retiredAt }) => retiredAt !== undefined)).toEqual([true, false]);
    expect(shown(branch)[0]).toBe('填表人 陈立 valid');
    expect(checkArchive(archive.readable).problems).toEqual([]);
  });
});
