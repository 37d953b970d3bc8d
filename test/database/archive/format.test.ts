import { spawnSync } from 'node:child_process';
import { createDecipheriv, createHmac, pbkdf2Sync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, it, test } from 'vitest';
import { newArchive } from './newArchive.ts';

// SQLCipher 4: pages of 4096 bytes, each ending in an IV of 16 and an HMAC-SHA512 of 64; the first begins with the salt.
const PAGE = 4096;
const SALT = 16;
const IV = 16;
const MAC = 64;

/** A page as SQLCipher's published format has it, without the library that wrote it. */
function pageOf(file: Buffer, key: Uint8Array, number: number): Buffer {
  const salt = file.subarray(0, SALT);
  const page = file.subarray((number - 1) * PAGE, number * PAGE);
  const sealed = page.subarray(number === 1 ? SALT : 0, PAGE - MAC);
  const macKey = pbkdf2Sync(
    key,
    salt.map((byte) => byte ^ 0x3a),
    2,
    32,
    'sha512',
  );
  const place = Buffer.alloc(4);
  place.writeUInt32LE(number);
  const mac = createHmac('sha512', macKey).update(sealed).update(place).digest();
  if (!mac.equals(page.subarray(PAGE - MAC))) throw new Error(`page ${number} has another MAC`);
  const text = sealed.subarray(0, -IV);
  const decipher = createDecipheriv('aes-256-cbc', key, sealed.subarray(-IV)).setAutoPadding(false);
  return Buffer.concat([decipher.update(text), decipher.final()]);
}

async function closedArchive() {
  const { archive } = await newArchive();
  const { file, key } = archive.forWorker();
  archive.writable.pragma('wal_checkpoint(TRUNCATE)');
  return { file, key };
}

it('is SQLCipher 4’s format, which other programs read in ten years', async () => {
  const { file, key } = await closedArchive();
  const bytes = readFileSync(file);
  const first = pageOf(bytes, key, 1);
  // The header of SQLite from byte 16 on: page size 4096, journal in WAL, 80 bytes kept at each page's end.
  expect(first.readUInt16BE(0)).toBe(PAGE);
  expect([first[2], first[3], first[4]]).toEqual([2, 2, IV + MAC]);
  const pages = bytes.length / PAGE;
  const whole = Array.from({ length: pages }, (_, place) => pageOf(bytes, key, place + 1));
  expect(Buffer.concat(whole).toString('utf8')).toContain('沈静');
  expect(bytes.includes('沈静')).toBe(false);
  expect(() => pageOf(bytes, Buffer.alloc(32, 1), 1)).toThrow('another MAC');
});

const stock = spawnSync('sqlcipher', ['--version'], { encoding: 'utf8' });
// Debian 12 carries 3.4, of the format before; it can't open any archive of format 4.
const readsFormat4 = stock.status === 0 && !/^3\.([0-9]|1[0-9])\./.test(stock.stdout);

test.skipIf(!readsFormat4)('the stock sqlcipher opens it with the key', async () => {
  const { file, key } = await closedArchive();
  const ask = (secret: string) =>
    spawnSync('sqlcipher', [file], {
      encoding: 'utf8',
      input: `PRAGMA key = "x'${secret}'";\nSELECT name FROM people;\n`,
    });
  expect(ask(Buffer.from(key).toString('hex')).stdout).toContain('沈静');
  expect(ask('00'.repeat(32)).stdout).not.toContain('沈静');
});
