/** A kind of file that may be attached. The program itself never shows or runs one. */
export interface FileType {
  mediaType: string;
  /** As names end; the first is given to a name without one. */
  endings: readonly string[];
  matches(head: Uint8Array): boolean;
}

/** Bytes that are looked at. */
export const HEAD = 64;

const ascii = (head: Uint8Array, from: number, text: string) =>
  [...text].every((character, index) => head[from + index] === character.charCodeAt(0));
const bytes =
  (...expected: number[]) =>
  (head: Uint8Array) =>
    expected.every((byte, index) => head[index] === byte);

/** The brand of an ISO media file (`ftyp` box). */
const isoBrand = (head: Uint8Array) =>
  ascii(head, 4, 'ftyp') ? String.fromCharCode(...head.slice(8, 12)) : '';

const type = (
  mediaType: string,
  endings: readonly string[],
  matches: (head: Uint8Array) => boolean,
): FileType => ({ mediaType, endings, matches });

const ZIP = bytes(0x50, 0x4b, 0x03, 0x04);
const OLE = bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);
const OFFICE = 'application/vnd.openxmlformats-officedocument';

/**
 * What customers send as evidence: papers, pictures, sound and film. Several kinds share one beginning (the office
 * formats are ZIP or OLE files), so that the ending decides among those that the content allows.
 */
export const fileTypes: readonly FileType[] = [
  type('application/pdf', ['pdf'], (head) => ascii(head, 0, '%PDF-')),
  type('image/jpeg', ['jpg', 'jpeg'], bytes(0xff, 0xd8, 0xff)),
  type('image/png', ['png'], bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)),
  type('image/gif', ['gif'], (head) => ascii(head, 0, 'GIF8')),
  type('image/bmp', ['bmp'], (head) => ascii(head, 0, 'BM')),
  type('image/tiff', ['tif', 'tiff'], (head) => ascii(head, 0, 'II*\0') || ascii(head, 0, 'MM\0*')),
  type('image/webp', ['webp'], (head) => ascii(head, 0, 'RIFF') && ascii(head, 8, 'WEBP')),
  type('image/heic', ['heic', 'heif'], (head) => ['heic', 'heix', 'mif1', 'msf1'].includes(isoBrand(head))),
  type('audio/mp4', ['m4a'], (head) => isoBrand(head).startsWith('M4A')),
  type('video/quicktime', ['mov'], (head) => isoBrand(head) === 'qt  '),
  type('video/mp4', ['mp4', 'm4v'], (head) =>
    /^(isom|iso\d|mp4\d|avc1|M4V |dash|3gp\d)$/.test(isoBrand(head)),
  ),
  type('audio/wav', ['wav'], (head) => ascii(head, 0, 'RIFF') && ascii(head, 8, 'WAVE')),
  type(
    'audio/mpeg',
    ['mp3'],
    (head) => ascii(head, 0, 'ID3') || (head[0] === 0xff && ((head[1] ?? 0) & 0xe6) === 0xe2),
  ),
  type('audio/amr', ['amr'], (head) => ascii(head, 0, '#!AMR')),
  type(`${OFFICE}.wordprocessingml.document`, ['docx'], ZIP),
  type(`${OFFICE}.spreadsheetml.sheet`, ['xlsx'], ZIP),
  type(`${OFFICE}.presentationml.presentation`, ['pptx'], ZIP),
  type('application/zip', ['zip'], ZIP),
  type('application/msword', ['doc'], OLE),
  type('application/vnd.ms-excel', ['xls'], OLE),
];

/** What is in the file, by its first bytes and its name's ending. */
export function fileTypeOf(
  head: Uint8Array,
  name: string,
): { kind: 'known'; type: FileType } | { kind: 'otherEnding'; type: FileType } | { kind: 'unknown' } {
  const fitting = fileTypes.filter((candidate) => candidate.matches(head));
  const [first] = fitting;
  if (!first) return { kind: 'unknown' };
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase();
  const named = fitting.find(({ endings }) => ending !== undefined && endings.includes(ending));
  return named ? { kind: 'known', type: named } : { kind: 'otherEnding', type: first };
}
