import { refuse } from '../../shared/errors/index.ts';

export interface DecodedText {
  text: string;
  encoding: 'UTF-8' | 'GB18030' | 'UTF-16';
}

const REPLACEMENT = '\ufffd';

/**
 * Strict UTF-8, with or without a mark; else GB18030, as Chinese Excel writes CSV; UTF-16 only with its mark, as Excel's
 * "Unicode 文本". GB18030 accepts nearly any bytes, so UTF-8 with a damaged place is told apart before and refused:
 * read as GB18030 it would be gibberish from the first to the last row.
 * @throws IMPORT_ENCODING_UNKNOWN with the line, IMPORT_FORMAT_UNKNOWN for what is no text
 */
export function decodeText(bytes: Uint8Array, file: string): DecodedText {
  const marked = byMark(bytes, file);
  if (marked) return marked;
  // Zero bytes stand in no text of these encodings.
  if (bytes.includes(0)) refuse('IMPORT_FORMAT_UNKNOWN', { file });
  const utf8 = decode('utf-8', bytes);
  if (utf8 !== undefined) return { text: utf8, encoding: 'UTF-8' };
  if (isDamagedUtf8(bytes)) refuse('IMPORT_ENCODING_UNKNOWN', { file, line: lineOfDamage(bytes, 'utf-8') });
  const chinese = decode('gb18030', bytes);
  if (chinese !== undefined) return { text: chinese, encoding: 'GB18030' };
  return refuse('IMPORT_ENCODING_UNKNOWN', { file, line: lineOfDamage(bytes, 'gb18030') });
}

function byMark(bytes: Uint8Array, file: string): DecodedText | undefined {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) {
    const text = decode('utf-8', bytes);
    if (text === undefined) refuse('IMPORT_ENCODING_UNKNOWN', { file, line: lineOfDamage(bytes, 'utf-8') });
    if (text.includes('\0')) refuse('IMPORT_FORMAT_UNKNOWN', { file });
    return { text, encoding: 'UTF-8' };
  }
  const wide =
    first === 0xff && second === 0xfe
      ? 'utf-16le'
      : first === 0xfe && second === 0xff
        ? 'utf-16be'
        : undefined;
  if (!wide) return undefined;
  const text = decode(wide, bytes);
  if (text === undefined) refuse('IMPORT_ENCODING_UNKNOWN', { file, line: lineOfDamage(bytes, wide) });
  if (text.includes('\0')) refuse('IMPORT_FORMAT_UNKNOWN', { file });
  return { text, encoding: 'UTF-16' };
}

/** Undefined when the bytes are not of this encoding. A mark at the start is dropped. */
function decode(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** Chinese text in GB18030 is wrong UTF-8 nearly everywhere; damaged UTF-8 is wrong in a few places only. */
function isDamagedUtf8(bytes: Uint8Array): boolean {
  let wrong = 0;
  let right = 0;
  for (const character of new TextDecoder('utf-8').decode(bytes)) {
    if (character === REPLACEMENT) wrong += 1;
    else if (character > '\u007f') right += 1;
  }
  return right > 20 * wrong;
}

function lineOfDamage(bytes: Uint8Array, encoding: string): number {
  const [before = ''] = new TextDecoder(encoding).decode(bytes).split(REPLACEMENT, 1);
  return before.split(/\r\n|\r|\n/).length;
}
