import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { feedAddress, requireSignedByHq, UPDATE_NAMESPACE } from '../../../electron/updates/signedFeed.ts';
import { openSshPrivateKey, publicKeyLine } from '../../../electron/weeklyFile/sshKeys.ts';
import { signMessage } from '../../../electron/weeklyFile/sshSignature.ts';
import { Refusal } from '../../../shared/errors/index.ts';
import { runTool } from '../weeklyFile/stockTools.ts';

const list = 'version: 0.2.0\nfiles:\n  - url: kedang-0.2.0-setup.exe\n';
const newKey = () => generateKeyPairSync('ed25519').privateKey;
const hq = newKey();
const hqLine = publicKeyLine(hq);
const signed = (text: string, key = hq, namespace = UPDATE_NAMESPACE) =>
  signMessage(Buffer.from(text), key, namespace);

function codeOf(work: () => unknown): string | undefined {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return undefined;
}

it('takes a list that the head office signed', () => {
  expect(codeOf(() => requireSignedByHq(list, signed(list), hqLine))).toBeUndefined();
});

it('takes the signature of the stock ssh-keygen', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kedang-feed-'));
  try {
    writeFileSync(join(folder, 'key'), openSshPrivateKey(hq, 'hq'), { mode: 0o600 });
    writeFileSync(join(folder, 'latest.yml'), list);
    const signing = ['-Y', 'sign', '-n', UPDATE_NAMESPACE, '-f', 'key', 'latest.yml'];
    expect(runTool('ssh-keygen', signing, { cwd: folder }).status).toBe(0);
    const signature = readFileSync(join(folder, 'latest.yml.sig'), 'utf8');
    expect(codeOf(() => requireSignedByHq(list, signature, hqLine))).toBeUndefined();
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('refuses one that was changed, signed by another, for another purpose, or not at all', () => {
  expect(codeOf(() => requireSignedByHq(`${list} `, signed(list), hqLine))).toBe('UPDATE_ALTERED');
  expect(codeOf(() => requireSignedByHq(list, signed(list, newKey()), hqLine))).toBe(
    'UPDATE_SIGNED_BY_OTHER',
  );
  expect(codeOf(() => requireSignedByHq(list, signed(list, hq, 'kedang-week'), hqLine))).toBe(
    'UPDATE_NOT_SIGNED',
  );
  expect(codeOf(() => requireSignedByHq(list, '<html>404</html>', hqLine))).toBe('UPDATE_NOT_SIGNED');
});

it('takes https addresses, and plain http of this computer alone', () => {
  expect(feedAddress(' https://updates.example.com/kedang ')).toBe('https://updates.example.com/kedang/');
  expect(feedAddress('http://127.0.0.1:8080/')).toBe('http://127.0.0.1:8080/');
  for (const address of [
    'http://updates.example.com/',
    'ftp://updates.example.com/',
    'file:///c:/updates/',
    'https://user:secret@updates.example.com/',
    'https://updates.example.com/?a=b',
    '总公司',
  ])
    expect(
      codeOf(() => feedAddress(address)),
      address,
    ).toBe('UPDATE_ADDRESS_INVALID');
});
