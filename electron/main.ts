import { app } from 'electron';
import { runCommandLine } from './cli/commandLine.ts';
import { lendKeyStore } from './cli/keyStore.ts';
import { startProgram } from './office/program.ts';
import { systemKeyStore } from './office/systemKeyStore.ts';

/** `kedang --cli …` runs a command without a window (task scheduler); everything else opens the program. */
const cli = process.argv.indexOf('--cli');

if (cli >= 0) {
  app.disableHardwareAcceleration();
  await app.whenReady();
  lendKeyStore(systemKeyStore);
  const { exitCode } = await runCommandLine(process.argv.slice(cli + 1), {
    out: (text) => process.stdout.write(`${text}\n`),
    err: (text) => process.stderr.write(`${text}\n`),
  });
  app.exit(exitCode);
} else {
  startProgram();
}
