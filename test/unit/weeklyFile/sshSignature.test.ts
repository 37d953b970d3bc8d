import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeHqKeys } from '../../../electron/weeklyFile/hqKeys.ts';
import {
  fingerprint,
  openSshPrivateKey,
  publicKeyLine,
  rawPublicKey,
} from '../../../electron/weeklyFile/sshKeys.ts';
import { parseSignature, signatureHolds, signMessage } from '../../../electron/weeklyFile/sshSignature.ts';
import { scratchFolder } from './scratch.ts';
import { runTool } from './stockTools.ts';

const folder = scratchFolder();
const { privateKey } = generateKeyPairSync('ed25519');
const message = Buffer.from('周报清单\n');
const keyFile = join(folder, 'key');
writeFileSync(keyFile, openSshPrivateKey(privateKey, 'SH 分公司'), { mode: 0o600 });
writeFileSync(join(folder, 'allowed'), `SH ${publicKeyLine(privateKey)}\n`);

describe('our keys in ssh-keygen', () => {
  test('reads the private key and finds the same public key and fingerprint', () => {
    const line = publicKeyLine(privateKey);
    expect(runTool('ssh-keygen', ['-y', '-f', keyFile]).stdout.trim()).toBe(`${line} SH 分公司`);
    writeFileSync(join(folder, 'key.pub'), line);
    expect(runTool('ssh-keygen', ['-l', '-f', join(folder, 'key.pub')]).stdout).toContain(
      fingerprint(rawPublicKey(privateKey)),
    );
  });

  test('reads the private key whatever the length of its comment, which decides on the padding', () => {
    for (let length = 0; length < 9; length += 1) {
      const file = join(folder, `padded${length}`);
      writeFileSync(file, openSshPrivateKey(privateKey, 'x'.repeat(length)), { mode: 0o600 });
      expect(runTool('ssh-keygen', ['-y', '-f', file]).stdout).toContain(publicKeyLine(privateKey));
    }
  });

  test('reads the keys of a head office made for trying', async () => {
    const hq = await makeHqKeys();
    const file = join(folder, 'hq');
    writeFileSync(file, hq.signerPrivateKey, { mode: 0o600 });
    expect(runTool('ssh-keygen', ['-y', '-f', file]).stdout).toContain(hq.signer);
  });
});

describe('our signature in ssh-keygen', () => {
  const verify = (signature: string, input: Uint8Array, namespace = 'kedang-week') => {
    const file = join(folder, 'ours.sig');
    writeFileSync(file, signature);
    const allowed = join(folder, 'allowed');
    return runTool('ssh-keygen', ['-Y', 'verify', '-f', allowed, '-I', 'SH', '-n', namespace, '-s', file], {
      input,
    });
  };

  test('verifies', () => {
    const result = verify(signMessage(message, privateKey), message);
    expect(result.stdout).toContain('Good "kedang-week" signature for SH');
    expect(result.status).toBe(0);
  });

  test('does not verify over other bytes or for another purpose', () => {
    expect(verify(signMessage(message, privateKey), Buffer.from('别的')).status).not.toBe(0);
    expect(verify(signMessage(message, privateKey), message, 'file').status).not.toBe(0);
  });
});

describe("ssh-keygen's signature in ours", () => {
  let signed = 0;
  const signedBy = (extra: string[]) => {
    // ssh-keygen asks before it writes over a signature.
    signed += 1;
    const file = join(folder, `message${signed}`);
    writeFileSync(file, message);
    const result = runTool('ssh-keygen', ['-Y', 'sign', '-f', keyFile, '-n', 'kedang-week', ...extra, file]);
    expect(result.stderr).toContain('Write signature');
    return readFileSync(`${file}.sig`, 'utf8');
  };

  test('is the very text that ours is, as Ed25519 has no chance in it', () => {
    expect(signedBy([])).toBe(signMessage(message, privateKey));
  });

  test('is taken, with SHA-256 as well, and with Windows line ends', () => {
    for (const text of [
      signedBy([]),
      signedBy(['-Ohashalg=sha256']),
      signedBy([]).replaceAll('\n', '\r\n'),
    ]) {
      const signature = parseSignature(text);
      expect(signature.namespace).toBe('kedang-week');
      expect(signatureHolds(message, signature)).toBe(true);
      expect(signatureHolds(Buffer.from('别的'), signature)).toBe(false);
    }
  });
});

describe('what is no signature', () => {
  const good = signMessage(message, privateKey);

  test.each([
    ['empty', ''],
    ['not armored', good.split('\n').slice(1, -2).join('\n')],
    ['without its last line end', good.trimEnd()],
    ['with a blank line', good.replace('\n', '\n\n')],
    ['with a stray character', good.replace('U1NI', 'U1N!')],
    ['of another length of line', good.replace(/\n(?=[^-])/, '')],
    ['of another kind', good.replaceAll('SSH SIGNATURE', 'PGP SIGNATURE')],
    ['cut', good.replace(/.{12}\n-----END/, '\n-----END')],
  ])('%s', (_, text) => {
    expect(() => parseSignature(text)).toThrow(RangeError);
  });

  test('no changed byte of the armor goes unnoticed', () => {
    for (let at = 0; at < good.length; at += 1) {
      const bytes = Buffer.from(good);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      let holds = false;
      try {
        holds = signatureHolds(message, parseSignature(bytes.toString('latin1')));
        // The key is not signed: the signers file decides on it.
        const { publicKey, namespace } = parseSignature(bytes.toString('latin1'));
        expect(holds && publicKey.equals(rawPublicKey(privateKey)) && namespace === 'kedang-week').toBe(
          false,
        );
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
      }
    }
  });

  test('an RSA or short key', () => {
    const { privateKey: rsa } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    expect(() => signMessage(message, rsa)).toThrow();
    expect(signatureHolds(message, { ...parseSignature(good), signature: randomBytes(64) })).toBe(false);
  });
});
