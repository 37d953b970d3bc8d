/** 手机, 座机, 400/95 service numbers, numbers of other countries. */
export type PhoneKind = 'mobile' | 'landline' | 'service' | 'foreign';

export type PhoneRefusal =
  | 'empty'
  /** Something other than digits, `+ - ( )`, blanks and an extension. */
  | 'characters'
  /** No Chinese number has this many digits. */
  | 'length'
  /** Eleven digits from 1, but no mobile prefix (13–19). */
  | 'mobilePrefix'
  /** Begins with 0, but with no area code. */
  | 'areaCode'
  /** Seven or eight digits: a local number without its area code. */
  | 'missingAreaCode';

/**
 * `number` is canonical: `13912345678`, `0510-88351234`, `0510-88351234转801`, `400-810-8888`, `95588`, `+81 3…` as `+813…`.
 * A number that cannot be told is kept as it was written, only in half width.
 */
export type ParsedPhone =
  | { ok: true; kind: PhoneKind; number: string }
  | { ok: false; reason: PhoneRefusal; number: string };

const EXTENSION = /(?:转|分机|EXT\.?|X|#)[:\s-]*(\d{1,6})$/;
/** 010 and 02x have three digits, all other areas four. */
const AREA = /^(?:010|02[0-57-9]|0[3-9]\d{2})/;

function landline(digits: string): string | null {
  const area = AREA.exec(digits)?.[0];
  if (area === undefined) return null;
  const local = digits.slice(area.length);
  const right = /^[2-9]/.test(local) && (local.length === 8 || (local.length === 7 && area.length === 4));
  return right ? `${area}-${local}` : null;
}

function service(digits: string): string | null {
  if (/^[48]00\d{7}$/.test(digits)) return digits.replace(/^(\d{3})(\d{3})(\d{4})$/, '$1-$2-$3');
  return /^(?:9\d{4,5}|1[012]\d{3}|11\d)$/.test(digits) ? digits : null;
}

function whole(digits: string): { kind: PhoneKind; number: string } | null {
  const mobile = /^0?(1[3-9]\d{9})$/.exec(digits)?.[1];
  if (mobile !== undefined) return { kind: 'mobile', number: mobile };
  const fixed = landline(digits);
  if (fixed !== null) return { kind: 'landline', number: fixed };
  const served = service(digits);
  return served === null ? null : { kind: 'service', number: served };
}

function refusalOf(digits: string): PhoneRefusal {
  if (/^1\d{10}$/.test(digits)) return 'mobilePrefix';
  if (/^[2-9]\d{6,7}$/.test(digits)) return 'missingAreaCode';
  if (/^0\d{9,11}$/.test(digits) && !AREA.test(digits)) return 'areaCode';
  return 'length';
}

/** One telephone, mobile or fax number. Several in one cell are parted by `splitPhones` first. */
export function parsePhone(text: string): ParsedPhone {
  const written = text.normalize('NFKC').replace(/\s+/g, ' ').trim();
  if (written === '') return { ok: false, reason: 'empty', number: written };
  const plain = written.toUpperCase().replace(/[\u2010-\u2015\u2212—_]/g, '-');
  const extension = EXTENSION.exec(plain);
  const main = (extension ? plain.slice(0, extension.index) : plain).replace(/^(?:\+|00)86[\s-]*/, '');
  const tail = extension ? `转${extension[1]}` : '';
  if (/^\+[\d\s()-]+$/.test(main)) {
    const number = main.replace(/[\s()-]/g, '');
    const right = number.length >= 8 && number.length <= 16;
    if (!right) return { ok: false, reason: 'length', number: written };
    return { ok: true, kind: 'foreign', number: `${number}${tail}` };
  }
  if (!/^[\d\s()-]+$/.test(main)) return { ok: false, reason: 'characters', number: written };
  const groups = main.match(/\d+/g) ?? [];
  const digits = groups.join('');
  const found = whole(digits);
  if (found) return { ok: true, ...found, number: `${found.number}${tail}` };
  // +86 510 …: the trunk 0 falls away behind a country code.
  const abroad = /^(?:\+|00)86/.test(plain) ? whole(`0${digits}`) : null;
  if (abroad) return { ok: true, ...abroad, number: `${abroad.number}${tail}` };
  // 0510-88351234-801: the last group is an extension when the number is whole without it.
  const last = groups.at(-1) ?? '';
  const before = extension || last.length > 6 ? null : whole(groups.slice(0, -1).join(''));
  if (before) return { ok: true, ...before, number: `${before.number}转${last}` };
  return { ok: false, reason: refusalOf(digits), number: written };
}

/** The numbers of one cell: `0510-88351234、13912345678`, `88351234/88351235`. Blanks part nothing. */
export function splitPhones(text: string): string[] {
  return text
    .normalize('NFKC')
    .split(/[,;、/|\n]|或/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
