/** Width and height that a PNG or JPEG says it has, before anything is unpacked; undefined when it says nothing. */
export function pictureSize(content: Uint8Array): { width: number; height: number } | undefined {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  return content[0] === 0x89 ? pngSize(view) : jpegSize(view);
}

/** The IHDR chunk always comes first. */
function pngSize(view: DataView) {
  if (view.byteLength < 24) return undefined;
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** The frame header (SOF0 to SOF15 without DHT, JPG and DAC), after segments that each say their length. */
function jpegSize(view: DataView) {
  let at = 2;
  while (at + 9 < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    // Fill bytes before a marker have no length.
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return undefined;
}
