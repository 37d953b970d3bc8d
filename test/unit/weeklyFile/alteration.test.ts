import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { buildWeeklyFile } from '../../../electron/weeklyFile/building.ts';
import { openWeeklyFile } from '../../../electron/weeklyFile/opening.ts';
import { sampleKeys, sampleWeek } from '../../weekContents.ts';
import { entriesOf, packParts, partsOf, rawZip } from './forgery.ts';
import { refusalCode, scratchFolder } from './scratch.ts';
import { runTool } from './stockTools.ts';

const folder = scratchFolder();
const keys = await sampleKeys();
const week = sampleWeek({ staff: 1, visits: 1 });
const { file } = await buildWeeklyFile(week, keys, folder);
const original = readFileSync(file);
const name = 'KD-SH-2026-W47-0001.zip';
const place = join(folder, 'altered');
mkdirSync(place);

/** Opens these bytes under the file's right name (or another): the code of the refusal. */
async function codeFor(bytes: Uint8Array, as = name): Promise<string | null> {
  const path = join(place, as);
  writeFileSync(path, bytes);
  const target = join(place, 'target');
  return refusalCode(() => openWeeklyFile(path, keys.hq.identity, keys.allowedSigners, target));
}

/** In every case: neither the target nor anything unfinished. */
afterEach(() => {
  expect(readdirSync(place).filter((left) => !left.endsWith('.zip'))).toEqual([]);
});

function flipped(at: number, mask = 1): Buffer {
  const bytes = Buffer.from(original);
  bytes[at] = (bytes[at] ?? 0) ^ mask;
  return bytes;
}

/** What a changed byte in a part's content is refused with. */
const CONTENT_CODES: Readonly<Record<string, string>> = {
  'payload.age': 'WEEKLY_FILE_PAYLOAD_ALTERED',
  'manifest.json': 'WEEKLY_FILE_MANIFEST_ALTERED',
  'manifest.json.sig': 'WEEKLY_FILE_SIGNATURE_MALFORMED',
  'READ-ME.txt': 'WEEKLY_FILE_README_ALTERED',
};

/** A changed byte outside of the contents: headers, names, sizes, checksums, attributes, offsets. */
const FRAMING_CODES = [
  'WEEKLY_FILE_UNREADABLE',
  'WEEKLY_FILE_FRAMING',
  'WEEKLY_FILE_PART_MISSING',
  'WEEKLY_FILE_PATH',
  'WEEKLY_FILE_LINK',
  'WEEKLY_FILE_BOMB',
  'WEEKLY_FILE_DUPLICATE',
  // The checksum of a sound part.
  'WEEKLY_FILE_MANIFEST_ALTERED',
  'WEEKLY_FILE_SIGNATURE_MALFORMED',
  // An offset or size that makes another stretch the part's content.
  'WEEKLY_FILE_PAYLOAD_SIZE',
  'WEEKLY_FILE_PAYLOAD_ALTERED',
  'WEEKLY_FILE_README_ALTERED',
];

const parts = entriesOf(original);
const partAt = (at: number) => parts.find(({ start, content }) => at >= start && at < start + content.length);

function expectedCodes(at: number): readonly string[] {
  const part = partAt(at);
  return part ? [CONTENT_CODES[part.name] ?? ''] : FRAMING_CODES;
}

describe('one changed byte', () => {
  const framing = [...original.keys()].filter((at) => !partAt(at));

  test('anywhere outside of the contents, each of its bits', { timeout: 60_000 }, async () => {
    // Four local headers, four central records, the end record, eight names.
    expect(framing).toHaveLength(
      4 * 30 + 4 * 46 + 22 + 2 * 'payload.agemanifest.jsonmanifest.json.sigREAD-ME.txt'.length,
    );
    for (const at of framing) {
      for (const mask of [1, 0x80, 0xff])
        expect(FRAMING_CODES, `byte ${at}`).toContain(await codeFor(flipped(at, mask)));
    }
  });

  test.each(parts.map((part) => [part.name, part] as const))(
    'first, last and middle of %s',
    async (_, part) => {
      const last = part.start + part.content.length - 1;
      for (const at of [part.start, part.start + 1, (part.start + last) >> 1, last - 1, last]) {
        expect(await codeFor(flipped(at)), `byte ${at}`).toBe(CONTENT_CODES[part.name]);
      }
    },
  );

  test('anywhere', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(original.length - 1), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
        expect(expectedCodes(at), `byte ${at}`).toContain(await codeFor(flipped(at, mask)));
      }),
      { numRuns: 200 },
    );
  });
});

