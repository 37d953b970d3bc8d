import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { manyCustomers } from '../../database/importing/branch.ts';
import { inFolder, MANAGER, makeBranch, openBranch, PASSWORD, problemsOf } from '../branch.ts';
import { run, start, type Way } from './program.ts';

const ROWS = 4_000;

it.each([
  ['sources', 'sources'],
  ['packaged', 'sources'],
  ['packaged', 'packaged'],
] satisfies [Way, Way][])(
  'two programs on one archive (%s, %s): the second is refused, and the first not disturbed',
  (one, other) =>
    inFolder(async (folder) => {
      const home = join(folder, 'branch');
      const { recoveryCode } = await makeBranch(home);
      const path = join(folder, '客户.csv');
      writeFileSync(path, manyCustomers(ROWS));
      const env = {
        KEDANG_HOME: home,
        KEDANG_USER: MANAGER,
        KEDANG_PASSWORD: PASSWORD,
        KEDANG_RECOVERY_CODE: recoveryCode,
      };
      // Who comes first has it, and is not disturbed by those who come while he works.
      const ends = await Promise.all(
        [one, other, one].map((way) => start(way, ['import', 'customers', path], env).ended),
      );
      // One that began when another had ended finds its rows there and skips them.
      const imported = ends.filter(({ json }) => json?.read === ROWS);
      const refused = ends.flatMap(({ json }) => (json?.error ? [json.error] : []));
      expect(imported.length + refused.length).toBe(3);
      expect(imported.length).toBeGreaterThan(0);
      expect(refused.length).toBeGreaterThan(0);
      for (const error of refused)
        expect(error).toMatchObject({
          code: 'ARCHIVE_LOCKED',
          message: expect.stringMatching(/进程 \d+|另一个程序/),
        });
      expect(await problemsOf(home)).toEqual([]);
      const { code, json } = await run(other, ['check'], env);
      expect([code, json?.ok]).toEqual([0, true]);
      expect(json?.documents).toBe(ROWS);
    }),
);

it('a program while the archive is open in another one of this computer is refused, and both files stay as they are', () =>
  inFolder(async (home) => {
    const { recoveryCode } = await makeBranch(home);
    const archive = await openBranch(home);
    const env = { KEDANG_HOME: home, KEDANG_USER: MANAGER, KEDANG_PASSWORD: PASSWORD };
    const { code, json } = await run('sources', ['check'], { ...env, KEDANG_RECOVERY_CODE: recoveryCode });
    expect([code, json?.error]).toEqual([1, expect.objectContaining({ code: 'ARCHIVE_LOCKED' })]);
    archive.close();
    expect(await problemsOf(home)).toEqual([]);
  }));
