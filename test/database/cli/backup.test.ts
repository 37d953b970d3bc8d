import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { temporaryFolder } from '../archive/newArchive.ts';
import { commandLine } from './session.ts';

const CSV = `\ufeff企业名称,注册资金,法人代表,注册地址
无锡市惠山水暖器材厂,49.7万人民币,钱惠,江苏省无锡市惠山区堰新路5号
`;

it('backs up, drills, loses, and restores by the command line', async () => {
  const { file, json, plain, init } = commandLine();
  await init();
  const code = String(process.env.KEDANG_RECOVERY_CODE);
  const stick = temporaryFolder();
  // The task scheduler has no password.
  vi.stubEnv('KEDANG_USER', '');
  const made = await json('backup');
  expect(made).toMatchObject({ exitCode: 0, json: { ok: true, verified: true, second: null, documents: 0 } });
  vi.stubEnv('KEDANG_USER', '周管理');
  writeFileSync(file('customers.csv'), CSV);
  await json('import', 'customers', file('customers.csv'));
  const carried = await json('backup', '--to', stick);
  expect(carried.json).toMatchObject({ ok: true, documents: 1, second: { place: stick, ok: true } });

  const drilled = await json('drill', stick, '--out', file('drill.pdf'));
  expect(drilled.json).toMatchObject({
    ok: true,
    openedBy: 'code',
    found: { documents: 1, newer: 0 },
    findings: [],
    sheet: file('drill.pdf'),
  });
  expect(readFileSync(file('drill.pdf')).subarray(0, 5).toString()).toBe('%PDF-');

  const first = String(made.json.folder);
  const preview = await json('restore', first);
  expect(preview.json).toMatchObject({
    restored: false,
    documents: 0,
    loss: {
      added: 1,
      changed: 0,
      byFormAndPerson: [{ form: 'customerCard', person: '周管理', added: 1, changed: 0 }],
    },
  });
  expect((await json('search', '惠山')).json).toMatchObject({ total: 1 });
  const restored = await json('restore', first, '--confirm');
  expect(restored.json).toMatchObject({ restored: true, backup: expect.stringContaining('beforeRestore') });
  expect((await json('search', '惠山')).json).toMatchObject({ total: 0 });
  expect((await json('check')).json).toMatchObject({ ok: true, documents: 0 });

  // Another PC: nothing but the stick and the printed code.
  vi.stubEnv('KEDANG_HOME', file('another'));
  vi.stubEnv('KEDANG_RECOVERY_CODE', '');
  expect((await json('restore', stick, '--confirm')).json).toMatchObject({
    error: { code: 'BACKUP_CODE_NEEDED' },
  });
  vi.stubEnv('KEDANG_RECOVERY_CODE', code);
  expect((await json('restore', stick, '--confirm')).json).toMatchObject({ restored: true, loss: null });
  expect((await json('search', '惠山')).json).toMatchObject({ total: 1 });

  const help = await plain('--help');
  for (const command of ['backup', 'restore', 'drill'])
    expect(help.out.join('\n')).toContain(`  ${command} `);
});

it('notes a drill of a spoiled backup as not passed, and exits with 1', async () => {
  const { json, init } = commandLine();
  await init();
  const { folder } = (await json('backup')).json;
  const spoiled = join(temporaryFolder(), 'stick');
  cpSync(String(folder), spoiled, { recursive: true });
  const bytes = readFileSync(join(spoiled, 'archive.db'));
  bytes[9_000] = (bytes[9_000] ?? 0) ^ 1;
  writeFileSync(join(spoiled, 'archive.db'), bytes);
  const drilled = await json('drill', spoiled);
  expect(drilled).toMatchObject({
    exitCode: 1,
    json: { ok: false, found: null, findings: [expect.stringContaining('损坏')] },
  });
});

it('says that the second place is gone, and still has the copy of this computer', async () => {
  const { json, init } = commandLine();
  await init();
  const stick = temporaryFolder();
  await json('backup', '--to', stick);
  rmSync(stick, { recursive: true });
  const made = await json('backup');
  expect(made).toMatchObject({
    exitCode: 1,
    json: { ok: false, second: { ok: false, error: { code: 'BACKUP_PLACE_ABSENT' } } },
  });
  expect(existsSync(String(made.json.folder))).toBe(true);
});
