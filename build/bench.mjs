// Measures the program beside its baselines: npm run bench [-- options of test/bench/main.ts]
import { bundleProgram } from './bundle.mjs';
import { packageProgram } from './packaging.mjs';
import { run, withNodeFirst } from './setup/command.mjs';
import { installDebianPackages, windowPackages } from './setup/debian-packages.mjs';
import { hasDisplay, underDisplay } from './setup/display.mjs';
import { obtainElectron } from './setup/electron.mjs';
import { inCheckout } from './setup/folders.mjs';
import { ownNode } from './setup/own-node.mjs';
import { runPrepared } from './setup/prepare.mjs';

await runPrepared(async () => {
  const displayed = hasDisplay({ platform: process.platform, env: process.env });
  if (!displayed) await installDebianPackages(windowPackages);
  const electron = await obtainElectron();
  await bundleProgram();
  const [program, ...args] = underDisplay(
    [ownNode, inCheckout('test', 'bench', 'main.ts'), ...process.argv.slice(2)],
    displayed,
  );
  const { code } = await run(program, args, {
    env: {
      ...withNodeFirst(ownNode),
      KEDANG_APP: await packageProgram('endToEnd', electron),
      KEDANG_ELECTRON: electron.executable,
    },
  });
  return code;
});
