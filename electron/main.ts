import { app } from 'electron';
import { startProgram } from './office/program.ts';

/** `kedang --cli …` runs a command without a window (task scheduler); everything else opens the program. */
const cli = process.argv.indexOf('--cli');

if (cli >= 0) {
  app.disableHardwareAcceleration();
  await app.whenReady();
  const { runCommandLine } = await import('./cli/commandLine.ts');
  const { lendKeyStore } = await import('./cli/keyStore.ts');
  const { systemKeyStore } = await import('./office/systemKeyStore.ts');
  lendKeyStore(systemKeyStore);
  const { exitCode } = await runCommandLine(process.argv.slice(cli + 1), {
    out: (text) => process.stdout.write(`${text}\n`),
    err: (text) => process.stderr.write(`${text}\n`),
  });
  app.exit(exitCode);
} else {
  startProgram();
}
