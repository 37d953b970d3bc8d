/**
 * Which paths may stand inside a weekly file. They are the same on every system, so that a file sealed on one
 * computer can be unpacked on any other, and never lead out of the folder they are unpacked to.
 */

/** Leaves room for the target folder under the 260 characters that many Windows programs allow. */
export const LONGEST_PATH = 180;

const DEEPEST = 4;

/** Windows refuses these in names; a colon would also open an NTFS stream. */
const FORBIDDEN = /[\\:*?"<>|]/;

/** Control characters, and marks that make a name look like another one (direction overrides, zero width). */
const INVISIBLE = /[\p{Cc}\p{Zl}\p{Zp}\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF\uFFFD]/u;

/** Device names of Windows, with any ending: https://learn.microsoft.com/windows/win32/fileio/naming-a-file */
const RESERVED = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:$|[ .])/i;

function isSafeSegment(segment: string): boolean {
  if (segment === '' || segment === '.' || segment === '..') return false;
  if (FORBIDDEN.test(segment) || INVISIBLE.test(segment)) return false;
  // Windows drops a name's last dots and spaces, so that two names would mean one file.
  if (/[. ]$/.test(segment) || segment.startsWith(' ')) return false;
  return !RESERVED.test(segment);
}

/** True for a relative path of plain names, parted by `/`, in Unicode NFC. */
export function isSafePath(path: string): boolean {
  if (path.length > LONGEST_PATH || path !== path.normalize('NFC') || !path.isWellFormed()) return false;
  const segments = path.split('/');
  return segments.length <= DEEPEST && segments.every(isSafeSegment);
}

/** Two paths with one key would be one file on Windows or macOS. */
export function pathKey(path: string): string {
  return path.normalize('NFC').toLowerCase().toUpperCase();
}

/** A file name that resembles `text` and is allowed; `longest` in characters, the ending included. */
export function safeName(text: string, ending: string, longest = 100): string {
  const plain = text
    .toWellFormed()
    .normalize('NFC')
    .replace(new RegExp(INVISIBLE, 'gu'), '')
    .replace(/[\\/:*?"<>|]/g, '_')
    .trim();
  const room = longest - ending.length;
  const cut = [...plain].slice(0, room).join('').slice(0, room).toWellFormed().replaceAll('\uFFFD', '');
  const name = `${cut.replace(/[. ]+$/, '') || '_'}${ending}`;
  return RESERVED.test(name) ? `_${name}` : name;
}
