import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, writeFileSync } from 'node:fs';
import { runNpm } from './command.mjs';
import { inCheckout } from './folders.mjs';
import { Refusal } from './refusal.mjs';

const lockFile = inCheckout('package-lock.json');
const packagesFolder = inCheckout('node_modules');
const stampFile = inCheckout('node_modules', '.installed-from');

/**
 * What node_modules was installed from: another lock file, platform or processor needs another installation.
 *
 * @param {{ lock: string, platform: string, arch: string }} origin lock: the text of package-lock.json
 */
export function stampOf({ lock, platform, arch }) {
  const digest = createHash('sha256').update(lock.replaceAll('\r\n', '\n')).digest('hex');
  return `${platform}-${arch} ${digest}\n`;
}

/**
 * `install` replaces only what differs; `ci` starts by removing node_modules, which Windows refuses while the Node
 * inside it runs this very program.
 *
 * @param {{ present: string | undefined, wanted: string, isLink: boolean, runsFromInside: boolean, platform: string }} state
 * @returns {'nothing' | 'ci' | 'install' | 'leave'} leave: a linked folder belongs to another checkout
 */
export function installationNeeded({ present, wanted, isLink, runsFromInside, platform }) {
  if (present === wanted) return 'nothing';
  if (isLink) return 'leave';
  return runsFromInside && platform === 'win32' ? 'install' : 'ci';
}

/** Installs the packages of package-lock.json unless this has been done. */
export async function installNodePackages() {
  const wanted = stampOf({
    lock: readFileSync(lockFile, 'utf8'),
    platform: process.platform,
    arch: process.arch,
  });
  const step = installationNeeded({
    present: existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : undefined,
    wanted,
    isLink: existsSync(packagesFolder) && lstatSync(packagesFolder).isSymbolicLink(),
    runsFromInside: process.execPath.startsWith(packagesFolder),
    platform: process.platform,
  });
  if (step === 'nothing') return;
  if (step === 'leave') {
    console.error('node_modules is a link into another checkout: nothing is installed.');
    return;
  }
  console.error('Installing the packages of package-lock.json …');
  const args = step === 'ci' ? ['ci'] : ['install', '--no-save'];
  const { code } = await runNpm([...args, '--no-audit', '--no-fund', '--loglevel=error'], { aside: true });
  if (code !== 0)
    throw new Refusal(`npm ${args.join(' ')} ended with exit code ${code}: see its messages above.`);
  writeFileSync(stampFile, wanted);
}
