import { generateKeyPairSync } from 'node:crypto';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { openSshPrivateKey, publicKeyLine } from './sshKeys.ts';

export interface HqKeys {
  /** `AGE-SECRET-KEY-1…`: opens weekly files. */
  identity: string;
  /** `age1…`: what branches encrypt to. */
  recipient: string;
  /** OpenSSH private key file, without a passphrase: signs replies. */
  signerPrivateKey: string;
  /** `ssh-ed25519 AAAA…`. */
  signer: string;
}

/** New keys of a head office, for trying the program out; a real one makes its own with age and ssh-keygen. */
export async function makeHqKeys(): Promise<HqKeys> {
  const identity = await generateX25519Identity();
  const { privateKey } = generateKeyPairSync('ed25519');
  return {
    identity,
    recipient: await identityToRecipient(identity),
    signerPrivateKey: openSshPrivateKey(privateKey, 'HQ'),
    signer: publicKeyLine(privateKey),
  };
}
