// Opens the program from a checkout and follows the sources: a change of the page reloads it, any other restarts.
import { spawn } from 'node:child_process';
import { bundles } from './bundle.mjs';
import { reloadPages } from './reload.mjs';
import { run } from './setup/command.mjs';
import { installDebianPackages, windowPackages } from './setup/debian-packages.mjs';
import { hasDisplay, underDisplay } from './setup/display.mjs';
import { obtainElectron, sandboxArguments } from './setup/electron.mjs';
import { checkout, inCheckout } from './setup/folders.mjs';
import { runPrepared } from './setup/prepare.mjs';

/** Several bundles follow one saved file: they are waited for, in ms, before the program is restarted. */
const settling = 150;

await runPrepared(async () => {
  if (!hasDisplay({ platform: process.platform, env: process.env })) {
    await installDebianPackages(windowPackages);
    console.log('There is no display here: the window opens on one that nobody sees.');
    const [program, ...args] = underDisplay([process.execPath, ...process.argv.slice(1)], false);
    return (await run(program, args)).code;
  }
  const electron = await obtainElectron();
  const { build } = await import('vite');

  /** @type {import('node:child_process').ChildProcess | undefined} */
  let program;
  /** @type {string | undefined} */
  let debugging;
  /** @type {NodeJS.Timeout | undefined} */
  let restarting;

  const start = () => {
    const args = ['--remote-debugging-port=0', ...sandboxArguments(process.getuid?.()), checkout];
    const started = spawn(electron.executable, args, { stdio: ['ignore', 'inherit', 'pipe'] });
    started.stderr.setEncoding('utf8').on('data', (text) => {
      debugging = /DevTools listening on ws:\/\/([^/]+)/.exec(text)?.[1] ?? debugging;
      process.stderr.write(text);
    });
    // The window closed by hand ends the work; a program that we end ourselves has been replaced before.
    started.on('close', (code) => {
      if (program === started) process.exit(code ?? 0);
    });
    program = started;
  };
  const restart = () => {
    const previous = program;
    program = undefined;
    if (!previous) return start();
    previous.once('close', start);
    previous.kill();
  };

  for (const mode of bundles) {
    const watcher = await build({
      configFile: inCheckout('vite.config.ts'),
      mode,
      logLevel: 'warn',
      // A rebuilt main process must not take the preload beside it away.
      build: { watch: {}, emptyOutDir: false },
    });
    if (!('on' in watcher)) throw new Error(`vite does not watch the bundle ${mode}.`);
    let first = true;
    await new Promise((resolve) => {
      watcher.on('event', (event) => {
        if (event.code === 'ERROR') console.error(event.error.message);
        if ('result' in event) void event.result?.close();
        if (event.code !== 'END') return;
        if (first) {
          first = false;
          resolve(undefined);
        } else if (mode === 'production') {
          if (debugging) void reloadPages(debugging);
        } else {
          clearTimeout(restarting);
          restarting = setTimeout(restart, settling);
        }
      });
    });
  }
  process.on('exit', () => program?.kill());
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(0));
  start();
  console.log('Following the sources. Close the window, or press Ctrl+C, to end.');
  await new Promise(() => {});
  return 0;
});
