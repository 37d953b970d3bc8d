import { expect, it } from 'vitest';
import { contract } from '../../../shared/contract/contract.ts';

/**
 * What the bridge exposes, one call a line: who may make it, whether it writes, its name. A change here is a change of what
 * the page can do: look at it, then take it over with `vitest run test/unit/contract -u`.
 */
it('exposes these calls to the page, and no other', async () => {
  const lines = Object.entries(contract).map(([name, { who, effect }]) => `${who} ${effect} ${name}`);
  await expect(`${lines.sort().join('\n')}\n`).toMatchFileSnapshot('exposed.txt');
});
