// The command line of the program from its sources, on Node, without a window: npm run -s cli -- <command>
import { run, withNodeFirst } from './setup/command.mjs';
import { checkout, inCheckout } from './setup/folders.mjs';
import { ownNode } from './setup/own-node.mjs';
import { runPrepared } from './setup/prepare.mjs';

/** npm changes into the checkout; the files named on the command line are meant from where it was typed. */
function folderOfCaller() {
  const { INIT_CWD: typedIn, npm_lifecycle_event: script } = process.env;
  return script === 'cli' && typedIn && process.cwd() === checkout ? typedIn : process.cwd();
}

await runPrepared(async () => {
  const args = [inCheckout('electron', 'cli', 'main.ts'), ...process.argv.slice(2)];
  const { code } = await run(ownNode, args, { cwd: folderOfCaller(), env: withNodeFirst(ownNode) });
  return code;
});
