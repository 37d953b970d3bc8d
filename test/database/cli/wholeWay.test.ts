import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runTool } from '../../unit/weeklyFile/stockTools.ts';
import { commandLine } from './session.ts';

const CSV = `\ufeff企业名称,注册资金,法人代表,注册地址
无锡市惠山水暖器材厂,49.7万人民币,钱惠,江苏省无锡市惠山区堰新路5号
无锡市惠山水暖器材厂,49.7万人民币,钱惠,江苏省无锡市惠山区堰新路5号
苏州启明建材有限公司,676(万元人民币),周启明,江苏省苏州市姑苏区人民路18号
,80万,,
`;

describe('the whole way by the command line', () => {
  it('goes from an empty folder to the opened weekly file', async () => {
    const { file, json, init } = commandLine();
    const made = await init();
    expect(made).toEqual({
      archive: file('archive'),
      recoveryCode: expect.stringMatching(/^[0-9A-Z]{5}(-[0-9A-Z]{5})+$/),
      signer: expect.stringMatching(/^ssh-ed25519 AAAA\S+ SH$/),
      recipient: expect.stringMatching(/^age1[0-9a-z]{58}$/),
    });
    const demo = await json(
      ...[
        'demo',
        '--seed',
        '5',
        '--customers',
        '20',
        '--staff',
        '2',
        '--weeks',
        '1',
        '--until',
        '2026-11-22',
      ],
    );
    expect(demo.json).toMatchObject({ customers: 20 });

    writeFileSync(file('customers.csv'), CSV);
    const counts = { read: 4, imported: 2, merged: 0, skipped: 1, rejected: 1 };
    const tried = await json('import', 'customers', file('customers.csv'), '--dry-run');
    expect(tried).toMatchObject({ exitCode: 0, json: counts });
    const imported = await json(
      'import',
      'customers',
      file('customers.csv'),
      '--rejects',
      file('rejects.csv'),
    );
    expect(imported.json).toEqual(counts);
    expect(readFileSync(file('rejects.csv'), 'utf8')).toContain('没有客户全称');

    const found = await json('search', '惠山水暖');
    expect(found.json).toEqual({
      total: 1,
      hits: [{ code: expect.stringMatching(/^SH-\d{6}$/), name: '无锡市惠山水暖器材厂' }],
    });

    const status = await json('week', 'status', '2026-W47');
    expect(Object.keys(status.json)).toEqual(['week', 'calendar', 'people', 'openPoints']);
    expect(status.json).toMatchObject({ week: '2026-W47', calendar: 'published' });
    const people = status.json.people as { name: string; days: object[] }[];
    expect(people).toHaveLength(2);
    expect(people[0]?.days).toHaveLength(7);
    expect(people[0]?.days[5]).toEqual({ date: '2026-11-21', workday: false, state: 'off' });

    writeFileSync(file('reasons.json'), '\ufeff{"*":"演示"}');
    const sealed = await json(
      ...['week', 'seal', '2026-W47', '--out', file('out'), '--reasons', file('reasons.json')],
    );
    expect(sealed.json).toEqual({
      file: file('out', 'KD-SH-2026-W47-0001.zip'),
      week: '2026-W47',
      sequence: 1,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      documents: expect.any(Number),
    });
    const weekly = String(sealed.json.file);

    const verified = await json('week', 'verify', weekly, '--signers', file('signers'));
    expect(verified.json).toEqual({ ok: true, branch: 'SH', week: '2026-W47', sequence: 1, previous: null });
    const opened = await json(
      ...['week', 'open', weekly, '--identity', file('hq.identity'), '--signers', file('signers')],
      ...['--to', file('opened')],
    );
    expect(opened.json).toEqual({
      ok: true,
      documents: sealed.json.documents,
      sheets: expect.any(Number),
      files: expect.any(Number),
    });
    expect(opened.json.sheets).toBeGreaterThan(5);

    const check = await json('check');
    expect(check).toMatchObject({ exitCode: 0, json: { ok: true, problems: [] } });
    expect(Object.keys(check.json)).toEqual(['ok', 'documents', 'revisions', 'problems']);

    const digest = runTool('sha256sum', [weekly]).stdout.slice(0, 64);
    expect(digest).toBe(sealed.json.sha256);
    expect(runTool('unzip', ['-t', weekly]).status).toBe(0);
  });
});

