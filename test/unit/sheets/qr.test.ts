import { expect, test } from 'vitest';
import { qrText, readQrText } from '../../../electron/sheets/qr.ts';
import { issued } from './samples.ts';

test('the code names document, revision and digest in the characters of a small QR code', () => {
  const text = qrText(issued.document);
  expect(text).toBe('KD1:0198F3AA1B2C7D3E8F4A5B6C7D8E9F00:3:AB12CD34EF56AB78CD90EF12AB34CD56');
  expect(readQrText(text)).toEqual({
    documentId: issued.document.id,
    revision: 3,
    digestStart: issued.document.digest.slice(0, 32),
  });
});

test('other codes are not taken for a sheet', () => {
  for (const text of ['', 'KD2:0198', 'https://example.com', `${qrText(issued.document)}0`])
    expect(readQrText(text)).toBeUndefined();
});