describe('bytes lost or added', () => {
  test('cut at many places', { timeout: 60_000 }, async () => {
    const places = Array.from({ length: 60 }, (_, index) => Math.floor((original.length * index) / 60));
    const ends = parts.flatMap(({ start, content }) => [start, start + content.length]);
    for (const at of [...places, ...ends, original.length - 22, original.length - 1]) {
      expect(await codeFor(original.subarray(0, at)), `cut at ${at}`).toBe('WEEKLY_FILE_UNREADABLE');
    }
  });

  test('cut at the front, or with something before, between or behind', async () => {
    expect(await codeFor(original.subarray(1))).not.toBeNull();
    const padded = [
      Buffer.concat([Buffer.from('MZ'), original]),
      Buffer.concat([original, Buffer.from([0])]),
      Buffer.concat([original.subarray(0, 100), Buffer.from([0]), original.subarray(100)]),
    ];
    for (const bytes of padded) expect(await codeFor(bytes)).not.toBeNull();
  });

  test('a comment at the end, or room between the parts', async () => {
    const commented = Buffer.concat([original, Buffer.from('hi')]);
    commented.writeUInt16LE(2, original.length - 2);
    expect(await codeFor(commented)).toBe('WEEKLY_FILE_FRAMING');
  });

  test('two bytes of the payload exchanged, with the right checksum', async () => {
    const all = partsOf(file);
    const payload = Buffer.from(all['payload.age'] ?? '');
    // Two equal bytes, which one payload in 256 has at any place, would change nothing.
    const at = payload.findIndex((byte, index) => index > 500 && byte !== payload[index + 1]);
    payload.subarray(at, at + 2).reverse();
    expect(await codeFor(packParts({ ...all, 'payload.age': payload }))).toBe('WEEKLY_FILE_PAYLOAD_ALTERED');
  });
});

