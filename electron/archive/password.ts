import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { refuse } from '../../shared/errors/index.ts';
import { passwordProblem } from '../../shared/rules/password/passwordRules.ts';

/** 32 MiB and some 60 ms each. */
const COST = { N: 32_768, r: 8, p: 1 };
const MAXMEM = 64 * 1024 * 1024;
const BYTES = 32;

/** @throws PASSWORD_TOO_WEAK {reason} */
export function refuseWeakPassword(password: string, of: { login: string; name: string }): void {
  const reason = passwordProblem(password, of);
  if (reason !== undefined) refuse('PASSWORD_TOO_WEAK', { reason });
}

/** 'scrypt$N$r$p$salt$hash', salt and hash in base64. */
export async function passwordRecord(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(password, salt, COST.N, COST.r, COST.p);
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64'), hash.toString('base64')].join('$');
}

/** Takes as long without a record (unknown login, no password set) as with one. */
export async function passwordMatches(record: string | undefined, password: string): Promise<boolean> {
  const [scheme, n, r, p, salt, hash] = (record ?? '').split('$');
  if (scheme !== 'scrypt' || !salt || !hash) {
    await derive(password, Buffer.alloc(16), COST.N, COST.r, COST.p);
    return false;
  }
  const expected = Buffer.from(hash, 'base64');
  const found = await derive(password, Buffer.from(salt, 'base64'), Number(n), Number(r), Number(p));
  return expected.length === found.length && timingSafeEqual(expected, found);
}

/** The same password typed by two input methods is the same: NFKC. */
function derive(password: string, salt: Buffer, N: number, r: number, p: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, BYTES, { N, r, p, maxmem: MAXMEM }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
