import { app } from 'electron';
import { runCommandLine } from './cli/commandLine.ts';
import { startProgram } from './office/program.ts';

/** `kedang --cli …` runs a command without a window (task scheduler); everything else opens the program. */
const cli = process.argv.indexOf('--cli');

if (cli >= 0) {
  app.disableHardwareAcceleration();
  await app.whenReady();
  const { exitCode } = await runCommandLine(process.argv.slice(cli + 1), {
    out: (text) => process.stdout.write(`${text}\n`),
    err: (text) => process.stderr.write(`${text}\n`),
  });
  app.exit(exitCode);
} else {
  startProgram();
}