describe('a refusal', () => {
  it('is one JSON object with code and message, and exit code 1', async () => {
    const { json, plain, init, file } = commandLine();
    expect(await json('check')).toMatchObject({ exitCode: 1, json: { error: { code: 'ARCHIVE_MISSING' } } });
    await init();
    const code = process.env.KEDANG_RECOVERY_CODE;
    process.env.KEDANG_RECOVERY_CODE = '';
    expect((await json('check')).json).toMatchObject({ error: { code: 'ARCHIVE_KEY_NEEDED' } });
    process.env.KEDANG_RECOVERY_CODE = code;
    const refused = await json('sheet', 'customerCard', 'SH-000099', '--out', file('a.pdf'));
    expect(refused).toMatchObject({
      exitCode: 1,
      err: [],
      json: { error: { code: 'DOCUMENT_NOT_FOUND', message: expect.stringContaining('SH-000099') } },
    });
    const spoken = await plain('sheet', 'customerCard', 'SH-000099', '--out', file('a.pdf'));
    expect(spoken).toMatchObject({ exitCode: 1, out: [] });
    expect(spoken.err.join()).toContain('DOCUMENT_NOT_FOUND');
    expect((await json('week', 'status', '2026-47')).json).toMatchObject({ error: { code: 'WEEK_INVALID' } });
    const again = ['init', '--branch', 'SH', '--name', 'x', '--admin', 'y', '--hq-identity-out', file('b')];
    expect((await json(...again, '--hq-signer-out', file('c'))).exitCode).toBe(1);
  });

  it('keeps a wrong password out', async () => {
    const { json, init } = commandLine();
    await init();
    process.env.KEDANG_PASSWORD = 'somebody else';
    expect((await json('check')).json).toMatchObject({ error: { code: 'SIGN_IN_FAILED' } });
    process.env.KEDANG_USER = '';
    expect((await json('check')).json).toMatchObject({ error: { code: 'NOT_SIGNED_IN' } });
  });

  it('of the usage has exit code 2 and prints nothing on standard output, or with --json one object', async () => {
    const { plain, json } = commandLine();
    expect(await plain('week', 'seal', '2026-W47')).toMatchObject({ exitCode: 2, out: [] });
    expect(await plain('unheard-of')).toMatchObject({ exitCode: 2, out: [] });
    expect(await json('week', 'seal', '2026-W47')).toMatchObject({
      exitCode: 2,
      json: { error: { code: 'USAGE_WRONG' } },
    });
    expect(await plain('demo', '--until', '2026-11-22', '--staff', 'many')).toMatchObject({ exitCode: 2 });
  });
});

it('the help names every command, and every command its options', async () => {
  const { plain } = commandLine();
  const help = (await plain('--help')).out.join('\n');
  for (const command of ['init', 'demo', 'import', 'search', 'sheet', 'week', 'check'])
    expect(help).toMatch(new RegExp(`^ {2}${command}\\b`, 'm'));
  for (const [command, option] of [
    [['init'], '--hq-identity-out'],
    [['demo'], '--until'],
    [['import', 'customers'], '--dry-run'],
    [['sheet', 'visitReport'], '--person'],
    [['week', 'seal'], '--reasons'],
    [['week', 'open'], '--identity'],
  ] as const) {
    const { out, exitCode } = await plain(...command, '--help');
    expect(exitCode).toBe(0);
    expect(out.join('\n')).toContain(option);
    expect(out.join('\n')).toContain('--json');
  }
});
