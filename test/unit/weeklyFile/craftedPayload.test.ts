import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { buildWeeklyFile } from '../../../electron/weeklyFile/building.ts';
import { openWeeklyFile } from '../../../electron/weeklyFile/opening.ts';
import { checkPayload } from '../../../electron/weeklyFile/payloadChecking.ts';
import { canonicalJson } from '../../../shared/canonical/canonicalJson.ts';
import { innerManifestOf, type WeeklyManifest } from '../../../shared/weeklyFile/manifest.ts';
import { sampleKeys, sampleWeek } from '../../weekContents.ts';
import {
  decrypted,
  encrypted,
  entriesOf,
  manifestOf,
  type RawEntry,
  rawZip,
  resigned,
  sha256,
} from './forgery.ts';
import { refusalCode, scratchFolder } from './scratch.ts';

/**
 * Payloads that a branch's own key has signed and that the head office's key opens: only the checks inside stand
 * between them and the disk.
 */
const folder = scratchFolder();
const keys = await sampleKeys();
const { file } = await buildWeeklyFile(sampleWeek({ staff: 1, visits: 1 }), keys, folder);
const sound = entriesOf(await decrypted(file, keys.hq.identity)) as RawEntry[];
const place = join(folder, 'crafted');
mkdirSync(place);

async function codeForZip(zip: Uint8Array, manifest: Partial<WeeklyManifest> = {}): Promise<string | null> {
  const path = join(place, 'KD-SH-2026-W47-0001.zip');
  const payload = await encrypted(zip, keys.hqRecipient);
  writeFileSync(path, resigned(file, keys.signingKey, { payload, manifest }));
  const target = join(place, 'target');
  return refusalCode(() => openWeeklyFile(path, keys.hq.identity, keys.allowedSigners, target));
}

const codeFor = (entries: readonly RawEntry[]) => codeForZip(rawZip(entries));

afterEach(() => {
  expect(readdirSync(place).filter((left) => !left.endsWith('.zip'))).toEqual([]);
  expect(readdirSync(folder).sort()).toEqual(['KD-SH-2026-W47-0001.zip', 'crafted']);
});

async function* piecesOf(bytes: Uint8Array) {
  yield bytes;
}

/** Without encryption and disk, for what goes into the thousands. */
const checked = (zip: Uint8Array) => refusalCode(() => checkPayload(piecesOf(zip), manifestOf(file)));

const without = (name: string) => sound.filter((entry) => entry.name !== name);
const changed = (name: string, change: Partial<RawEntry>) =>
  sound.map((entry) => (entry.name === name ? { ...entry, ...change } : entry));

/** A list of digests that fits the entries, and the manifests that fit the list. */
function relisted(entries: readonly RawEntry[], counts: Partial<WeeklyManifest> = {}) {
  const own = ['SHA256SUMS', 'manifest.json'];
  const listed = entries.filter(({ name }) => !own.includes(name));
  const list = Buffer.from(listed.map(({ name, content }) => `${sha256(content)}  ${name}\n`).join(''));
  const manifest = {
    ...manifestOf(file),
    contents: {
      files: listed.length,
      bytes: listed.reduce((total, { content }) => total + content.length, 0),
      digests: sha256(list),
    },
    ...counts,
  };
  const inner = Buffer.from(`${canonicalJson(innerManifestOf(manifest))}\n`);
  const zip = rawZip(
    entries.map((entry) => {
      if (entry.name === 'SHA256SUMS') return { ...entry, content: list };
      return entry.name === 'manifest.json' ? { ...entry, content: inner } : entry;
    }),
  );
  const { parts: _, ...rest } = manifest;
  return codeForZip(zip, rest);
}

test('the forger of this test changes nothing when asked for nothing', async () => {
  expect(rawZip(sound).equals(await decrypted(file, keys.hq.identity))).toBe(true);
});

