import { refuse } from '../../shared/errors/index.ts';
import { fingerprint, parsePublicKeyLine } from './sshKeys.ts';
import { SIGNATURE_NAMESPACE } from './sshSignature.ts';

/** One line of OpenSSH's allowed_signers file: ssh-keygen(1), ALLOWED SIGNERS. */
interface SignerLine {
  number: number;
  /** Pattern list, comma separated: the branch codes that may sign with this key. */
  principals: string;
  options: readonly { name: string; value: string }[];
  /** Absent for other kinds of keys: they are another program's business. */
  raw?: Buffer;
}

const WORD = /^(?:"[^"]*"|[^\s"])+/;
const KEY_TYPES =
  /^(?:ssh-|ecdsa-sha2-|sk-|rsa-sha2-|webauthn-sk-)[a-z0-9@.-]+$|^(?:sk-)?(?:ssh|ecdsa)-[a-z0-9@.-]+$/;
const OPTION = /^(?:,)?([a-z-]+)(?:="([^"]*)")?(?=,|$)/i;

function unreadable(line: number): never {
  return refuse('WEEKLY_FILE_SIGNERS_UNREADABLE', { line });
}

function parseOptions(text: string, line: number): { name: string; value: string }[] {
  const options: { name: string; value: string }[] = [];
  let rest = text;
  while (rest !== '') {
    const found = OPTION.exec(rest);
    if (!found?.[1]) return unreadable(line);
    options.push({ name: found[1].toLowerCase(), value: found[2] ?? '' });
    rest = rest.slice(found[0].length);
  }
  return options;
}

function parseLine(text: string, number: number): SignerLine {
  const words: string[] = [];
  let rest = text.trim();
  while (words.length < 4 && rest !== '') {
    const word = WORD.exec(rest)?.[0] ?? unreadable(number);
    words.push(word);
    rest = rest.slice(word.length).trimStart();
  }
  const [principals = '', ...afterPrincipals] = words;
  const hasOptions = !KEY_TYPES.test(afterPrincipals[0] ?? '');
  const [type = '', base64 = ''] = hasOptions ? afterPrincipals.slice(1) : afterPrincipals;
  const options = hasOptions ? parseOptions(afterPrincipals[0] ?? '', number) : [];
  if (!KEY_TYPES.test(type) || base64 === '') return unreadable(number);
  const line = { number, principals: principals.replaceAll('"', ''), options };
  if (type !== 'ssh-ed25519') return line;
  try {
    return { ...line, raw: parsePublicKeyLine(`${type} ${base64}`).raw };
  } catch {
    return unreadable(number);
  }
}

/** `*` any characters, `?` one: ssh_config(5), PATTERNS. */
function matchesPattern(text: string, pattern: string): boolean {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's').test(text);
}

/** A matching pattern with `!` before it rules out, whatever else matches. */
function matchesList(text: string, list: string): boolean {
  const patterns = list.split(',');
  if (patterns.some((pattern) => pattern.startsWith('!') && matchesPattern(text, pattern.slice(1))))
    return false;
  return patterns.some((pattern) => !pattern.startsWith('!') && matchesPattern(text, pattern));
}

/** Whether the line's options let its key sign weekly files; an option that is not understood never does. */
function refuseByOptions(line: SignerLine, branch: string): void {
  for (const { name, value } of line.options) {
    if (name !== 'namespaces') refuse('WEEKLY_FILE_SIGNER_OPTION', { line: line.number, option: name });
    if (!matchesList(SIGNATURE_NAMESPACE, value)) {
      refuse('WEEKLY_FILE_SIGNER_NAMESPACE', { line: line.number, branch });
    }
  }
}

/**
 * Returns when the text (OpenSSH's allowed_signers format, principal = branch code) lets the key sign for the
 * branch; refuses with the reason otherwise. Of several lines for the branch and key one that allows is enough.
 */
export function requireAllowedSigner(allowedSigners: string, branch: string, publicKey: Uint8Array): void {
  const lines = allowedSigners
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((text, index) => ({ text: text.trim(), number: index + 1 }))
    .filter(({ text }) => text !== '' && !text.startsWith('#'))
    .map(({ text, number }) => parseLine(text, number));
  const ofKey = lines.filter((line) => line.raw?.equals(publicKey));
  const ofBoth = ofKey.filter((line) => matchesList(branch, line.principals));
  let refusal: unknown;
  for (const line of ofBoth) {
    try {
      refuseByOptions(line, branch);
      return;
    } catch (error) {
      refusal ??= error;
    }
  }
  if (refusal) throw refusal;
  const shown = { branch, fingerprint: fingerprint(publicKey) };
  const owner = ofKey[0]?.principals;
  if (owner) refuse('WEEKLY_FILE_SIGNER_OTHER_BRANCH', { ...shown, owner });
  if (!lines.some((line) => matchesList(branch, line.principals)))
    refuse('WEEKLY_FILE_BRANCH_UNKNOWN', shown);
  refuse('WEEKLY_FILE_SIGNER_UNKNOWN', shown);
}
