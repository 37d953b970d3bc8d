import { randomInt } from 'node:crypto';
import { refuse } from '../../../shared/errors/index.ts';

/** Crockford's base 32: no I, L, O, U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUPS = 7;
/** Symbols of a group before its check symbol: 7 × 4 × 5 = 140 bits in all. */
const DATA = 4;

/** A fresh code: seven groups of five, `XXXXX-XXXXX-…`, the fifth of each group checking it. */
export function newRecoveryCode(): string {
  const groups = Array.from({ length: GROUPS }, (_, group) => {
    const symbols = Array.from({ length: DATA }, () => randomInt(32));
    return [...symbols, checkSymbol(symbols, group)].map((symbol) => ALPHABET[symbol]).join('');
  });
  return groups.join('-');
}

/**
 * The code as it was printed, from what was typed: lower case, full width, blanks and any dashes are fine, O counts as
 * 0, I and L as 1.
 * @throws RECOVERY_CODE_INVALID naming the group that holds the slip
 */
export function readRecoveryCode(typed: string): string {
  const symbols = [...typed.normalize('NFKC').toUpperCase()]
    .filter((character) => /[\p{L}\p{N}]/u.test(character))
    .map((character) => ({ O: '0', I: '1', L: '1' })[character] ?? character)
    .map((character) => ALPHABET.indexOf(character));
  const length = DATA + 1;
  const wrong = symbols.indexOf(-1);
  if (wrong >= 0)
    refuse('RECOVERY_CODE_INVALID', { reason: `第 ${Math.floor(wrong / length) + 1} 组有不会出现的字符` });
  if (symbols.length !== GROUPS * length)
    refuse('RECOVERY_CODE_INVALID', {
      reason: `应有 ${GROUPS * length} 个字符，现有 ${symbols.length} 个`,
    });
  const groups = Array.from({ length: GROUPS }, (_, group) =>
    symbols.slice(group * length, (group + 1) * length),
  );
  groups.forEach((group, index) => {
    if (checkSymbol(group.slice(0, DATA), index) !== group[DATA])
      refuse('RECOVERY_CODE_INVALID', { reason: `第 ${index + 1} 组有误` });
  });
  return groups.map((group) => group.map((symbol) => ALPHABET[symbol]).join('')).join('-');
}

/**
 * A weighted sum over the field of 32 elements: finds every single wrong symbol and every exchange of two within a
 * group; the group's place is part of it, so that exchanged groups are found too.
 */
function checkSymbol(symbols: readonly number[], group: number): number {
  return symbols.reduce((sum, symbol, place) => sum ^ times(symbol, place + 2), group + 1);
}

/** Product in GF(2^5) with x^5 + x^2 + 1. */
function times(a: number, b: number): number {
  let product = 0;
  for (let bit = 0; bit < 5; bit += 1) if (b & (1 << bit)) product ^= a << bit;
  for (let bit = 8; bit >= 5; bit -= 1) if (product & (1 << bit)) product ^= 0b100101 << (bit - 5);
  return product;
}
