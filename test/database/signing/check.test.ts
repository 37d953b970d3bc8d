import { describe, expect, it } from 'vitest';
import { checkArchive } from '../../../electron/archive/check/check.ts';
import { changeOwnPassword, setPassword } from '../../../electron/people/signingIn.ts';
import { type Office, office, PASSWORD, png, signNow } from './office.ts';

const codes = ({ archive }: Office) => checkArchive(archive.readable).problems.map(({ code }) => code);

/** As somebody with the archive's key and a tool could do it. */
function tamper({ archive }: Office, ...statements: string[]): void {
  const triggers = archive.writable
    .prepare<[], string>(
      `SELECT name FROM sqlite_schema WHERE type = 'trigger' AND (name LIKE 'sign%' OR name LIKE 'revisions%'
         OR name LIKE 'documents%')`,
    )
    .pluck()
    .all();
  for (const name of triggers) archive.writable.exec(`DROP TRIGGER ${name}`);
  for (const statement of statements) archive.writable.exec(statement);
}

async function signedOffice() {
  const branch = await office();
  await signNow(branch, branch.chen.context, branch.report, 0, { drawing: png().toString('base64') });
  await signNow(branch, branch.lin.context, branch.report, 1);
  return branch;
}

describe('the check of the archive', () => {
  it('finds nothing in signatures as they were given, after a rewrap and after a reset', async () => {
    const branch = await signedOffice();
    const { archive, test, chen, lin } = branch;
    await changeOwnPassword(archive.writable, chen.context, { old: PASSWORD, password: '新的密码 2026' });
    await setPassword(archive.writable, test.context, { personId: lin.person.id, password: '新的密码 2026' });
    expect(codes(branch)).toEqual([]);
  });

  it.each([
    [
      'another time',
      `UPDATE signatures SET at = '2026-11-16T08:00:00+08:00'`,
      ['SIGNATURE_WRONG', 'SIGNATURE_WRONG'],
    ],
    [
      'another name in the statement',
      `UPDATE signatures SET statement = replace(statement, '陈立', '吴敏') WHERE place = 0`,
      ['SIGNATURE_WRONG', 'SIGNATURE_DIFFERS'],
    ],
    [
      "another person's key",
      `UPDATE signing_keys SET public = (SELECT public FROM signing_keys ORDER BY made_at DESC LIMIT 1)`,
      ['SIGNING_KEY_WRONG', 'SIGNATURE_WRONG'],
    ],
    ['another picture', `UPDATE signature_drawings SET png = x'00'`, ['SIGNATURE_WRONG']],
    ['a signature taken away', `DELETE FROM signatures WHERE place = 1`, ['SIGNATURE_MISSING']],
  ])('finds %s', async (_what, change, found) => {
    const branch = await signedOffice();
    tamper(branch, change);
    expect(codes(branch)).toEqual(found);
  });

  it('finds an altered body under a signature', async () => {
    const branch = await signedOffice();
    tamper(branch, `UPDATE revisions SET body = replace(body, '订货并收上月货款', '订货并收本月货款')`);
    expect(codes(branch)).toEqual(expect.arrayContaining(['DIGEST_WRONG', 'SIGNATURE_WRONG']));
  });
});
