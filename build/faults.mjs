// Kills, full disks, damage and hostile input, on the sources and on the packaged program: npm run test:faults
import { bundleProgram } from './bundle.mjs';
import { packageProgram } from './packaging.mjs';
import { checkPackages, installDebianPackages, windowPackages } from './setup/debian-packages.mjs';
import { hasDisplay } from './setup/display.mjs';
import { obtainElectron } from './setup/electron.mjs';
import { runPrepared } from './setup/prepare.mjs';
import { testsOfFaults } from './stages.mjs';
import { closingLine } from './tally.mjs';

await runPrepared(
  async () => {
    const displayed = hasDisplay({ platform: process.platform, env: process.env });
    if (!displayed) await installDebianPackages([...windowPackages, ...checkPackages]);
    const electron = await obtainElectron();
    await bundleProgram();
    const tally = await testsOfFaults(await packageProgram('endToEnd', electron), displayed);
    console.log(`\n${closingLine([tally])}`);
    return tally.failed > 0 ? 1 : 0;
  },
  () => console.log(`\n${closingLine([{ passed: 0, failed: 1 }])}`),
);
