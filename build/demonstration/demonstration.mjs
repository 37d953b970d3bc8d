import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { checkout, inCheckout } from '../setup/folders.mjs';
import { sampleCustomers } from './sample.mjs';
import { commandLine } from './steps.mjs';
import { inspectWithStockTools } from './stock-tools.mjs';

const branch = { code: 'SH', name: '上海分公司', administrator: '系统管理员' };
const week = { name: '2026-W47', lastDay: '2026-11-22' };

/**
 * A branch's week without a window: a new archive, customers from a file, reports, sheets, the sealed weekly file,
 * and its opening at the head office. Names the files that it made.
 *
 * @returns {Promise<number>} exit code
 */
export async function demonstrate() {
  const folder = inCheckout('out', 'demonstration');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const file = (/** @type {string[]} */ ...parts) => join(folder, ...parts);
  const kedang = commandLine({
    KEDANG_HOME: file('archive'),
    KEDANG_USER: branch.administrator,
    KEDANG_PASSWORD: randomBytes(12).toString('base64url'),
  });

  kedang.title('A new archive for the branch, with a test head office');
  const hq = { identity: file('hq', 'identity.txt'), signer: file('hq', 'signer') };
  await mkdir(file('hq'));
  const made = await kedang.run([
    ...['init', '--branch', branch.code, '--name', branch.name, '--admin', branch.administrator],
    ...['--hq-identity-out', hq.identity, '--hq-signer-out', hq.signer],
  ]);
  // Without a keyring the archive opens by the code that was shown once.
  kedang.environment.KEDANG_RECOVERY_CODE = made.text('recoveryCode');
  const signers = file('hq', 'allowed_signers');
  await writeFile(signers, `${branch.code} ${made.text('signer')}\n`);

  kedang.title('Two lifelike weeks of work, and customers from a file');
  await kedang.run([
    ...['demo', '--seed', '7', '--customers', '60', '--staff', '4', '--weeks', '2'],
    ...['--until', week.lastDay],
  ]);
  await writeFile(file('customers.csv'), sampleCustomers());
  await kedang.run(['import', 'customers', file('customers.csv'), '--rejects', file('rejected.csv')]);

  kedang.title('A customer found by a part of the name, and the sheets');
  const found = await kedang.run(['search', '惠山水暖']);
  const code = found.first('hits').code;
  await kedang.run(['sheet', 'customerCard', String(code), '--out', file('customer-card.pdf')]);
  const status = await kedang.run(['week', 'status', week.name]);
  const { name, date } = reportOf(status.value);
  await kedang.run([
    ...['sheet', 'visitReport', '--person', name, '--date', date],
    ...['--out', file('visit-report.pdf')],
  ]);

  kedang.title('The week, sealed for the head office');
  await writeFile(file('reasons.json'), JSON.stringify({ '*': '演示' }));
  const sealed = await kedang.run([
    ...['week', 'seal', week.name, '--out', file('outgoing')],
    ...['--reasons', file('reasons.json')],
  ]);
  const weeklyFile = sealed.path('file', file('outgoing'));

  kedang.title('Verified and opened by the head office');
  await kedang.run(['week', 'verify', weeklyFile, '--signers', signers]);
  await kedang.run([
    ...['week', 'open', weeklyFile, '--identity', hq.identity, '--signers', signers],
    ...['--to', file('opened')],
  ]);
  await inspectWithStockTools({
    weeklyFile,
    signers,
    principal: branch.code,
    identity: hq.identity,
    folder: file('by-hand'),
  });

  kedang.title('The archive, checked');
  await kedang.run(['check']);

  console.log('\nThe files that were made:');
  for (const path of await filesBelow(folder)) console.log(`  ${relative(checkout, path)}`);
  console.log('\nWith a display, npm start opens the window.');
  return 0;
}

/**
 * Somebody's submitted day of the week.
 *
 * @param {Record<string, unknown>} status answer of `week status`
 */
function reportOf(status) {
  const people = /** @type {{ name: string, days: { date: string, state: string }[] }[]} */ (status.people);
  for (const { name, days } of people) {
    const day = days.find(({ state }) => state === 'submitted' || state === 'late');
    if (day) return { name, date: day.date };
  }
  throw new Error('The demonstration week holds no submitted report.');
}

/** @param {string} folder */
async function filesBelow(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map((entry) => join(entry.parentPath, entry.name)).sort();
}
