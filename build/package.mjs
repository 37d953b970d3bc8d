// Makes the program as users get it: npm run dist [-- --installers]
import { bundleProgram } from './bundle.mjs';
import { packageArchive, packageInstallers, packageProgram } from './packaging.mjs';
import { obtainElectron } from './setup/electron.mjs';
import { runPrepared } from './setup/prepare.mjs';
import { Refusal } from './setup/refusal.mjs';

const args = process.argv.slice(2);

await runPrepared(async () => {
  const unknown = args.find((argument) => argument !== '--installers');
  if (unknown) throw new Refusal(`Unknown: ${unknown}. Usage: npm run dist [-- --installers]`);
  const electron = await obtainElectron();
  await bundleProgram();
  if (args.includes('--installers')) {
    await packageInstallers(electron);
    console.log('Installers are in out/release.');
    return 0;
  }
  const executable = await packageProgram('release', electron);
  console.log(`Packaged, fuses read back: ${executable}`);
  if (process.platform === 'linux') console.log(`To carry: ${await packageArchive(executable)}`);
  if (electron.source !== 'official') {
    console.log(`It runs here, on Electron ${electron.version}; it is not for users: see docs/building.md.`);
  }
  return 0;
});
