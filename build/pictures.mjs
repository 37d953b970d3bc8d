// Takes the pictures of README and manual anew: npm run pictures [-- names]
import { bundleProgram } from './bundle.mjs';
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
    [ownNode, inCheckout('test', 'pictures', 'take.ts'), ...process.argv.slice(2)],
    displayed,
  );
  const { code } = await run(program, args, {
    env: { ...withNodeFirst(ownNode), KEDANG_ELECTRON: electron.executable },
  });
  return code;
});
