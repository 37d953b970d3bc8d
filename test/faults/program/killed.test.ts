import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sealedWeeks } from '../../../electron/week/sealedWeeks.ts';
import { verifyWeeklyFile } from '../../../electron/weeklyFile/verifying.ts';
import { manyCustomers } from '../../database/importing/branch.ts';
import { inFolder, MANAGER, makeBranch, openBranch, PASSWORD, problemsOf } from '../branch.ts';
import { figure } from '../figures.ts';
import { randomFrom, seed } from '../kill/random.ts';
import { fillWeek, WEEK } from '../week.ts';
import { run, start } from './program.ts';

const IMPORTS = 10;
/** Fewer: each lays the week's sheets out, and again afterwards. */
const SEALINGS = 4;
const ROWS = 1_000;

it(`the packaged program, killed while importing, imports all or nothing (seed ${seed})`, () =>
  inFolder(async (folder) => {
    const home = join(folder, 'branch');
    const { recoveryCode } = await makeBranch(home);
    const path = join(folder, '客户.csv');
    writeFileSync(path, manyCustomers(ROWS));
    const command = ['import', 'customers', path];
    const env = (at: string) => environment(at, recoveryCode);
    const whole = join(folder, 'whole');
    cpSync(home, whole, { recursive: true });
    const { json, ms, err } = await run('packaged', command, env(whole));
    expect(json, err).toMatchObject({ imported: ROWS });
    const { kills, outcomes } = await killed(
      IMPORTS,
      folder,
      home,
      command,
      env,
      ms,
      async (copy, answered) => {
        const archive = await openBranch(copy);
        const count =
          archive.readable.prepare<[], number>('SELECT count(*) FROM documents').pluck().get() ?? 0;
        archive.close();
        expect([0, ROWS]).toContain(count);
        if (answered) expect(count).toBe(ROWS);
        return count;
      },
    );
    expect(outcomes.size).toBeGreaterThan(0);
    figure('kills', 'packaged-importing', kills);
  }));

it(`the packaged program, killed while sealing, seals the same week again (seed ${seed})`, () =>
  inFolder(async (folder) => {
    const home = join(folder, 'branch');
    const { recoveryCode, signers } = await makeBranch(home);
    await fillWeek(home);
    const reasons = join(folder, 'reasons.json');
    writeFileSync(reasons, JSON.stringify({ '*': '已说明' }));
    const out = join(folder, 'out');
    const command = ['week', 'seal', WEEK, '--out', out, '--reasons', reasons];
    const env = (at: string) => environment(at, recoveryCode);
    const whole = join(folder, 'whole');
    cpSync(home, whole, { recursive: true });
    const { json, ms, err } = await run('packaged', command, env(whole));
    expect(json, err).toMatchObject({ sequence: 1 });
    const { kills } = await killed(SEALINGS, folder, home, command, env, ms, async (copy, answered) => {
      const archive = await openBranch(copy);
      const before = sealedWeeks(archive.readable);
      archive.close();
      if (answered) expect(before).toHaveLength(1);
      const again = await run('packaged', command, env(copy));
      expect(again.json, again.err).toMatchObject({ sequence: 1 });
      if (before[0]) expect(again.json?.sha256).toBe(before[0].sha256);
      expect(await verifyWeeklyFile(String(again.json?.file), signers)).toMatchObject({
        ok: true,
        sequence: 1,
      });
      return before.length;
    });
    figure('kills', 'packaged-sealing', kills);
  }));

const environment = (home: string, recoveryCode: string) => ({
  KEDANG_HOME: home,
  KEDANG_USER: MANAGER,
  KEDANG_PASSWORD: PASSWORD,
  KEDANG_RECOVERY_CODE: recoveryCode,
});

/** Kills the command at random times, each on a copy of the archive, and looks at what is left. */
async function killed<T>(
  times: number,
  folder: string,
  home: string,
  command: readonly string[],
  env: (home: string) => Record<string, string>,
  ms: number,
  look: (copy: string, answered: boolean) => Promise<T>,
): Promise<{ kills: number; outcomes: Set<T> }> {
  const random = randomFrom(seed);
  const outcomes = new Set<T>();
  let kills = 0;
  for (let place = 0; place < times; place += 1) {
    const copy = join(folder, `${place}`);
    cpSync(home, copy, { recursive: true });
    const running = start('packaged', command, env(copy));
    // The first third is Electron's own start.
    const timer = setTimeout(() => running.process.kill('SIGKILL'), ms * (1 / 3 + (random() * 2) / 3));
    const { signal, json } = await running.ended;
    clearTimeout(timer);
    if (signal === 'SIGKILL') kills += 1;
    outcomes.add(await look(copy, json !== undefined));
    expect(await problemsOf(copy)).toEqual([]);
  }
  return { kills, outcomes };
}
