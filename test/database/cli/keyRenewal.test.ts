import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { publicKeyLine } from '../../../electron/weeklyFile/sshKeys.ts';
import { signMessage } from '../../../electron/weeklyFile/sshSignature.ts';
import { canonicalJson } from '../../../shared/canonical/canonicalJson.ts';
import { runTool } from '../../unit/weeklyFile/stockTools.ts';
import { commandLine } from './session.ts';

const WEEKS = ['2026-W45', '2026-W46', '2026-W47'] as const;

it('a renewed key is taken with the renewal, or by hand, and not otherwise', async () => {
  const { file, json, init, text } = commandLine();
  const made = await init();
  writeFileSync(file('reasons.json'), '{"*":"演示"}');
  const seal = async (week: string) => {
    const { json: sealed } = await json(
      ...['week', 'seal', week, '--out', file('out'), '--reasons', file('reasons.json')],
    );
    expect(sealed).not.toHaveProperty('error');
    return String(sealed.file);
  };
  const verify = async (weekly: string, ...more: string[]) =>
    (await json('week', 'verify', weekly, '--signers', file('signers'), ...more)).json;
  const first = await seal(WEEKS[0]);

  const renewed = await json('keys', 'renew', '--out', file(), '--reason', '换了档案管理员');
  expect(renewed.json).toMatchObject({ ok: true, number: 1, fromSequence: 2 });
  const renewal = String(renewed.json.file);
  const second = await seal(WEEKS[1]);

  expect(await verify(first)).toMatchObject({ ok: true });
  expect(await verify(second)).toMatchObject({ error: { code: 'WEEKLY_FILE_SIGNER_UNKNOWN' } });
  expect(await verify(second, '--renewals', renewal)).toMatchObject({ ok: true, sequence: 2 });
  expect(await verify(first, '--renewals', renewal)).toMatchObject({ ok: true, sequence: 1 });
  const opened = await json(
    ...['week', 'open', second, '--identity', file('hq.identity'), '--signers', file('signers')],
    ...['--to', file('opened'), '--renewals', renewal],
  );
  expect(opened.json).toMatchObject({ ok: true });

  // Stock tools say the same: the old key signed exactly this statement.
  const { statement, byOld, byNew } = JSON.parse(readFileSync(renewal, 'utf8')) as Record<string, string>;
  writeFileSync(file('statement'), statement ?? '');
  writeFileSync(file('by-new'), `SH ${String(renewed.json.signer)}\n`);
  for (const [signature, signers] of [
    [byOld, 'signers'],
    [byNew, 'by-new'],
  ] as const) {
    writeFileSync(file('sig'), signature ?? '');
    const checked = runTool(
      'ssh-keygen',
      ['-Y', 'verify', '-f', file(signers), '-I', 'SH', '-n', 'kedang-key-renewal', '-s', file('sig')],
      { input: statement ?? '' },
    );
    expect(checked.status, checked.stderr).toBe(0);
  }

  // A second renewal is vouched for by the first alone.
  const again = await json('keys', 'renew', '--out', file(), '--reason', '例行更换');
  const third = await seal(WEEKS[2]);
  expect(await verify(third, '--renewals', String(again.json.file))).toMatchObject({
    error: { code: 'KEY_RENEWAL_UNTRUSTED' },
  });
  expect(await verify(third, '--renewals', String(again.json.file), renewal)).toMatchObject({ ok: true });
  // A file of now, signed by the key of before.
  expect(await verify(second, '--renewals', renewal, String(again.json.file))).toMatchObject({ ok: true });

  // For good: the head office puts them on its list, in the order in which they were made.
  expect(
    (await json('keys', 'accept', String(again.json.file), '--signers', file('signers'))).json,
  ).toMatchObject({ error: { code: 'KEY_RENEWAL_UNTRUSTED' } });
  for (const paper of [renewal, String(again.json.file)])
    expect((await json('keys', 'accept', paper, '--signers', file('signers'))).json).toMatchObject({
      ok: true,
      added: true,
    });
  expect(text('signers').split('\n')).toHaveLength(4);
  expect(await verify(third)).toMatchObject({ ok: true });
  expect((await json('keys', 'accept', renewal, '--signers', file('signers'))).json).toMatchObject({
    added: false,
  });

  // By hand, after a call.
  writeFileSync(file('signers'), `SH ${made.signer}\nSH ${String(again.json.signer)}\n`);
  expect(await verify(third)).toMatchObject({ ok: true });
});

