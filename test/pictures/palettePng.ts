import { crc32, deflateSync } from 'node:zlib';

/**
 * A PNG with a palette of 256 colours, a third as large as what Chromium takes. Good for the flat colours of a window,
 * not for photographs.
 *
 * @param pixels four bytes each, blue, green, red, alpha; alpha is not kept
 */
export function palettePng(width: number, height: number, pixels: Uint8Array): Buffer {
  const colours = new Uint32Array(width * height);
  const counts = new Map<number, number>();
  for (let at = 0; at < colours.length; at += 1) {
    const [blue = 0, green = 0, red = 0] = pixels.subarray(at * 4, at * 4 + 3);
    const colour = (red << 16) | (green << 8) | blue;
    colours[at] = colour;
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const palette = paletteOf(counts);
  const places = new Map<number, number>();
  for (const colour of counts.keys()) places.set(colour, nearest(palette, colour));

  const lines = Buffer.alloc((width + 1) * height);
  for (let row = 0; row < height; row += 1)
    for (let column = 0; column < width; column += 1)
      lines[row * (width + 1) + 1 + column] = places.get(colours[row * width + column] as number) as number;

  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits a pixel, colours from the palette.
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap((colour) => channels(colour)))),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The most frequent colours; the last places for those that are least like any of them: a red word on a white page. */
function paletteOf(counts: ReadonlyMap<number, number>): number[] {
  const sorted = [...counts].sort((one, other) => other[1] - one[1]);
  const palette = sorted.slice(0, 160).map(([colour]) => colour);
  const left = sorted.slice(160).map(([colour, count]) => {
    return { colour, count, far: distance(palette[nearest(palette, colour)] as number, colour) };
  });
  while (palette.length < 256 && left.length > 0) {
    const next = left.reduce((one, other) => (other.far * other.count > one.far * one.count ? other : one));
    if (next.far === 0) break;
    palette.push(next.colour);
    for (const one of left) one.far = Math.min(one.far, distance(next.colour, one.colour));
  }
  return palette;
}

function nearest(palette: readonly number[], colour: number): number {
  let found = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const [place, other] of palette.entries()) {
    const far = distance(other, colour);
    if (far < least) [found, least] = [place, far];
  }
  return found;
}

function distance(one: number, other: number): number {
  const [red, green, blue] = channels(one);
  const [r, g, b] = channels(other);
  return (red - r) ** 2 + (green - g) ** 2 + (blue - b) ** 2;
}

const channels = (colour: number): [number, number, number] => [
  colour >> 16,
  (colour >> 8) & 255,
  colour & 255,
];

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}