describe('parts changed by somebody who can pack a zip', () => {
  const all = partsOf(file);
  const manifest = String(all['manifest.json']);
  const signature = String(all['manifest.json.sig']);

  test.each([
    [
      'manifest',
      { 'manifest.json': manifest.replace('下周补建', '下周补签') },
      'WEEKLY_FILE_SIGNATURE_INVALID',
    ],
    [
      'manifest with a blank',
      { 'manifest.json': manifest.replace(',', ', ') },
      'WEEKLY_FILE_MANIFEST_ALTERED',
    ],
    ['manifest without its line end', { 'manifest.json': manifest.trim() }, 'WEEKLY_FILE_MANIFEST_ALTERED'],
    ['manifest that is no JSON', { 'manifest.json': 'x\n' }, 'WEEKLY_FILE_MANIFEST_ALTERED'],
    [
      'manifest that is not UTF-8',
      { 'manifest.json': Buffer.from('ff0a', 'hex') },
      'WEEKLY_FILE_MANIFEST_ALTERED',
    ],
    ['signature cut', { 'manifest.json.sig': signature.slice(0, 80) }, 'WEEKLY_FILE_SIGNATURE_MALFORMED'],
    ['signature empty', { 'manifest.json.sig': '' }, 'WEEKLY_FILE_SIGNATURE_MALFORMED'],
    ['payload shorter', { 'payload.age': 'x' }, 'WEEKLY_FILE_PAYLOAD_SIZE'],
    ['READ-ME', { 'READ-ME.txt': '请打电话到 …' }, 'WEEKLY_FILE_README_ALTERED'],
  ])('%s', async (_, change, code) => {
    expect(await codeFor(packParts({ ...all, ...change }))).toBe(code);
  });

  test('a signature for another purpose', async () => {
    const plain = join(folder, 'manifest.json');
    writeFileSync(plain, manifest);
    writeFileSync(join(folder, 'key'), keys.hq.signerPrivateKey, { mode: 0o600 });
    runTool('ssh-keygen', ['-Y', 'sign', '-f', join(folder, 'key'), '-n', 'file', plain]);
    const otherPurpose = { ...all, 'manifest.json.sig': readFileSync(`${plain}.sig`) };
    expect(await codeFor(packParts(otherPurpose))).toBe('WEEKLY_FILE_SIGNATURE_PURPOSE');
  });

  test.each(['payload.age', 'manifest.json', 'manifest.json.sig', 'READ-ME.txt'])(
    'without %s',
    async (missing) => {
      const left = parts.filter((part) => part.name !== missing);
      expect(await codeFor(rawZip(left))).toBe('WEEKLY_FILE_PART_MISSING');
    },
  );

  test('with one more part', async () => {
    const extra = { name: 'setup.exe', content: Buffer.from('MZ') };
    expect(await codeFor(rawZip([...parts, extra]))).toBe('WEEKLY_FILE_PART_EXTRA');
  });

  test('with a part twice', async () => {
    const twice = { name: 'MANIFEST.json', content: Buffer.from('x') };
    expect(await codeFor(rawZip([...parts, twice]))).toBe('WEEKLY_FILE_DUPLICATE');
  });

  test.each(['../evil', '/evil', 'C:/evil', '..\\evil', 'nul'])(
    'with a path that escapes: %s',
    async (path) => {
      const evil = { name: path, content: Buffer.from('x') };
      expect(await codeFor(rawZip([evil, ...parts]))).toBe('WEEKLY_FILE_PATH');
    },
  );

  test('with a link', async () => {
    const link = { name: 'link', content: Buffer.from('/etc/passwd'), externalAttributes: 0xa1ff0000 };
    expect(await codeFor(rawZip([...parts, link]))).toBe('WEEKLY_FILE_LINK');
  });

  test('as a bomb: too many parts, a manifest of gigabytes, a part compressed beyond reason', async () => {
    const many = Array.from({ length: 65 }, (_, index) => ({ name: `${index}`, content: Buffer.from('') }));
    expect(await codeFor(rawZip([...parts, ...many]))).toBe('WEEKLY_FILE_BOMB');
    const claimed = parts.map((part) =>
      part.name === 'manifest.json' ? { ...part, method: 8, claimedSize: 0xfffffff0 } : part,
    );
    expect(await codeFor(rawZip(claimed))).toBe('WEEKLY_FILE_BOMB');
    const folderOfParts = join(folder, 'bomb');
    mkdirSync(folderOfParts);
    for (const [part, content] of Object.entries(all)) writeFileSync(join(folderOfParts, part), content);
    writeFileSync(join(folderOfParts, 'payload.age'), Buffer.alloc(50_000_000));
    const script =
      'import sys, zipfile; z = zipfile.ZipFile("b.zip", "w", 8); [z.write(n) for n in sys.argv[1:]]; z.close()';
    expect(runTool('python3', ['-c', script, ...Object.keys(all)], { cwd: folderOfParts }).stderr).toBe('');
    expect(await codeFor(readFileSync(join(folderOfParts, 'b.zip')))).toBe('WEEKLY_FILE_BOMB');
  });

  test('packed anew by another tool: sound parts, wrong framing; altered parts, their own code', async () => {
    const anew = join(folder, 'anew');
    mkdirSync(anew);
    const script =
      'import sys, zipfile; z = zipfile.ZipFile("b.zip", "w", int(sys.argv[1])); [z.write(n) for n in sys.argv[2:]]; z.close()';
    const packed = async (method: string) => {
      expect(runTool('python3', ['-c', script, method, ...Object.keys(all)], { cwd: anew }).stderr).toBe('');
      return codeFor(readFileSync(join(anew, 'b.zip')));
    };
    for (const [part, content] of Object.entries(all)) writeFileSync(join(anew, part), content);
    expect(await packed('0')).toBe('WEEKLY_FILE_FRAMING');
    expect(await packed('8')).toBe('WEEKLY_FILE_FRAMING');
    writeFileSync(join(anew, 'manifest.json'), manifest.replace('下周补建', '下周补签'));
    expect(await packed('8')).toBe('WEEKLY_FILE_SIGNATURE_INVALID');
    writeFileSync(join(anew, 'manifest.json'), manifest);
    writeFileSync(
      join(anew, 'payload.age'),
      Buffer.concat([all['payload.age'] ?? Buffer.alloc(0), Buffer.from('x')]),
    );
    expect(await packed('8')).toBe('WEEKLY_FILE_PAYLOAD_SIZE');
  });
});

describe('under another name', () => {
  test.each([
    'KD-SH-2026-W47-0002.zip',
    'KD-SH-2026-W46-0001.zip',
    'KD-NJ-2026-W47-0001.zip',
    'KD-SH-2026-W47-0001 (1).zip',
    'kd-sh-2026-w47-0001.zip',
    'week.zip',
  ])('%s', async (other) => {
    expect(await codeFor(original, other)).toBe('WEEKLY_FILE_RENAMED');
  });

  test('and under its own again', async () => {
    const path = join(place, 'x.zip');
    writeFileSync(path, original);
    renameSync(path, join(place, name));
    const opened = await openWeeklyFile(
      join(place, name),
      keys.hq.identity,
      keys.allowedSigners,
      join(folder, 'fine'),
    );
    expect(opened.ok).toBe(true);
  });
});

test('what is not there, or no file', async () => {
  for (const path of [join(place, 'absent.zip'), place]) {
    const code = await refusalCode(() => openWeeklyFile(path, keys.hq.identity, '', join(place, 'target')));
    expect(code).toBe('WEEKLY_FILE_NOT_FOUND');
  }
  expect(await codeFor(Buffer.alloc(0))).toBe('WEEKLY_FILE_UNREADABLE');
  expect(await codeFor(Buffer.from('不是压缩包'))).toBe('WEEKLY_FILE_UNREADABLE');
});
