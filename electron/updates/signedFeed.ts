import { refuse } from '../../shared/errors/index.ts';
import { parsePublicKeyLine } from '../weeklyFile/sshKeys.ts';
import { parseSignature, type SshSignature, signatureHolds } from '../weeklyFile/sshSignature.ts';

/** Keeps a signature of the head office over anything else from passing for one over a list of releases. */
export const UPDATE_NAMESPACE = 'kedang-update';

/** The longest list or signature that is read, characters: a real one has some hundreds. */
export const LONGEST_FEED = 65_536;

/**
 * Requires that the head office signed this list of releases.
 * @param hqSigner OpenSSH public key line
 * @throws UPDATE_NOT_SIGNED without a readable signature, UPDATE_SIGNED_BY_OTHER, UPDATE_ALTERED
 */
export function requireSignedByHq(list: string, signatureText: string, hqSigner: string): void {
  const signature = readSignature(signatureText);
  if (signature.namespace !== UPDATE_NAMESPACE) refuse('UPDATE_NOT_SIGNED');
  if (!signature.publicKey.equals(parsePublicKeyLine(hqSigner).raw)) refuse('UPDATE_SIGNED_BY_OTHER');
  if (!signatureHolds(Buffer.from(list), signature)) refuse('UPDATE_ALTERED');
}

function readSignature(text: string): SshSignature {
  try {
    return parseSignature(text);
  } catch (error) {
    if (error instanceof RangeError) refuse('UPDATE_NOT_SIGNED');
    throw error;
  }
}

/**
 * The head office's address as it is kept: with a slash at its end.
 * @throws UPDATE_ADDRESS_INVALID for anything but https; plain http only on this computer, for trying it out
 */
export function feedAddress(typed: string): string {
  const address = URL.parse(typed.trim()) ?? refuse('UPDATE_ADDRESS_INVALID', { address: typed });
  const here = ['127.0.0.1', 'localhost'].includes(address.hostname);
  const fit = address.protocol === 'https:' || (address.protocol === 'http:' && here);
  if (!fit || address.username || address.password || address.search || address.hash)
    refuse('UPDATE_ADDRESS_INVALID', { address: typed });
  return address.href.endsWith('/') ? address.href : `${address.href}/`;
}
