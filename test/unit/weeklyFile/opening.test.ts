import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildWeeklyFile } from '../../../electron/weeklyFile/building.ts';
import { makeHqKeys } from '../../../electron/weeklyFile/hqKeys.ts';
import { openWeeklyFile } from '../../../electron/weeklyFile/opening.ts';
import { publicKeyLine } from '../../../electron/weeklyFile/sshKeys.ts';
import { sampleKeys, sampleWeek } from '../../weekContents.ts';
import { decrypted, encrypted, entriesOf, partsOf, resigned } from './forgery.ts';
import { refusalCode, scratchFolder } from './scratch.ts';
import { runTool } from './stockTools.ts';

const folder = scratchFolder();
const keys = await sampleKeys();
const { identity } = keys.hq;
const week = sampleWeek();
const { file } = await buildWeeklyFile(week, keys, folder);

const allFiles = (target: string) =>
  readdirSync(target, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(target.length + 1))
    .sort();

test('writes all that was sealed, byte for byte', async () => {
  const target = join(folder, 'opened');
  const result = await openWeeklyFile(file, identity, keys.allowedSigners, target);
  expect(result).toEqual({ ok: true, documents: 18, sheets: 18, files: 33 });
  const inside = entriesOf(await decrypted(file, identity));
  expect(allFiles(target)).toEqual(inside.map(({ name }) => name).sort());
  for (const { name, content } of inside) expect(readFileSync(join(target, name)).equals(content)).toBe(true);
  expect(runTool('sha256sum', ['-c', 'SHA256SUMS'], { cwd: target }).status).toBe(0);
});

test('takes an empty folder, one not there yet, and one several levels down', async () => {
  mkdirSync(join(folder, 'empty'));
  for (const target of [join(folder, 'empty'), join(folder, 'new'), join(folder, 'a', 'b', 'c')]) {
    expect((await openWeeklyFile(file, identity, keys.allowedSigners, target)).files).toBe(33);
  }
});

test('refuses a folder with something in it, or a file, and leaves both alone', async () => {
  const target = join(folder, 'full');
  mkdirSync(target);
  writeFileSync(join(target, 'mine.txt'), '我的');
  for (const taken of [target, join(target, 'mine.txt')]) {
    const code = await refusalCode(() => openWeeklyFile(file, identity, keys.allowedSigners, taken));
    expect(code).toBe('WEEKLY_FILE_TARGET_NOT_EMPTY');
  }
  expect(allFiles(target)).toEqual(['mine.txt']);
});

test('opens what stock age has encrypted', async () => {
  const plain = join(folder, 'plain.zip');
  writeFileSync(plain, await decrypted(file, identity));
  expect(runTool('age', ['-r', keys.hqRecipient, '-o', `${plain}.age`, plain]).stderr).toBe('');
  const place = join(folder, 'byAge');
  mkdirSync(place);
  const forged = join(place, 'KD-SH-2026-W47-0001.zip');
  writeFileSync(forged, resigned(file, keys.signingKey, { payload: readFileSync(`${plain}.age`) }));
  expect((await openWeeklyFile(forged, identity, keys.allowedSigners, join(place, 'to'))).files).toBe(33);
});

describe('identity', () => {
  const codeFor = async (identityFile: string) => {
    const target = join(folder, 'identity');
    const code = await refusalCode(() => openWeeklyFile(file, identityFile, keys.allowedSigners, target));
    return code ?? readdirSync(target).length;
  };

  test('stands in a file as age-keygen writes it, or among others', async () => {
    const generated = `# created: 2026-11-24T10:00:00+08:00\r\n# public key: ${keys.hqRecipient}\r\n${identity}\r\n`;
    expect(await openWeeklyFile(file, generated, keys.allowedSigners, join(folder, 'id1'))).toMatchObject({
      ok: true,
    });
    const two = `${(await makeHqKeys()).identity}\n${identity}\n`;
    expect(await openWeeklyFile(file, two, keys.allowedSigners, join(folder, 'id2'))).toMatchObject({
      ok: true,
    });
  });

  test('of somebody else, or none, is refused and nothing is written', async () => {
    expect(await codeFor((await makeHqKeys()).identity)).toBe('WEEKLY_FILE_WRONG_RECIPIENT');
    expect(await codeFor('')).toBe('WEEKLY_FILE_IDENTITY_INVALID');
    expect(await codeFor('# nothing')).toBe('WEEKLY_FILE_IDENTITY_INVALID');
    expect(await codeFor(keys.hqRecipient)).toBe('WEEKLY_FILE_IDENTITY_INVALID');
    expect(await codeFor(identity.slice(0, -1))).toBe('WEEKLY_FILE_IDENTITY_INVALID');
    expect(await codeFor(keys.hq.signerPrivateKey)).toBe('WEEKLY_FILE_IDENTITY_INVALID');
    expect(readdirSync(folder)).not.toContain('identity');
  });
});

