import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../electron/archive/digest.ts';
import { documentDigest } from '../../../electron/documents/digests.ts';
import { rowOf } from '../../../electron/documents/record.ts';
import { changeOwnPassword, resetPassword, setPassword } from '../../../electron/people/signingIn.ts';
import { signatureRows, verifiedStatement } from '../../../electron/signing/signatures.ts';
import { allKeys, openKey } from '../../../electron/signing/signingKeys.ts';
import { statementHolds } from '../../../electron/signing/statements.ts';
import { temporaryFolder } from '../archive/newArchive.ts';
import { codeOf } from '../refusal.ts';
import { correct, type Office, office, PASSWORD, png, signNow } from './office.ts';

const wrappedOf = ({ archive, chen }: Office) =>
  archive.readable
    .prepare<[string], string | null>('SELECT wrapped FROM signing_keys WHERE person_id = ? ORDER BY made_at')
    .pluck()
    .all(chen.person.id);

const verified = ({ archive, report }: Office) =>
  signatureRows(archive.readable, report).map((row) => verifiedStatement(archive.readable, row)?.signer.name);

describe('the key of a person', () => {
  it('is made at his first signature, wrapped by his password, and stays his', async () => {
    const branch = await office();
    const { archive, chen, report } = branch;
    expect(allKeys(archive.readable)).toEqual([]);
    await signNow(branch, chen.context, report, 0);
    const [key] = allKeys(archive.readable);
    expect(key).toMatchObject({
      personId: chen.person.id,
      public: expect.stringMatching(/^ssh-ed25519 AAAA/),
    });
    expect(await openKey(archive.readable, chen.person.id, '错误的密码')).toBeUndefined();
    // In whatever width the password was typed.
    const opened = await openKey(archive.readable, chen.person.id, '江南好\u3000２０２６');
    expect(opened?.fingerprint).toBe(key?.fingerprint);
    expect(opened?.fresh).toBeUndefined();
    correct(branch, chen.context, report, { weather: '雨' });
    await signNow(branch, chen.context, report, 0);
    expect(allKeys(archive.readable)).toHaveLength(1);
  });

  it('is rewrapped when he changes his password, and is the same', async () => {
    const branch = await office();
    const { archive, chen, report } = branch;
    await signNow(branch, chen.context, report, 0);
    const before = wrappedOf(branch);
    await changeOwnPassword(archive.writable, chen.context, { old: PASSWORD, password: '新的密码 2026' });
    expect(wrappedOf(branch)).not.toEqual(before);
    expect(await openKey(archive.readable, chen.person.id, PASSWORD)).toBeUndefined();
    correct(branch, chen.context, report, { weather: '雨' });
    expect(await codeOf(() => signNow(branch, chen.context, report, 0))).toBe('SIGNING_PASSWORD_WRONG');
    await signNow(branch, chen.context, report, 0, { password: '新的密码 2026' });
    expect(allKeys(archive.readable)).toHaveLength(1);
    expect(verified(branch)).toEqual(['陈立', '陈立']);
  });

  it('is gone when another sets his password; the old public half still verifies', async () => {
    for (const reset of [setPassword, changePasswordInPeople]) {
      const branch = await office();
      const { archive, test, chen, report } = branch;
      await signNow(branch, chen.context, report, 0);
      await reset(archive.writable, test.context, { personId: chen.person.id, password: '重设的密码 2026' });
      expect(wrappedOf(branch)).toEqual([null]);
      expect(verified(branch)).toEqual(['陈立']);
      correct(branch, chen.context, report, { weather: '雨' });
      await signNow(branch, chen.context, report, 0, { password: '重设的密码 2026' });
      const [old, fresh] = allKeys(archive.readable);
      expect(old?.retiredAt).toBeDefined();
      expect(fresh?.retiredAt).toBeUndefined();
      expect(fresh?.public).not.toBe(old?.public);
      expect(verified(branch)).toEqual(['陈立', '陈立']);
    }
  });

  it('stays as it is when a password change fails', async () => {
    const branch = await office();
    const { archive, chen, report } = branch;
    await signNow(branch, chen.context, report, 0);
    const before = wrappedOf(branch);
    const change = (old: string, password: string) =>
      codeOf(() => changeOwnPassword(archive.writable, chen.context, { old, password }));
    expect(await change(PASSWORD, '短')).toBe('PASSWORD_TOO_WEAK');
    expect(await change('错误的密码', '新的密码 2026')).toBe('SIGN_IN_FAILED');
    expect(wrappedOf(branch)).toEqual(before);
  });
});

