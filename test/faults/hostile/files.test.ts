import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { PDFDocument } from 'pdf-lib';
import { expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { fileTypeOf, HEAD } from '../../../electron/documents/fileTypes.ts';
import { readSource } from '../../../electron/importing/readSource.ts';
import type { ScanType } from '../../../electron/paper/reading/scanFiles.ts';
import { readScans } from '../../../electron/paper/reading/scanReader.ts';
import { readPageText, readQrText } from '../../../electron/sheets/qr.ts';
import { openWeeklyFile } from '../../../electron/weeklyFile/opening.ts';
import { verifyWeeklyFile } from '../../../electron/weeklyFile/verifying.ts';
import { Refusal } from '../../../shared/errors/index.ts';
import { inFolder, makeBranch } from '../branch.ts';
import { figure } from '../figures.ts';
import { kill } from '../kill/killing.ts';
import { between, randomFrom, seed } from '../kill/random.ts';
import { fillWeek } from '../week.ts';
import { hostileTexts } from './inputs.ts';
import { mutated } from './mutate.ts';

/** How many of each kind; KEDANG_RUNS=5000 looks longer. */
const runs = (usual: number) => Number(process.env.KEDANG_RUNS ?? usual);
const corpus = join(import.meta.dirname, '..', '..', 'corpus');

interface Case {
  name: string;
  content: Uint8Array;
}

const casesIn = (folder: string, ending: RegExp): Case[] =>
  readdirSync(join(corpus, folder))
    .filter((name) => ending.test(name))
    .sort()
    .map((name) => ({ name, content: readFileSync(join(corpus, folder, name)) }));

/** Seeds and what was found before, as they are, then harmed copies of the seeds. */
function* casesOf(ending: RegExp, count: number): Generator<Case> {
  const seeds = casesIn('seeds', ending);
  yield* seeds;
  yield* casesIn('found', ending);
  const random = randomFrom(seed);
  for (let place = 0; place < count; place += 1) {
    const { name, content } = seeds[between(random, 0, seeds.length - 1)]!;
    yield { name, content: mutated(content, random) };
  }
}

/** Runs `read`; true when it was refused by a code. Anything else is kept in `out/`, to become part of the corpus. */
async function refused({ name, content }: Case, read: () => unknown): Promise<boolean> {
  try {
    await read();
    return false;
  } catch (error) {
    if (error instanceof Refusal) {
      expect(error.message).toMatch(/[一-鿿]/);
      return true;
    }
    const folder = join(corpus, '..', '..', 'out', 'test', 'found');
    mkdirSync(folder, { recursive: true });
    const kept = `${createHash('sha256').update(content).digest('hex').slice(0, 12)}-${name}`;
    writeFileSync(join(folder, kept), content);
    throw new Error(`${kept}: ${error instanceof Error ? error.stack : String(error)}`);
  }
}

async function countRefused(
  cases: Iterable<Case>,
  read: (harmed: Case) => unknown,
): Promise<{ tried: number; refusals: number }> {
  let tried = 0;
  let refusals = 0;
  for (const one of cases) {
    tried += 1;
    if (await refused(one, () => read(one))) refusals += 1;
  }
  return { tried, refusals };
}

it(`tables of customers, CSV and xlsx (seed ${seed})`, async () => {
  const { tried, refusals } = await countRefused(
    casesOf(/^.*customers.*$/, runs(2_000)),
    ({ name, content }) => readSource(Buffer.from(content), name),
  );
  expect(refusals).toBeGreaterThan(tried / 10);
  figure('hostile files refused', 'customers', refusals);
  figure('hostile files', 'customers', tried);
});

it('a workbook that unpacks to far more than it says is refused, and does not fill the memory', async () => {
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from('<workbook/>'), 'xl/workbook.xml');
  zip.addBuffer(Buffer.alloc(400 * 1024 * 1024, ' '), 'xl/worksheets/sheet1.xml');
  zip.end();
  const honest = await buffer(zip.outputStream);
  await expect(readSource(honest, '炸弹.xlsx')).rejects.toMatchObject({ code: 'IMPORT_TOO_LARGE' });
  // The same with a lie about the size, in the directory and before the content.
  const size = Buffer.alloc(4);
  size.writeUInt32LE(400 * 1024 * 1024);
  const lying = Buffer.from(honest);
  for (let at = lying.indexOf(size); at >= 0; at = lying.indexOf(size)) lying.writeUInt32LE(1_000, at);
  const before = process.memoryUsage.rss();
  expect(await refused({ name: '炸弹.xlsx', content: lying }, () => readSource(lying, '炸弹.xlsx'))).toBe(
    true,
  );
  expect(process.memoryUsage.rss() - before).toBeLessThan(200 * 1024 * 1024);
});

