/** Digits and letters without I, O, S, V, Z; a character's place is its value. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** Letters that the code never uses, with the character that a reader most likely took them for. */
const MISREAD: Readonly<Record<string, string>> = { O: '0', I: '1', Z: '2', S: '5', V: 'U' };

export type CodeRefusal =
  | 'empty'
  /** Neither 18 nor 15 characters, nor anything that ever was a number of a register. */
  | 'length'
  /** A character that the code never uses: punctuation, Chinese, I, O, S, V, Z. */
  | 'alphabet'
  /** Places 3 to 8 are the register's area: digits only. */
  | 'area'
  | 'checkDigit';

/**
 * `code` is what the user wrote, in half width, upper case and without blanks and dashes.
 * `unknown`: letters and digits of a length that no rule can judge (13-digit numbers from before 2007 …); keep and mark.
 * `suggestion` is a code that passes the check, given only where the slip is plain.
 */
export type ClassifiedCode =
  | { kind: 'creditCode'; code: string }
  | { kind: 'registrationNumber'; code: string }
  | { kind: 'unknown'; code: string }
  | { kind: 'invalid'; code: string; reason: CodeRefusal; suggestion?: string };

export function normaliseCode(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\-\u200b\ufeff]/gu, '')
    .toUpperCase();
}

/** The check character (GB 32100-2015, after ISO 7064 MOD 31) of the first 17 characters; null outside the alphabet. */
function checkCharacter(code: string): string | null {
  let sum = 0;
  for (const [place, weight] of WEIGHTS.entries()) {
    const value = ALPHABET.indexOf(code.charAt(place));
    if (value < 0) return null;
    sum += value * weight;
  }
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/** The whole code of 18 from its first 17 characters. @throws RangeError outside the alphabet */
export function withCheckCharacter(first17: string): string {
  const check = checkCharacter(first17);
  if (first17.length !== 17 || check === null)
    throw new RangeError(`Not the first 17 of a credit code: ${first17}`);
  return first17 + check;
}

/** The check digit (GS 15-2006, ISO 7064 MOD 11,10) of the first 14 digits of a registration number. */
function registrationCheckDigit(digits: string): string {
  let product = 10;
  for (const digit of digits.slice(0, 14)) {
    const sum = (product + Number(digit)) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return String((11 - product) % 10);
}

function isCreditCode(code: string): boolean {
  return /^.{2}\d{6}/.test(code) && code.length === 18 && checkCharacter(code) === code.charAt(17);
}

function invalid(code: string, reason: CodeRefusal): ClassifiedCode {
  const reread = code.replace(/[OIZSV]/g, (letter) => MISREAD[letter] ?? letter);
  const passes = isCreditCode(reread) || isRegistrationNumber(reread);
  return { kind: 'invalid', code, reason, ...(reread !== code && passes ? { suggestion: reread } : {}) };
}

function isRegistrationNumber(code: string): boolean {
  return /^\d{15}$/.test(code) && registrationCheckDigit(code) === code.charAt(14);
}

/** 统一社会信用代码 (GB 32100-2015) or an old 15-digit 工商注册号. */
export function classifyCode(text: string): ClassifiedCode {
  const code = normaliseCode(text);
  if (code === '') return invalid(code, 'empty');
  if (!/^[0-9A-Z]+$/.test(code)) return invalid(code, 'alphabet');
  if (code.length === 15) {
    if (isRegistrationNumber(code)) return { kind: 'registrationNumber', code };
    return invalid(code, /^\d+$/.test(code) ? 'checkDigit' : 'alphabet');
  }
  if (code.length !== 18) {
    return code.length >= 6 && code.length <= 20 ? { kind: 'unknown', code } : invalid(code, 'length');
  }
  if (/[IOSVZ]/.test(code)) return invalid(code, 'alphabet');
  if (!/^.{2}\d{6}/.test(code)) return invalid(code, 'area');
  return isCreditCode(code) ? { kind: 'creditCode', code } : invalid(code, 'checkDigit');
}