it('refuses what is forged, altered, or made twice, and the old key after its time', async () => {
  const { file, json, init } = commandLine();
  await init();
  writeFileSync(file('reasons.json'), '{"*":"演示"}');
  const sealed = await json(
    ...['week', 'seal', WEEKS[0], '--out', file('out'), '--reasons', file('reasons.json')],
  );
  const weekly = String(sealed.json.file);
  const renewed = await json('keys', 'renew', '--out', file(), '--reason', '例行');
  const paper = JSON.parse(readFileSync(String(renewed.json.file), 'utf8')) as {
    statement: string;
    byOld: string;
    byNew: string;
  };
  const verifyWith = async (changed: object, name = 'changed.json') => {
    writeFileSync(file(name), JSON.stringify({ ...paper, ...changed }));
    const { json: found } = await json(
      ...['week', 'verify', weekly, '--signers', file('signers'), '--renewals', file(name)],
    );
    return (found.error as { code: string } | undefined)?.code ?? 'accepted';
  };
  expect(await verifyWith({})).toBe('accepted');
  expect(await verifyWith({ statement: paper.statement.replace('例行', '别的') })).toBe(
    'KEY_RENEWAL_SIGNATURE_INVALID',
  );
  expect(await verifyWith({ statement: `${paper.statement} ` })).toBe('KEY_RENEWAL_UNREADABLE');
  expect(await verifyWith({ byOld: paper.byNew })).toBe('KEY_RENEWAL_SIGNATURE_INVALID');
  expect(await verifyWith({ byOld: 'nonsense' })).toBe('KEY_RENEWAL_SIGNATURE_INVALID');
  expect(await verifyWith({ more: 1 })).toBe('KEY_RENEWAL_UNREADABLE');

  // A stranger vouches for himself.
  const stranger = generateKeyPairSync('ed25519').privateKey;
  const statement = canonicalJson({
    ...(JSON.parse(paper.statement) as object),
    old: publicKeyLine(stranger),
    new: publicKeyLine(stranger),
  });
  const signature = signMessage(Buffer.from(statement), stranger, 'kedang-key-renewal');
  expect(await verifyWith({ statement, byOld: signature, byNew: signature })).toBe('KEY_RENEWAL_UNTRUSTED');

  // A signature over a week is none over a renewal.
  expect(
    await verifyWith({ statement, byOld: signMessage(Buffer.from(statement), stranger), byNew: signature }),
  ).toBe('KEY_RENEWAL_SIGNATURE_INVALID');
});

it('tells the head office’s rules apart: forks and retired keys', async () => {
  const { refuseRetiredKey, withRenewals } = await import('../../../electron/weeklyFile/keyRenewal.ts');
  const { refusalOf } = await import('../refusal.ts');
  const [a, b, c] = [1, 2, 3].map(() => publicKeyLine(generateKeyPairSync('ed25519').privateKey));
  const renewal = (number: number, old = '', next = '') => {
    const statement = {
      format: 'kedang-key-renewal' as const,
      edition: 1 as const,
      ...{ branch: 'SH', number, old, new: next, fromSequence: 5, at: '', reason: '' },
    };
    return { statement, text: canonicalJson(statement), byOld: '', byNew: '' };
  };
  const fork = await refusalOf(() => withRenewals(`SH ${a}\n`, [renewal(1, a, b), renewal(1, a, c)]));
  expect(fork.code).toBe('KEY_RENEWAL_FORKED');
  expect(withRenewals(`SH ${a}`, [renewal(2, b, c), renewal(1, a, b)])).toBe(`SH ${a}\nSH ${b}\nSH ${c}\n`);
  const manifest = (sequence: number, code = 'SH') => ({ branch: { code }, signer: a ?? '', sequence });
  refuseRetiredKey(manifest(4), [renewal(1, a, b)]);
  refuseRetiredKey(manifest(9, 'NJ'), [renewal(1, a, b)]);
  const retired = await refusalOf(() => refuseRetiredKey(manifest(5), [renewal(1, a, b)]));
  expect(retired.details).toEqual({ branch: 'SH', from: 5, sequence: 5 });
});
