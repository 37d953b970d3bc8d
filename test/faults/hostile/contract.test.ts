import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Workplace } from '../../../electron/office/workplace.ts';
import type { Answer } from '../../../shared/contract/bridge.ts';
import { type CallName, contract } from '../../../shared/contract/contract.ts';
import { forms } from '../../../shared/forms/registry.ts';
import { actorNamed, MANAGER, makeBranch, openBranch, problemsOf, SALESPERSON } from '../branch.ts';
import { figure } from '../figures.ts';
import { seed } from '../kill/random.ts';
import { fillWeek, WEEK } from '../week.ts';
import { inputsOf, type Known } from './inputs.ts';

const chosen = vi.hoisted(() => ({ paths: [] as string[] }));

vi.mock('electron', () => ({
  app: { getVersion: () => '0.1.0', getPath: () => '/nowhere', isPackaged: false, on: () => undefined },
  BrowserWindow: class {
    webContents = { getPrintersAsync: async () => [], on: () => undefined };
    destroy() {}
  },
  dialog: {
    showOpenDialog: async () => ({ canceled: chosen.paths.length === 0, filePaths: chosen.paths }),
    showSaveDialog: async () => ({ canceled: true }),
    showMessageBox: async () => ({ response: 0 }),
  },
  shell: { openPath: async () => '' },
}));
vi.mock('../../../electron/office/systemKeyStore.ts', async () => ({
  systemKeyStore: (await import('../store.ts')).openStore,
}));
// Nothing of a test goes to the network.
vi.mock('../../../electron/updates/updates.ts', async (original) => {
  const { Refusal } = await import('../../../shared/errors/index.ts');
  const unreachable = async () => {
    throw new Refusal('UPDATE_UNREACHABLE', { reason: '' });
  };
  const real = await original<typeof import('../../../electron/updates/updates.ts')>();
  return {
    ...real,
    newUpdates: () => ({ check: unreachable, download: unreachable, install: () => undefined }),
  };
});

const RUNS = Number(process.env.KEDANG_RUNS ?? 150);
/** Copies of whole archives, key derivations, pictures of pages: once is dear. */
const DEAR: Partial<Record<CallName, number>> = {
  'archive.create': 6,
  'archive.open': 6,
  'archive.saveCodeSheet': 6,
  'session.signIn': 6,
  'backup.make': 2,
  'drill.hold': 2,
  'drill.preview': 4,
  'drill.print': 4,
  'drill.save': 4,
  'restore.prepare': 4,
  'restore.run': 3,
  'rescue.prepare': 4,
  'rescue.run': 3,
  'people.add': 12,
  'people.change': 12,
  'people.changeOwnPassword': 6,
  'sheets.preview': 12,
  'week.issueSheets': 3,
  'week.seal': 8,
};

let folder = '';
let workplace: Workplace;
let known: Known;
const bugs: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kedang-hostile-'));
  const home = join(folder, 'branch');
  await makeBranch(home);
  await fillWeek(home);
  known = await knownOf(home);
  vi.stubEnv('KEDANG_HOME', home);
  vi.spyOn(process.stderr, 'write').mockImplementation((line) => {
    bugs.push(String(line));
    return true;
  });
  for (const [name, content] of [
    ['客户.csv', '客户名称,电话\n甲店,0510-86201234\n'],
    ['rubbish.xlsx', 'PK\u0003\u0004 rubbish'],
    ['扫描.png', '\x89PNG\r\n\x1a\n rubbish'],
    ['KD-SH-2026-W47-0001.zip', 'PK\u0003\u0004 rubbish'],
  ] as const)
    writeFileSync(join(folder, name), content, 'latin1');
  const { openWorkplace } = await import('../../../electron/office/workplace.ts');
  const { newHandedFile } = await import('../../../electron/window/handedFile.ts');
  const window = { isDestroyed: () => false, webContents: { send: () => undefined } };
  workplace = await openWorkplace(window as never, newHandedFile());
});

afterAll(async () => {
  workplace.close();
  vi.restoreAllMocks();
  expect(await problemsOf(join(folder, 'branch'))).toEqual([]);
  rmSync(folder, { recursive: true, force: true });
});

const tally = { succeeded: 0, refused: 0 };

it.each(Object.keys(contract) as CallName[])(
  `%s answers whatever it is given (seed ${seed})`,
  async (name) => {
    const files = ['客户.csv', 'rubbish.xlsx', '扫描.png', 'KD-SH-2026-W47-0001.zip'];
    const inputs = inputsOf(contract[name].input, known);
    const people = fc.constantFrom(MANAGER, MANAGER, SALESPERSON, undefined);
    const choices = fc.constantFrom<string[]>([], ...files.map((file) => [join(folder, file)]));
    await fc.assert(
      fc.asyncProperty(inputs, people, choices, async (input, person, paths) => {
        bugs.length = 0;
        chosen.paths = paths;
        signIn(person);
        const answered = await workplace.answer(name, input);
        if (answered.ok) tally.succeeded += 1;
        else tally.refused += 1;
        expectCoded(answered);
      }),
      { numRuns: DEAR[name] ?? RUNS, seed, endOnFailure: true },
    );
    figure('contract calls answered', 'all', tally.succeeded + tally.refused);
    figure('contract calls refused', 'all', tally.refused);
  },
);

function expectCoded(answered: Answer<unknown>): void {
  if (answered.ok) return;
  expect(answered.error.code, bugs.join('\n')).not.toBe('UNEXPECTED');
  expect(answered.error.message).toMatch(/[一-鿿]/);
}

const people = new Map<string, ReturnType<typeof actorNamed>>();

function signIn(name: string | undefined): void {
  const person = name === undefined ? undefined : people.get(name);
  if (person) workplace.session.signIn({ ...person, login: person.name });
  else workplace.session.signOut();
}

async function knownOf(home: string): Promise<Known> {
  const archive = await openBranch(home);
  for (const name of [MANAGER, SALESPERSON]) people.set(name, actorNamed(archive, name));
  const column = (text: string) => archive.readable.prepare<[], string>(text).pluck().all();
  const strings = [
    ...column('SELECT id FROM documents'),
    ...column('SELECT number FROM documents WHERE number IS NOT NULL'),
    ...column('SELECT title FROM documents'),
    ...column('SELECT id FROM people'),
    ...column('SELECT name FROM people'),
    ...forms.map(({ description }) => description.key),
    ...[WEEK, '2026-W48', '2025-W01', '2026-11-16', '2026-11-23', '2026-12-31', '2026-11', '2026', '10:30'],
    ...['希望', 'wuxi', '合理的原因', '正确的密码 2026'],
  ];
  const bodies = column('SELECT body FROM documents').map(
    (body) => JSON.parse(body) as Record<string, unknown>,
  );
  archive.close();
  return { strings, bodies };
}
