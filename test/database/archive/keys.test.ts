import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openArchive } from '../../../electron/archive/archive.ts';
import { createArchive } from '../../../electron/archive/create.ts';
import { branchKeysOf, signingKeyOf } from '../../../electron/archive/keys/branchKeys.ts';
import type { OsStore } from '../../../electron/archive/keys/osStore.ts';
import { newRecoveryCode, readRecoveryCode } from '../../../electron/archive/keys/recoveryCode.ts';
import { archiveFiles } from '../../../electron/archive/place.ts';
import { codeOf, refusalOf } from '../refusal.ts';
import { closeAfterTest, newArchive, temporaryFolder, testArchive } from './newArchive.ts';

const codes = fc.constant(null).map(() => newRecoveryCode());
const place = fc.nat({ max: 34 });
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Position among the 35 symbols → position in the code with its dashes. */
const inCode = (symbol: number) => symbol + Math.floor(symbol / 5);

describe('the recovery code', () => {
  it('is seven groups of five without look-alikes', () => {
    fc.assert(
      fc.property(codes, (code) => {
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){6}$/);
        expect(readRecoveryCode(code)).toBe(code);
      }),
    );
  });

  it('is read however it is typed', () => {
    fc.assert(
      fc.property(codes, (code) => {
        const typed = [
          code.toLowerCase(),
          code.replaceAll('-', ''),
          ` ${code.replaceAll('-', '  ')}\n`,
          code.replaceAll('-', '—').replaceAll('0', 'O').replaceAll('1', 'l'),
          code.replaceAll('0', 'o').replaceAll('1', 'I'),
          // Full width, as an input method leaves it.
          code.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0)),
        ];
        for (const text of typed) expect(readRecoveryCode(text)).toBe(code);
      }),
    );
  });

  it('names the group of any single wrong symbol', async () => {
    await fc.assert(
      fc.asyncProperty(codes, place, fc.nat({ max: 31 }), async (code, symbol, other) => {
        const at = inCode(symbol);
        fc.pre(code[at] !== ALPHABET[other]);
        const wrong = `${code.slice(0, at)}${ALPHABET[other]}${code.slice(at + 1)}`;
        const refusal = await refusalOf(() => readRecoveryCode(wrong));
        expect(refusal.code).toBe('RECOVERY_CODE_INVALID');
        expect(refusal.message).toContain(`第 ${Math.floor(symbol / 5) + 1} 组`);
      }),
    );
  });

  it('finds exchanged neighbours and exchanged groups', async () => {
    await fc.assert(
      fc.asyncProperty(codes, fc.nat({ max: 5 }), fc.nat({ max: 3 }), async (code, group, symbol) => {
        const groups = code.split('-');
        const [one, next] = [groups[group] ?? '', groups[group + 1] ?? ''];
        fc.pre(one !== next && one[symbol] !== one[symbol + 1]);
        const exchanged = groups
          .with(group, next)
          .with(group + 1, one)
          .join('-');
        expect(await codeOf(() => readRecoveryCode(exchanged))).toBe('RECOVERY_CODE_INVALID');
        const letters = [...one];
        const turned = letters
          .with(symbol, letters[symbol + 1] ?? '')
          .with(symbol + 1, letters[symbol] ?? '');
        const neighbours = groups.with(group, turned.join('')).join('-');
        expect(await codeOf(() => readRecoveryCode(neighbours))).toBe('RECOVERY_CODE_INVALID');
      }),
    );
  });

  it.each(['', '-', 'ABCDE', '客'.repeat(35), 'U'.repeat(35), '0'.repeat(36)])(
    'refuses %s',
    async (typed) => {
      expect(await codeOf(() => readRecoveryCode(typed))).toBe('RECOVERY_CODE_INVALID');
    },
  );

  it('opens only its own archive, and the code is nowhere in the folder', async () => {
    const { archive, home, recoveryCode } = await newArchive();
    archive.close();
    const refusal = await refusalOf(() => openArchive(home, { recoveryCode: newRecoveryCode() }));
    expect(refusal.code).toBe('RECOVERY_CODE_INVALID');
    expect(refusal.message).toContain('不属于这个档案');
    expect(readFileSync(archiveFiles(home).keys, 'utf8')).not.toContain(recoveryCode.slice(0, 5));
    closeAfterTest(await openArchive(home, { recoveryCode: recoveryCode.toLowerCase() }));
  });

  it('does not open with keys that were tampered with', async () => {
    const { archive, home, recoveryCode } = await newArchive();
    archive.close();
    const { keys } = archiveFiles(home);
    const keyring = JSON.parse(readFileSync(keys, 'utf8'));
    const wrapped = Buffer.from(keyring.recovery.wrapped, 'base64');
    wrapped[0] = (wrapped[0] ?? 0) ^ 1;
    for (const changed of [
      { ...keyring, recovery: { ...keyring.recovery, wrapped: wrapped.toString('base64') } },
      { ...keyring, archiveId: '3f0e4b8c-1d0f-4c57-9a8e-111111111111' },
    ]) {
      writeFileSync(keys, JSON.stringify(changed));
      expect(await codeOf(() => openArchive(home, { recoveryCode }))).toBe('RECOVERY_CODE_INVALID');
    }
  });
});

