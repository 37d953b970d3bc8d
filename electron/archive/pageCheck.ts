import { createHmac, pbkdf2Sync, timingSafeEqual } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/**
 * SQLCipher 4's page format: 4096 bytes, of which the last 80 are the initialisation vector (16) and an HMAC-SHA512
 * (64) over the ciphertext, the vector and the page number; the first page begins with the salt (16).
 * Source: https://www.zetetic.net/sqlcipher/design/
 */
export const PAGE = 4096;
const SALT = 16;
const HMAC = 64;
const PAGES_TRIED = 64;

/**
 * Whether `key` belongs to the file: one page whose HMAC holds is proof. SQLite gives the same answer to a wrong key
 * and to a damaged first page; this tells them apart. Call it only while no connection of this process is open.
 */
export const keyFitsSomePage = (file: string, key: Uint8Array): boolean => keyFits(file, key, PAGES_TRIED);

export const keyFitsFirstPage = (file: string, key: Uint8Array): boolean => keyFits(file, key, 1);

function keyFits(file: string, key: Uint8Array, most: number): boolean {
  const handle = openSync(file, 'r');
  try {
    const pages = Math.min(most, Math.floor(fstatSync(handle).size / PAGE));
    const salt = Buffer.alloc(SALT);
    if (pages === 0 || readSync(handle, salt, 0, SALT, 0) < SALT) return false;
    const hmacKey = pbkdf2Sync(
      key,
      salt.map((byte) => byte ^ 0x3a),
      2,
      32,
      'sha512',
    );
    const page = Buffer.alloc(PAGE);
    for (let number = 1; number <= pages; number += 1) {
      readSync(handle, page, 0, PAGE, (number - 1) * PAGE);
      if (hmacHolds(page, number, hmacKey)) return true;
    }
    return false;
  } finally {
    closeSync(handle);
  }
}

function hmacHolds(page: Buffer, number: number, hmacKey: Uint8Array): boolean {
  const place = Buffer.alloc(4);
  place.writeUInt32LE(number);
  const hmac = createHmac('sha512', hmacKey)
    .update(page.subarray(number === 1 ? SALT : 0, PAGE - HMAC))
    .update(place)
    .digest();
  return timingSafeEqual(hmac, page.subarray(PAGE - HMAC));
}
