import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { archiveExists } from '../../../electron/archive/archive.ts';
import { inFolder, openBranch, problemsOf } from '../branch.ts';
import { figure } from '../figures.ts';
import { kill, spreadSteps } from './killing.ts';
import { randomFrom, seed } from './random.ts';

const AT_STEPS = 24;

it(`makes a whole archive or none when killed while creating one (seed ${seed})`, () =>
  inFolder(async (folder) => {
    const whole = await kill({ scenario: 'creating', home: join(folder, 'whole'), seed }, 'never');
    const outcomes = new Set<boolean>();
    let kills = 0;
    for (const beforeStep of spreadSteps(whole.steps ?? 0, AT_STEPS, randomFrom(seed))) {
      const home = join(folder, `${beforeStep}`);
      const death = await kill({ scenario: 'creating', home, seed }, { beforeStep });
      if (death.killed) kills += 1;
      const made = archiveExists(home);
      outcomes.add(made);
      if (made) (await openBranch(home)).close();
      else {
        const again = await kill({ scenario: 'creating', home, seed }, 'never');
        expect(again.acknowledged, death.before).toHaveLength(1);
      }
      expect(readdirSync(home).sort(), death.before).toEqual(['archive', 'owner.lock']);
      expect(await problemsOf(home), death.before).toEqual([]);
    }
    expect([...outcomes].sort()).toEqual([false, true]);
    expect(kills).toBe(AT_STEPS);
    figure('kills', 'creating', kills);
  }));
