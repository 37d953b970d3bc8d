import { describe, expect, it } from 'vitest';
import { addressesFrom } from '../../../build/module-address.mjs';

describe('the address of a module inside the bundle', () => {
  const code =
    'new Worker(new URL("./a.worker.js", new URL("module-address:archive/run.js", import.meta.url)))';

  it('is relative to the file that the module landed in', () => {
    expect(addressesFrom('main.js', code)).toContain('"./archive/run.js"');
    expect(addressesFrom('cli/main.js', code)).toContain('"../archive/run.js"');
    expect(addressesFrom('archive/run.js', code)).toContain('"./run.js"');
  });

  it('leaves other addresses alone', () => {
    expect(addressesFrom('chunks/x.js', code)).toContain('"./a.worker.js"');
  });
});