it('pictures and pages beyond all measure are refused before they are unpacked', async () => {
  const png = readFileSync(join(corpus, 'seeds', 'scan.png'));
  png.writeUInt32BE(60_000, 16);
  png.writeUInt32BE(60_000, 20);
  const jpg = readFileSync(join(corpus, 'seeds', 'scan.jpg'));
  const frame = jpg.indexOf(Buffer.from([0xff, 0xc0]));
  jpg.writeUInt16BE(65_500, frame + 5);
  jpg.writeUInt16BE(65_500, frame + 7);
  const scan = (name: string, mediaType: ScanType, content: Uint8Array) =>
    readScans([{ name, mediaType, content: new Uint8Array(content), sha256: '' }]);
  for (const [name, type, content] of [
    ['a.png', 'image/png', png],
    ['a.jpg', 'image/jpeg', jpg],
  ] as const)
    await expect(scan(name, type, content)).rejects.toMatchObject({ code: 'SCAN_PICTURE_TOO_LARGE' });
  const many = await PDFDocument.create();
  for (let page = 0; page < 200; page += 1) many.addPage([10, 10]);
  await expect(scan('a.pdf', 'application/pdf', await many.save())).rejects.toMatchObject({
    code: 'SCAN_TOO_MANY_PAGES',
  });
  // A page of 350 × 350 m is drawn no larger than another one.
  const vast = await PDFDocument.create();
  vast.addPage([1_000_000, 1_000_000]);
  vast.addPage([1_000_000, 1]);
  const attempt = { name: 'b.pdf', content: await vast.save() };
  await refused(attempt, () => scan(attempt.name, 'application/pdf', attempt.content));
});

it(`scans: PDF, JPG, PNG (seed ${seed})`, async () => {
  const types: Readonly<Record<string, ScanType>> = {
    pdf: 'application/pdf',
    jpg: 'image/jpeg',
    png: 'image/png',
  };
  const { tried, refusals } = await countRefused(casesOf(/\.(pdf|jpg|png)$/, runs(6)), ({ name, content }) =>
    readScans([
      {
        name,
        mediaType: types[name.split('.').at(-1) ?? ''] ?? 'application/pdf',
        content: new Uint8Array(content),
        sha256: createHash('sha256').update(content).digest('hex'),
      },
    ]),
  );
  figure('hostile files refused', 'scans', refusals);
  figure('hostile files', 'scans', tried);
});

it(`weekly files: none that was touched verifies, and none leaves anything behind (seed ${seed})`, () =>
  inFolder(async (folder) => {
    const home = join(folder, 'branch');
    const { signers, identity } = await makeBranch(home);
    await fillWeek(home);
    const out = join(folder, 'out');
    await kill({ scenario: 'sealing', home, seed, input: { out, sheets: false } }, 'never');
    const [name = ''] = readdirSync(out);
    const whole = readFileSync(join(out, name));
    const random = randomFrom(seed);
    const opened = join(folder, 'opened');
    const count = runs(250);
    for (let place = 0; place < count; place += 1) {
      const content = mutated(whole, random);
      if (content.equals(whole)) continue;
      const file = join(folder, name);
      writeFileSync(file, content);
      const harmed = { name, content };
      expect(await refused(harmed, () => verifyWeeklyFile(file, signers))).toBe(true);
      if (place % 5 === 0) {
        expect(await refused(harmed, () => openWeeklyFile(file, identity, signers, opened))).toBe(true);
        expect(existsSync(opened)).toBe(false);
      }
    }
    expect(readdirSync(folder).sort()).toEqual([name, 'branch', 'out'].sort());
    figure('hostile files refused', 'weekly', count);
    figure('hostile files', 'weekly', count);
  }));

it('texts of QR codes: what is not ours is nothing', () => {
  const random = randomFrom(seed);
  const right = `KD1:01A20DFC168272E48C645A7500000000:3:${'A'.repeat(32)}:2`;
  for (let place = 0; place < runs(5_000); place += 1) {
    const text = mutated(Buffer.from(right), random).toString(place % 2 === 0 ? 'latin1' : 'utf8');
    for (const read of [readQrText, readPageText]) expect(() => read(text)).not.toThrow();
  }
  for (const text of hostileTexts)
    expect([readQrText(text), readPageText(text)]).toEqual([undefined, undefined]);
});

it('the kind of a file is told from its content, whatever that is', () => {
  const random = randomFrom(seed);
  for (let place = 0; place < runs(5_000); place += 1) {
    const head = Buffer.from(Array.from({ length: between(random, 0, HEAD) }, () => between(random, 0, 255)));
    expect(() => fileTypeOf(head, hostileTexts[place % hostileTexts.length] ?? '')).not.toThrow();
  }
  // Programs and scripts, by whatever name.
  for (const head of [
    'MZ\x90\0',
    '\x7fELF',
    '#!/bin/sh\n',
    '<html>',
    '@echo off\r\n',
    'L\0\0\0\x01\x14\x02\0',
  ])
    for (const name of ['a.pdf', 'a.exe', 'a.jpg.exe', 'a\u202egpj.exe', 'a'])
      expect(fileTypeOf(Buffer.from(head, 'latin1'), name).kind).toBe('unknown');
});