describe('another key signs', () => {
  const forger = generateKeyPairSync('ed25519').privateKey;
  const place = join(folder, 'forged');
  mkdirSync(place);

  async function codeFor(bytes: Uint8Array, signers = keys.allowedSigners, name = 'KD-SH-2026-W47-0001.zip') {
    writeFileSync(join(place, name), bytes);
    const target = join(place, 'to');
    const code = await refusalCode(() => openWeeklyFile(join(place, name), identity, signers, target));
    expect(readdirSync(place).filter((left) => !left.endsWith('.zip'))).toEqual([]);
    return code;
  }

  test('an unknown one', async () => {
    expect(await codeFor(resigned(file, forger))).toBe('WEEKLY_FILE_SIGNER_UNKNOWN');
    const own = { signer: publicKeyLine(forger) };
    expect(await codeFor(resigned(file, forger, { manifest: own }))).toBe('WEEKLY_FILE_SIGNER_UNKNOWN');
  });

  test('one known for the branch, but not the one that the manifest names', async () => {
    const signers = `${keys.allowedSigners}SH ${publicKeyLine(forger)}\n`;
    expect(await codeFor(resigned(file, forger), signers)).toBe('WEEKLY_FILE_SIGNER_DIFFERS');
  });

  test("another branch's, for this branch", async () => {
    const signers = `${keys.allowedSigners}NJ ${publicKeyLine(forger)}\n`;
    expect(await codeFor(resigned(file, forger), signers)).toBe('WEEKLY_FILE_SIGNER_OTHER_BRANCH');
  });

  test("another branch's, which passes the payload off as its own", async () => {
    const signers = `${keys.allowedSigners}NJ ${publicKeyLine(forger)}\n`;
    const manifest = { branch: { code: 'NJ', name: '南京分公司' }, signer: publicKeyLine(forger) };
    const stolen = resigned(file, forger, { manifest });
    expect(await codeFor(stolen, signers, 'KD-NJ-2026-W47-0001.zip')).toBe('WEEKLY_FILE_INNER_MANIFEST');
  });
});

describe('signed by the branch itself, and yet wrong', () => {
  const place = join(folder, 'wrong');
  mkdirSync(place);

  async function codeFor(change: Parameters<typeof resigned>[2]) {
    const path = join(place, 'KD-SH-2026-W47-0001.zip');
    writeFileSync(path, resigned(file, keys.signingKey, change));
    const target = join(place, 'to');
    const code = await refusalCode(() => openWeeklyFile(path, identity, keys.allowedSigners, target));
    expect(readdirSync(place)).toEqual(['KD-SH-2026-W47-0001.zip']);
    return code;
  }

  test('a payload for somebody else', async () => {
    const other = await makeHqKeys();
    const payload = await encrypted(await decrypted(file, identity), other.recipient);
    expect(await codeFor({ payload })).toBe('WEEKLY_FILE_PAYLOAD_DAMAGED');
    expect(await codeFor({ payload, manifest: { recipient: other.recipient } })).toBe(
      'WEEKLY_FILE_WRONG_RECIPIENT',
    );
  });

  test('a payload cut in its header, at a chunk, in a chunk, or not encrypted at all', async () => {
    const whole = partsOf(file)['payload.age'] ?? Buffer.alloc(0);
    const longer = Buffer.concat([whole, Buffer.from([0])]);
    const plain = await decrypted(file, identity);
    for (const payload of [
      whole.subarray(0, 50),
      whole.subarray(0, 1000),
      whole.subarray(0, -1),
      longer,
      plain,
    ]) {
      expect(await codeFor({ payload })).toBe('WEEKLY_FILE_PAYLOAD_DAMAGED');
    }
  });

  test('a newer edition', async () => {
    expect(await codeFor({ manifest: { edition: 3, unknown: true } })).toBe('WEEKLY_FILE_NEWER');
  });

  test.each([
    ['an unknown key', { remark: '?' }],
    ['another format', { format: 'other' }],
    ['an older edition', { edition: 0 }],
    ['no such week', { week: '2026-W54' }],
    ['a first file with a predecessor', { previous: 'a'.repeat(64) }],
    ['a branch code that leaves the folder', { branch: { code: '../x', name: 'x' } }],
  ])('a manifest with %s', async (_, manifest) => {
    expect(await codeFor({ manifest })).toBe('WEEKLY_FILE_MANIFEST_ALTERED');
  });

  test('the size or digest of the payload', async () => {
    const { size, sha256 } = { size: partsOf(file)['payload.age']?.length ?? 0, sha256: 'a'.repeat(64) };
    const parts = JSON.parse(String(partsOf(file)['manifest.json'])).parts;
    const wrongDigest = { ...parts, 'payload.age': { size, sha256 } };
    expect(await codeFor({ manifest: { parts: wrongDigest } })).toBe('WEEKLY_FILE_PAYLOAD_ALTERED');
    const wrongSize = { ...parts, 'payload.age': { ...parts['payload.age'], size: size + 1 } };
    expect(await codeFor({ manifest: { parts: wrongSize } })).toBe('WEEKLY_FILE_PAYLOAD_SIZE');
  });
});

test('opens a file of edition 1, which knows no signatures', async () => {
  const kept = join(import.meta.dirname, '../../fixtures/weeklyFile/edition1');
  const read = (name: string) => readFileSync(join(kept, name), 'utf8');
  const opened = await openWeeklyFile(
    join(kept, 'KD-SH-2026-W47-0001.zip'),
    read('identity.txt'),
    read('allowed_signers'),
    join(folder, 'edition1'),
  );
  expect(opened).toEqual({ ok: true, documents: 12, sheets: 12, files: 25 });
});
