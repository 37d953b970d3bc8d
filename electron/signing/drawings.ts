import { crc32, inflateSync } from 'node:zlib';
import { refuse } from '../../shared/errors/index.ts';

/** Bytes; a drawn name takes some ten thousand. */
const LARGEST = 200_000;
const WIDEST = 1600;
const HIGHEST = 800;
const MAGIC = Buffer.from('89504e470d0a1a0a', 'hex');
/** By colour type: grey, colours, grey with opacity, colours with opacity. */
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 4: 2, 6: 4 };

/**
 * Takes the page's picture of a drawn signature only as a whole PNG of reasonable size, since it goes into PDFs and to
 * the head office: every chunk's checksum, eight bits, not interlaced, pixels that unpack to the size stated.
 * @throws SIGNING_DRAWING_INVALID
 */
export function checkedDrawing(base64: string): Buffer {
  const png = Buffer.from(base64, 'base64');
  if (png.length > LARGEST) refuse('SIGNING_DRAWING_INVALID', { reason: '图太大' });
  if (!isWholePng(png)) refuse('SIGNING_DRAWING_INVALID', { reason: '不是完整的 PNG 图' });
  return png;
}

function isWholePng(png: Buffer): boolean {
  const chunks = chunksOf(png);
  const head = chunks?.[0];
  if (!chunks || head?.type !== 'IHDR' || head.data.length !== 13) return false;
  const end = chunks.at(-1);
  if (end?.type !== 'IEND' || end.data.length > 0) return false;
  const [width, height] = [head.data.readUInt32BE(0), head.data.readUInt32BE(4)];
  const [depth, colours, , , interlaced] = head.data.subarray(8);
  const channels = CHANNELS[colours as number];
  if (width < 1 || width > WIDEST || height < 1 || height > HIGHEST) return false;
  if (depth !== 8 || channels === undefined || interlaced !== 0) return false;
  const expected = height * (1 + width * channels);
  const packed = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data));
  try {
    return inflateSync(packed, { maxOutputLength: expected + 1 }).length === expected;
  } catch {
    return false;
  }
}

function chunksOf(png: Buffer): { type: string; data: Buffer }[] | undefined {
  if (!png.subarray(0, MAGIC.length).equals(MAGIC)) return undefined;
  const chunks: { type: string; data: Buffer }[] = [];
  let at = MAGIC.length;
  while (at < png.length) {
    if (at + 12 > png.length) return undefined;
    const length = png.readUInt32BE(at);
    if (at + 12 + length > png.length) return undefined;
    const named = png.subarray(at + 4, at + 8 + length);
    if (crc32(named) !== png.readUInt32BE(at + 8 + length)) return undefined;
    chunks.push({ type: named.subarray(0, 4).toString('latin1'), data: named.subarray(4) });
    at += 12 + length;
  }
  return chunks;
}