describe('a path that leaves the folder or means something else on Windows', () => {
  test.each([
    '../evil',
    'sheets/../../evil',
    '/tmp/evil',
    'C:/evil',
    'C:evil',
    '..\\evil',
    '\\\\server\\evil',
    'sheets/',
    'sheets//evil',
    'CON',
    'sheets/nul.pdf',
    'a.pdf:stream',
    'evil.',
    'evil ',
    'e\u0301',
    'a\u202Efdp.exe',
    'a/b/c/d/e',
    '',
  ])('%j', async (name) => {
    const evil = { name, content: Buffer.from('x') };
    expect(await codeFor([evil, ...sound])).toBe('WEEKLY_FILE_PATH');
    expect(await codeFor([...sound, evil])).toBe('WEEKLY_FILE_PATH');
  });

  test('a name that is not UTF-8', async () => {
    const zip = rawZip([...sound, { name: 'evil-name', content: Buffer.from('x') }]);
    const at = zip.indexOf('evil-name');
    zip[at] = 0xff;
    expect(await codeForZip(zip)).toBe('WEEKLY_FILE_PATH');
  });

  test('a harmless name in front of the content and a harmful one in the directory', async () => {
    const zip = rawZip([...sound, { name: 'zz/fine', content: Buffer.from('x') }]);
    zip.write('../evil', zip.lastIndexOf('zz/fine'));
    expect(await codeForZip(zip)).toBe('WEEKLY_FILE_PAYLOAD_FRAMING');
  });
});

describe('links and doubles', () => {
  test.each([
    ['a link', 0xa1ff0000],
    ['a folder', 0x41ed0000],
    ['a device', 0x21b60000],
    ['a pipe', 0x11b60000],
  ])('%s', async (_, externalAttributes) => {
    expect(await codeFor(changed('week.json', { externalAttributes }))).toBe('WEEKLY_FILE_LINK');
  });

  test('a link beside what belongs there', async () => {
    const link = { name: 'zz', content: Buffer.from('/etc'), externalAttributes: 0xa1ff0000 };
    expect(await codeFor([...sound, link])).toBe('WEEKLY_FILE_LINK');
  });

  test('the same name twice, and twice but for capitals', async () => {
    const again = { name: 'week.json', content: Buffer.from('{}') };
    expect(await codeFor([...sound, again])).toBe('WEEKLY_FILE_DUPLICATE');
    expect(await codeFor([...sound, { ...again, name: 'Week.JSON' }])).toBe('WEEKLY_FILE_DUPLICATE');
  });
});

describe('bombs', () => {
  test('a compressed entry', async () => {
    const zeros = Buffer.alloc(30_000_000);
    const bomb = { name: 'zz', content: deflateRawSync(zeros), claimedSize: zeros.length, method: 8 };
    expect(await codeFor([...sound, bomb])).toBe('WEEKLY_FILE_BOMB');
    expect(await codeFor([bomb, ...sound])).toBe('WEEKLY_FILE_BOMB');
  });

  test('more entries than a week can have', async () => {
    const many = Array.from({ length: 20_001 }, (_, index) => ({
      name: `a${index}`,
      content: Buffer.alloc(0),
    }));
    expect(await checked(rawZip(many))).toBe('WEEKLY_FILE_BOMB');
  });

  test('an entry that claims to be larger than any may be', async () => {
    const zip = rawZip([...sound, { name: 'zz-huge', content: Buffer.from('x') }]);
    const header = zip.indexOf('zz-huge') - 30;
    zip.writeUInt32LE(0x10000001, header + 18);
    zip.writeUInt32LE(0x10000001, header + 22);
    expect(await codeForZip(zip)).toBe('WEEKLY_FILE_BOMB');
  });

  test('a list of digests that would fill the memory', async () => {
    const long = changed('SHA256SUMS', { content: Buffer.alloc(5 * 1024 * 1024) });
    expect(await codeFor(long)).toBe('WEEKLY_FILE_BOMB');
  });
});

