import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

// Both would fetch their WebAssembly by themselves, one of them from the network: it is handed to them instead.

const require = createRequire(import.meta.url);
const wasm = (file: string) => new Uint8Array(readFileSync(require.resolve(file))).buffer;

prepareZXingModule({ overrides: { wasmBinary: wasm('zxing-wasm/reader/zxing_reader.wasm') } });

export const pdfium = () => PDFiumLibrary.init({ wasmBinary: wasm('@hyzyla/pdfium/pdfium.wasm') });

/** The texts of all QR codes of a picture, and whether there are some that can't be made out. */
export async function codesIn(
  picture: Uint8Array | { pixels: Uint8Array; width: number; height: number },
): Promise<{ texts: string[]; unreadable: boolean }> {
  const input = picture instanceof Uint8Array ? picture : asImageData(picture);
  const found = await readBarcodes(input, { formats: ['QRCode'], returnErrors: true });
  const texts = found.filter(({ isValid }) => isValid).map(({ text }) => text);
  return { texts: [...new Set(texts)], unreadable: found.some(({ isValid }) => !isValid) };
}

function asImageData({ pixels, width, height }: { pixels: Uint8Array; width: number; height: number }) {
  const data = new Uint8ClampedArray(width * height * 4);
  for (const [index, gray] of pixels.entries()) {
    data.fill(gray, index * 4, index * 4 + 3);
    data[index * 4 + 3] = 255;
  }
  return { data, width, height, colorSpace: 'srgb' } as ImageData;
}