/** A store as Windows' is: what it wraps only it can open, until it is reset. */
function storeOf(user: { secret: number }): OsStore {
  return {
    available: () => true,
    protect: (text) => Buffer.from(text, 'utf8').map((byte) => byte ^ user.secret),
    reveal: (wrapped) => {
      const text = Buffer.from(Buffer.from(wrapped).map((byte) => byte ^ user.secret)).toString('utf8');
      if (!/^[\x20-\x7e]+$/.test(text)) throw new Error('cannot decrypt');
      return text;
    },
  };
}

describe('the operating system store', () => {
  it('opens without the code, and after a reset asks for it once', async () => {
    const home = temporaryFolder();
    const user = { secret: 0x11 };
    const osStore = storeOf(user);
    const { archive, recoveryCode } = await createArchive(home, testArchive, { osStore });
    archive.close();
    (await openArchive(home, { osStore })).close();
    user.secret = 0x93;
    expect(await codeOf(() => openArchive(home, { osStore }))).toBe('ARCHIVE_KEY_NEEDED');
    (await openArchive(home, { recoveryCode, osStore })).close();
    (await openArchive(home, { osStore })).close();
  });

  it('is not needed', async () => {
    const { archive, home } = await newArchive();
    archive.close();
    const osStore = { ...storeOf({ secret: 1 }), available: () => false };
    expect(await codeOf(() => openArchive(home, { osStore }))).toBe('ARCHIVE_KEY_NEEDED');
  });
});

describe("the branch's own keys", () => {
  it('are what stock tools know: ssh-keygen and age', async () => {
    const { archive, signer, recipient } = await newArchive();
    const keys = branchKeysOf(archive.readable);
    expect(keys.signer).toBe(signer);
    expect(keys.recipient).toBe(recipient);
    expect(signer).toMatch(/^ssh-ed25519 [A-Za-z0-9+/]+=* SH$/);
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'signer.pub'), `${signer}\n`);
    const shown = spawnSync('ssh-keygen', ['-l', '-f', join(folder, 'signer.pub')], { encoding: 'utf8' });
    expect(shown.stdout).toMatch(/^256 SHA256:\S+ SH \(ED25519\)/);
    writeFileSync(join(folder, 'identity.txt'), `${keys.identity}\n`);
    const public_ = spawnSync('age-keygen', ['-y', join(folder, 'identity.txt')], { encoding: 'utf8' });
    expect(public_.stdout.trim()).toBe(recipient);
  });

  it('has its public line from the private key', async () => {
    const { archive } = await newArchive();
    const keys = branchKeysOf(archive.readable);
    const { publicKey } = signingKeyOf(keys);
    const { x } = publicKey.export({ format: 'jwk' });
    const line = Buffer.from(keys.signer.split(' ')[1] ?? '', 'base64');
    expect(line.subarray(-32).toString('base64url')).toBe(x);
  });

  it('are new in every archive', async () => {
    const one = await newArchive();
    const other = await newArchive();
    expect(one.signer).not.toBe(other.signer);
    expect(one.recipient).not.toBe(other.recipient);
    expect(one.recoveryCode).not.toBe(other.recoveryCode);
    expect(Buffer.from(one.archive.forWorker().key)).not.toEqual(Buffer.from(other.archive.forWorker().key));
  });
});
