import { between } from '../kill/random.ts';

/** Numbers at which lengths and counts go wrong, in two and four bytes. */
const EDGES = [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x7fffffff, 0xffffffff];

/** A copy of a file with one to six harms done to it: bits, pieces cut, doubled or exchanged, edge numbers, the end gone. */
export function mutated(file: Uint8Array, random: () => number): Buffer {
  let bytes = Buffer.from(file);
  for (let harms = between(random, 1, 6); harms > 0; harms -= 1) bytes = harmed(bytes, random);
  return bytes;
}

function harmed(bytes: Buffer<ArrayBuffer>, random: () => number): Buffer<ArrayBuffer> {
  if (bytes.length < 8) return bytes;
  const at = between(random, 0, bytes.length - 5);
  const length = Math.min(bytes.length - at, between(random, 1, Math.max(2, bytes.length >> 3)));
  const piece = bytes.subarray(at, at + length);
  const edge = EDGES[between(random, 0, EDGES.length - 1)] ?? 0;
  switch (between(random, 0, 6)) {
    case 0:
      bytes[at] = (bytes[at] ?? 0) ^ (1 << between(random, 0, 7));
      return bytes;
    case 1:
      return bytes.subarray(0, at) as Buffer<ArrayBuffer>;
    case 2:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
    case 3:
      return Buffer.concat([bytes.subarray(0, at), piece, piece, bytes.subarray(at + length)]);
    case 4:
      bytes.writeUInt32LE(edge, at);
      return bytes;
    case 5:
      bytes.writeUInt32BE(edge, at);
      return bytes;
    default:
      for (let place = at; place < at + length; place += 1) bytes[place] = between(random, 0, 255);
      return bytes;
  }
}