/** By the administrator and 赵经理, as on the page of the people. */
const changePasswordInPeople: typeof setPassword = (archive, context, { personId, password }) =>
  resetPassword(archive, context, {
    id: personId,
    password,
    own: PASSWORD,
    second: { login: '赵经理', password: PASSWORD },
  });

describe('a signature', () => {
  it('names the exact content, and holds for nothing else', async () => {
    const branch = await office();
    const { archive, chen, lin, report } = branch;
    await signNow(branch, chen.context, report, 0, { drawing: png().toString('base64') });
    await signNow(branch, lin.context, report, 1);
    const [first, second] = signatureRows(archive.readable, report);
    if (!first || !second) throw new Error('two signatures');
    const statement = verifiedStatement(archive.readable, first);
    const row = rowOf(archive.readable, report);
    expect(statement?.document).toMatchObject({
      id: report,
      revision: 1,
      digest: documentDigest(row, row.body),
      bodyDigest: sha256(row.body),
    });
    expect(statement?.drawing).toBe(sha256(png()));
    const keys = allKeys(archive.readable);
    const publicOf = (personId: string) => keys.find((key) => key.personId === personId)?.public ?? '';
    const holds = (text: string, signature: string, key: string) => statementHolds(text, signature, key);
    expect(holds(first.statement, first.signature, publicOf(chen.person.id))).toBe(true);
    expect(holds(first.statement, first.signature, publicOf(lin.person.id))).toBe(false);
    expect(holds(second.statement, first.signature, publicOf(chen.person.id))).toBe(false);
    expect(holds(first.statement.replace('陈立', '陈力'), first.signature, publicOf(chen.person.id))).toBe(
      false,
    );
    expect(holds(first.statement, second.signature, publicOf(chen.person.id))).toBe(false);
    expect(holds(first.statement, '', publicOf(chen.person.id))).toBe(false);
    // Each column must say what was signed.
    for (const change of [
      { title: '部门主管' },
      { place: 1 },
      { at: '2026-11-16T09:00:00+08:00' },
      { digest: '0'.repeat(64) },
      { signer: lin.person.id },
      { skipped: '[1]' },
      { drawing: null },
      { key: second.key },
      { revision: 2 },
    ])
      expect(
        verifiedStatement(archive.readable, { ...first, ...change }),
        JSON.stringify(change),
      ).toBeUndefined();
  });

  it('is verified by the stock ssh-keygen without the program', async () => {
    const branch = await office();
    const { archive, chen, report } = branch;
    await signNow(branch, chen.context, report, 0);
    const [row] = signatureRows(archive.readable, report);
    const [key] = allKeys(archive.readable);
    if (!row || !key) throw new Error('one signature');
    const folder = temporaryFolder();
    const file = (name: string, content: string) => {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    };
    const signers = file('signers', `${chen.person.id} namespaces="kedang-signature" ${key.public}\n`);
    const signature = file('statement.sig', row.signature);
    const verify = (text: string, principal = chen.person.id) =>
      execFileSync(
        'ssh-keygen',
        ['-Y', 'verify', '-f', signers, '-I', principal, '-n', 'kedang-signature', '-s', signature],
        { input: text, stdio: ['pipe', 'pipe', 'pipe'] },
      ).toString();
    expect(verify(row.statement)).toContain('Good "kedang-signature" signature');
    expect(() => verify(row.statement.replace('"revision":1', '"revision":2'))).toThrow();
    expect(() => verify(row.statement, branch.lin.person.id)).toThrow();
  });
});
