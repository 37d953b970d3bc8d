// Opens the program from a checkout; without a display, shows what it does on the command line instead.
import { bundleProgram } from './bundle.mjs';
import { demonstrate } from './demonstration/demonstration.mjs';
import { run } from './setup/command.mjs';
import { hasDisplay } from './setup/display.mjs';
import { obtainElectron, sandboxArguments } from './setup/electron.mjs';
import { checkout } from './setup/folders.mjs';
import { runPrepared } from './setup/prepare.mjs';

await runPrepared(async () => {
  if (!hasDisplay({ platform: process.platform, env: process.env })) {
    console.log(
      'There is no display here, so no window can open: the same work follows on the command line.',
    );
    return demonstrate();
  }
  const electron = await obtainElectron();
  await bundleProgram();
  const { code } = await run(electron.executable, [...sandboxArguments(process.getuid?.()), checkout]);
  return code;
});
