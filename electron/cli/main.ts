import { runCommandLine } from './commandLine.ts';
import { terminal } from './terminal.ts';

const { exitCode } = await runCommandLine(
  process.argv.slice(2),
  terminal(() => process.exit()),
);
process.exitCode = exitCode;
