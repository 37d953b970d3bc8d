import { app } from 'electron';
import { startProgram } from './office/program.ts';

/** `kedang --cli …` runs a command without a window (task scheduler); everything else opens the program. */
const cli = process.argv.indexOf('--cli');

if (cli >= 0) {
  app.disableHardwareAcceleration();
  // Not awaited here: Electron is ready only once this module has come to its end.
  void app.whenReady().then(() => runCommand(process.argv.slice(cli + 1)));
} else {
  startProgram();
}

async function runCommand(args: readonly string[]): Promise<void> {
  const { runCommandLine } = await import('./cli/commandLine.ts');
  const { lendKeyStore } = await import('./cli/keyStore.ts');
  const { systemKeyStore } = await import('./office/systemKeyStore.ts');
  lendKeyStore(systemKeyStore);
  const { terminal } = await import('./cli/terminal.ts');
  const { exitCode } = await runCommandLine(
    args,
    terminal(() => app.exit()),
  );
  app.exit(exitCode);
}
