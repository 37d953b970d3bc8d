import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { requireAllowedSigner } from '../../../electron/weeklyFile/allowedSigners.ts';
import { publicKeyLine, rawPublicKey } from '../../../electron/weeklyFile/sshKeys.ts';
import { refusalCode } from './scratch.ts';

const key = generateKeyPairSync('ed25519').publicKey;
const other = publicKeyLine(generateKeyPairSync('ed25519').publicKey);
const own = publicKeyLine(key);
const rsa = 'ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQ==';

const codeFor = (text: string, branch = 'SH') =>
  refusalCode(() => requireAllowedSigner(text, branch, rawPublicKey(key)));

describe('allowed', () => {
  test.each([
    ['plain', `SH ${own}`],
    ['with a comment of several words', `SH ${own} 上海 分公司`],
    [
      'among comments, blank lines, other keys, with Windows line ends',
      `# 名单\r\n\r\nNJ ${other}\r\nSH ${own}\r\n`,
    ],
    ['beside keys of other kinds', `NJ ${rsa}\nSH ${rsa} old\nSH ${own}`],
    ['two keys of one branch, the older first', `SH ${other}\nSH ${own}`],
    ['several principals', `NJ,SH ${own}`],
    ['a pattern', `S? ${own}`],
    ['any', `* ${own}`],
    ['quoted', `"SH" ${own}`],
    ['for this purpose', `SH namespaces="kedang-week" ${own}`],
    ['for several purposes', `SH namespaces="git,kedang-*" ${own}`],
    ['by an option in capitals', `SH NAMESPACES="kedang-week" ${own}`],
    ['with tabs', `SH\tnamespaces="kedang-week"\t${own.replace(' ', '\t')}`],
    ['one of two lines does not allow', `SH valid-before="20200101" ${own}\nSH ${own}`],
    ['with a byte order mark', `\uFEFFSH ${own}`],
  ])('%s', async (_, text) => {
    expect(await codeFor(text)).toBeNull();
  });
});

describe('refused', () => {
  test.each([
    ['empty', '', 'WEEKLY_FILE_BRANCH_UNKNOWN'],
    ['another branch with another key', `NJ ${other}`, 'WEEKLY_FILE_BRANCH_UNKNOWN'],
    ['the branch with another key', `SH ${other}`, 'WEEKLY_FILE_SIGNER_UNKNOWN'],
    ['the key under another branch', `NJ ${own}\nSH ${other}`, 'WEEKLY_FILE_SIGNER_OTHER_BRANCH'],
    ['ruled out by a pattern', `*,!SH ${own}`, 'WEEKLY_FILE_SIGNER_OTHER_BRANCH'],
    ['a branch code in other case', `sh ${own}`, 'WEEKLY_FILE_SIGNER_OTHER_BRANCH'],
    ['for another purpose', `SH namespaces="git" ${own}`, 'WEEKLY_FILE_SIGNER_NAMESPACE'],
    ['a certificate authority', `SH cert-authority ${own}`, 'WEEKLY_FILE_SIGNER_OPTION'],
    [
      'with an end',
      `SH namespaces="kedang-week",valid-before="20300101" ${own}`,
      'WEEKLY_FILE_SIGNER_OPTION',
    ],
    ['an unknown option', `SH touch-required ${own}`, 'WEEKLY_FILE_SIGNER_OPTION'],
    ['a key without a principal', own, 'WEEKLY_FILE_SIGNERS_UNREADABLE'],
    ['a broken key', `SH ${own.slice(0, -8)}`, 'WEEKLY_FILE_SIGNERS_UNREADABLE'],
    ['a broken line for somebody else', `NJ what\nSH ${own}`, 'WEEKLY_FILE_SIGNERS_UNREADABLE'],
    ['an unclosed quote', `SH namespaces="kedang ${own}`, 'WEEKLY_FILE_SIGNERS_UNREADABLE'],
  ])('%s', async (_, text, code) => {
    expect(await codeFor(text)).toBe(code);
  });

  test('a dot in a principal is a dot', async () => {
    expect(await codeFor(`S. ${own}`, 'SH')).toBe('WEEKLY_FILE_SIGNER_OTHER_BRANCH');
  });
});
