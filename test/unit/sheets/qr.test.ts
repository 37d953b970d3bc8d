import { expect, test } from 'vitest';
import { pageText, qrText, readPageText, readQrText } from '../../../electron/sheets/qr.ts';
import { issued } from './samples.ts';

test('the code names document, revision and digest in the characters of a small QR code', () => {
  const text = qrText(issued.document);
  expect(text).toBe('KD1:0198F3AA1B2C7D3E8F4A5B6C7D8E9F00:3:AB12CD34EF56AB78CD90EF12AB34CD56');
  expect(readQrText(text)).toEqual({
    documentId: issued.document.id,
    revision: 3,
    digestStart: issued.document.digest.slice(0, 32),
    part: 1,
  });
});

test('other codes are not taken for a sheet', () => {
  for (const text of ['', 'KD2:0198', 'https://example.com', `${qrText(issued.document)}0`])
    expect(readQrText(text)).toBeUndefined();
});

test('the code of another part (联次) names it', () => {
  const text = qrText({ ...issued.document, part: 2 });
  expect(text).toBe('KD1:0198F3AA1B2C7D3E8F4A5B6C7D8E9F00:3:AB12CD34EF56AB78CD90EF12AB34CD56:2');
  expect(readQrText(text)).toMatchObject({ documentId: issued.document.id, part: 2 });
});

test('the small code of a page names the revision by its digest, the page and the part', () => {
  const text = pageText({ ...issued.document, part: 2 }, 3);
  expect(text).toBe('KP1:AB12CD34EF56AB78:3/2');
  expect(readPageText(text)).toEqual({ digestStart: 'ab12cd34ef56ab78', page: 3, part: 2 });
  for (const other of ['', 'KP1:AB12CD34EF56AB78:0/1', 'KP1:AB12CD34EF56AB78:1', qrText(issued.document)])
    expect(readPageText(other)).toBeUndefined();
});