describe('another way to write a zip', () => {
  test.each([
    ['another date', changed('week.json', { date: 0x5d78 })],
    ['names not marked as UTF-8', changed('week.json', { flags: 0 })],
    ['encrypted', changed('week.json', { flags: 0x0801 })],
    ['sizes behind the content', changed('week.json', { flags: 0x0808 })],
    ['no kind of file', changed('week.json', { externalAttributes: 0 })],
    ['two sizes', changed('week.json', { claimedSize: 1 })],
  ])('%s', async (_, entries) => {
    expect(await codeFor(entries)).toBe('WEEKLY_FILE_PAYLOAD_FRAMING');
  });

  test('cut anywhere, longer, empty', { timeout: 60_000 }, async () => {
    const zip = rawZip(sound);
    for (let part = 0; part < 20; part += 1) {
      const cut = zip.subarray(0, Math.floor((zip.length * part) / 20));
      expect(await codeForZip(cut)).toBe('WEEKLY_FILE_PAYLOAD_FRAMING');
    }
    expect(await codeForZip(zip.subarray(0, -1))).toBe('WEEKLY_FILE_PAYLOAD_FRAMING');
    expect(await codeForZip(Buffer.concat([zip, Buffer.from([0])]))).toBe('WEEKLY_FILE_PAYLOAD_FRAMING');
  });

  test('each byte outside of the contents', { timeout: 60_000 }, async () => {
    const zip = rawZip(sound);
    const contents = entriesOf(zip);
    const inContent = (at: number) =>
      contents.some(({ start, content }) => at >= start && at < start + content.length);
    const framing = [...zip.keys()].filter((at) => !inContent(at));
    expect(framing.length).toBeGreaterThan(1000);
    expect(await checked(zip)).toBeNull();
    for (const at of framing) {
      const bytes = Buffer.from(zip);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      expect(await checked(bytes), `byte ${at}`).toMatch(/^WEEKLY_FILE_/);
    }
  });
});

describe('contents', () => {
  test('a changed byte', async () => {
    const zip = rawZip(sound);
    for (const { name, start, content } of entriesOf(zip)) {
      if (content.length === 0) continue;
      const bytes = Buffer.from(zip);
      bytes[start] = (bytes[start] ?? 0) ^ 1;
      expect(await codeForZip(bytes), name).toBe('WEEKLY_FILE_INNER_ALTERED');
    }
  });

  test('a file exchanged, its checksum as well', async () => {
    for (const name of ['week.json', 'SHA256SUMS', 'summary.xlsx']) {
      const entries = changed(name, { content: Buffer.from('{}') });
      expect(await codeFor(entries), name).toBe('WEEKLY_FILE_INNER_ALTERED');
    }
    const manifest = changed('manifest.json', { content: Buffer.from('{}') });
    expect(await codeFor(manifest)).toBe('WEEKLY_FILE_INNER_MANIFEST');
  });

  test('a file missing, one too many', async () => {
    for (const name of ['week.json', 'SHA256SUMS', 'manifest.json']) {
      expect(await codeFor(without(name)), name).toBe('WEEKLY_FILE_INNER_MISSING');
    }
    const extra = { name: 'zz', content: Buffer.from('x') };
    expect(await codeFor([...sound, extra])).toBe('WEEKLY_FILE_INNER_EXTRA');
  });

  test('not in the order of their paths', async () => {
    expect(await codeFor([...sound].reverse())).toBe('WEEKLY_FILE_PAYLOAD_FRAMING');
  });

  test('counts that the contents do not bear out', async () => {
    const { counts, forms, contents } = manifestOf(file);
    expect(await relisted(sound)).toBeNull();
    rmSync(join(place, 'target'), { recursive: true });
    const wrong: Partial<WeeklyManifest>[] = [
      { counts: { ...counts, documents: counts.documents + 1 } },
      { counts: { ...counts, revisions: 0 } },
      { counts: { ...counts, sheets: 0 } },
      { counts: { ...counts, attachments: 2 } },
      { forms: forms.map((form) => ({ ...form, documents: form.documents + 1 })) },
      { contents: { ...contents, files: contents.files + 1 } },
      { contents: { ...contents, bytes: contents.bytes - 1 } },
    ];
    for (const change of wrong) expect(await relisted(sound, change)).toBe('WEEKLY_FILE_COUNTS');
  });
});
