import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { sha256 } from '../../../electron/archive/digest.ts';
import { numberedSheetCommand, personSheetCommand } from '../../../electron/cli/commands/sheet.ts';
import { temporaryFolder, testArchive } from '../archive/newArchive.ts';
import { refusalOf } from '../refusal.ts';
import { branchWithPrinter } from './branch.ts';

/** The archive closed again, and the environment that the command line opens it from. */
async function closedBranch() {
  const branch = await branchWithPrinter();
  branch.report('2026-11-16');
  branch.archive.close();
  const { login = '', password } = testArchive.administrator;
  for (const [name, value] of Object.entries({
    KEDANG_HOME: branch.home,
    KEDANG_RECOVERY_CODE: branch.recoveryCode,
    KEDANG_USER: login,
    KEDANG_PASSWORD: password,
  }))
    vi.stubEnv(name, value);
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  return temporaryFolder();
}

it('writes the issued sheet and says what it wrote', async () => {
  const folder = await closedBranch();
  const out = join(folder, '卡.pdf');
  writeFileSync(out, 'an older one');
  const { json } = await numberedSheetCommand('customerCard', 'sh-000001', out);
  expect(json).toEqual({ file: out, pages: 2, sha256: sha256(readFileSync(out)), missingCharacters: [] });
  const again = join(folder, 'again.pdf');
  expect((await numberedSheetCommand('customerCard', 'SH-000001', again)).json).toMatchObject({
    sha256: json.sha256,
  });

  const report = join(folder, 'report.pdf');
  for (const person of ['陈立', ' 陈立 '])
    expect(
      (await personSheetCommand('visitReport', { person, date: '2026-11-16', out: report })).json,
    ).toMatchObject({
      pages: expect.any(Number),
      sha256: sha256(readFileSync(report)),
    });
  expect(readdirSync(folder).toSorted()).toEqual(['again.pdf', 'report.pdf', '卡.pdf'].toSorted());
});

it('refuses by code and leaves no file', async () => {
  const folder = await closedBranch();
  const out = join(folder, 'sheet.pdf');
  const taken = join(folder, 'taken.pdf');
  mkdirSync(taken);
  const report = { person: '陈立', date: '2026-11-16', out };
  const refused: [string, () => Promise<unknown>][] = [
    ['DOCUMENT_NOT_FOUND', () => numberedSheetCommand('customerCard', 'SH-000099', out)],
    ['DOCUMENT_NOT_FOUND', () => personSheetCommand('visitReport', { ...report, date: '2026-11-17' })],
    ['PERSON_NOT_FOUND', () => personSheetCommand('visitReport', { ...report, person: '陈丽' })],
    ['DATE_INVALID', () => personSheetCommand('visitReport', { ...report, date: '2026-02-30' })],
    [
      'SHEET_NOT_WRITTEN',
      () => numberedSheetCommand('customerCard', 'SH-000001', join(folder, 'no', 'sheet.pdf')),
    ],
    ['SHEET_NOT_WRITTEN', () => numberedSheetCommand('customerCard', 'SH-000001', taken)],
  ];
  for (const [code, command] of refused) {
    const refusal = await refusalOf(command);
    expect(refusal.code).toBe(code);
    expect(refusal.message).not.toMatch(/—|undefined|ENOENT/);
  }
  expect(readdirSync(folder)).toEqual(['taken.pdf']);
  vi.stubEnv('KEDANG_PASSWORD', 'wrong');
  expect((await refusalOf(() => numberedSheetCommand('customerCard', 'SH-000001', out))).code).toBe(
    'SIGN_IN_FAILED',
  );
});
