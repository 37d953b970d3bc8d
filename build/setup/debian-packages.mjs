import { spawnSync } from 'node:child_process';
import { isOnPath, run } from './command.mjs';
import { Refusal } from './refusal.mjs';

/** What Electron and its windows need on a Debian without a desktop. */
export const windowPackages = [
  'xvfb',
  'xauth',
  'libgtk-3-0',
  'libnss3',
  'libatk1.0-0',
  'libatk-bridge2.0-0',
  'libcups2',
  'libdrm2',
  'libgbm1',
  'libasound2',
  'libxss1',
  'libxtst6',
  'fonts-noto-cjk',
];

/** The independent tools by which the tests check sheets, bundles and archives. */
export const checkPackages = [
  'poppler-utils',
  'gnupg',
  'age',
  'qpdf',
  'zbar-tools',
  'sqlite3',
  'sqlcipher',
  'openssh-client',
  'unzip',
  'nsis',
];

/**
 * Debian 13 and Ubuntu 24.04 renamed libraries for 64-bit times: either name counts as installed.
 *
 * @param {string[]} wanted
 * @param {Set<string>} installed
 */
export function missingPackages(wanted, installed) {
  return wanted.filter((name) => !installed.has(name) && !installed.has(`${name}t64`));
}

/**
 * @param {string[]} missing
 * @param {Set<string>} known names that the package lists of this machine have
 * @returns {{ update: string[], install: string[] }} arguments of apt-get
 */
export function installCommand(missing, known) {
  const names = missing.map((name) => (known.has(`${name}t64`) ? `${name}t64` : name));
  return { update: ['update'], install: ['install', '-y', '--no-install-recommends', ...names] };
}

/**
 * Installs what is missing if we are root, and refuses with the exact command otherwise. Does nothing on systems
 * without dpkg: there nobody can say what the packages are called.
 *
 * @param {string[]} wanted
 */
export async function installDebianPackages(wanted) {
  if (process.platform !== 'linux' || !isOnPath('dpkg-query')) return;
  const missing = missingPackages(wanted, installedAmong(wanted));
  if (missing.length === 0) return;
  const byHand = () => {
    const { update, install } = installCommand(missing, knownAmong(missing));
    return `sudo apt-get ${update.join(' ')} && sudo apt-get ${install.join(' ')}`;
  };
  if (process.getuid?.() !== 0) {
    throw new Refusal(
      `Missing here: ${missing.join(', ')}. Install them, then run this again:\n\n  ${byHand()}\n`,
    );
  }
  console.error(`Installing Debian packages: ${missing.join(' ')} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-q'], { env, aside: true });
  const { install } = installCommand(missing, knownAmong(missing));
  const { code } = await run('apt-get', ['-q', ...install], { env, aside: true });
  if (code !== 0)
    throw new Refusal(`apt-get ended with exit code ${code}. To do it by hand:\n\n  ${byHand()}\n`);
}

/** @param {string[]} names */
function installedAmong(names) {
  const both = names.flatMap((name) => [name, `${name}t64`]);
  // Exits non-zero when some are unknown, and still lists the others.
  const { stdout } = spawnSync('dpkg-query', ['-W', `-f=\${Package} \${db:Status-Status}\\n`, ...both], {
    encoding: 'utf8',
  });
  const rows = stdout.split('\n').map((line) => line.split(' '));
  return new Set(rows.flatMap(([name, status]) => (name && status === 'installed' ? [name] : [])));
}

/** @param {string[]} names */
function knownAmong(names) {
  const renamed = names.map((name) => `${name}t64`);
  const { stdout } = spawnSync('apt-cache', ['pkgnames', 'lib'], { encoding: 'utf8' });
  const all = new Set((stdout ?? '').split('\n'));
  return new Set(renamed.filter((name) => all.has(name)));
}
