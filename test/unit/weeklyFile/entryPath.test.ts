import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSafePath, LONGEST_PATH, pathKey, safeName } from '../../../shared/weeklyFile/entryPath.ts';

describe('isSafePath', () => {
  test.each([
    'manifest.json',
    'sheets/日报-RB-000001-张三 2026-11-16.pdf',
    'attachments/a.b.c',
    'documents/console.ndjson',
    '..hidden',
    'sheets/com.pdf',
  ])('takes %s', (path) => expect(isSafePath(path)).toBe(true));

  test.each([
    ['nothing', ''],
    ['up', '../evil'],
    ['up in the middle', 'sheets/../../evil'],
    ['this folder', './a'],
    ['absolute', '/etc/passwd'],
    ['a drive', 'C:/Windows/evil'],
    ['a drive, relative', 'C:evil'],
    ['a stream', 'sheets/a.pdf:evil'],
    ['a backslash', '..\\evil'],
    ['a UNC name', '\\\\server\\share'],
    ['a folder', 'sheets/'],
    ['an empty part', 'sheets//a'],
    ['a device', 'sheets/CON'],
    ['a device with an ending', 'nul.txt'],
    ['a device with a space', 'aux .pdf'],
    ['a numbered device', 'sheets/Lpt1.pdf'],
    ['a device with a superscript', 'COM¹'],
    ['a console', 'CONOUT$'],
    ['a last dot', 'sheets/a.'],
    ['a last space', 'sheets/a '],
    ['a first space', ' a'],
    ['a wildcard', 'a*'],
    ['a control character', 'a\u0000b'],
    ['a line end', 'a\nb'],
    ['a direction override', 'a\u202Efdp.exe'],
    ['a zero width', 'a\u200Bb'],
    ['an undecodable byte', 'a\uFFFD'],
    ['not in NFC', 'e\u0301.pdf'],
    ['too deep', 'a/b/c/d/e'],
    ['too long', 'a'.repeat(LONGEST_PATH + 1)],
    ['half a character', 'a\uD83D'],
  ])('refuses %s', (_, path) => expect(isSafePath(path)).toBe(false));
});

test('pathKey makes one of names that would be one file', () => {
  expect(pathKey('Sheets/A.PDF')).toBe(pathKey('sheets/a.pdf'));
  expect(pathKey('straße')).toBe(pathKey('STRASSE'));
  expect(pathKey('a')).not.toBe(pathKey('b'));
});

test('safeName of any text is a safe path', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.constantFrom('.pdf', '.jpg', ''),
      (text, ending) => {
        const name = safeName(text, ending);
        expect(isSafePath(name), JSON.stringify(name)).toBe(true);
        expect(name.endsWith(ending)).toBe(true);
      },
    ),
    { numRuns: 2000 },
  );
  for (const text of [
    'con',
    'NUL.',
    '',
    '...',
    '../..',
    'a'.repeat(300),
    '😀'.repeat(99),
    'x\u0301'.repeat(90),
  ]) {
    expect(isSafePath(safeName(text, '.pdf')), text).toBe(true);
    expect(isSafePath(safeName(text, '')), text).toBe(true);
  }
  expect(safeName('日报 张三/李四', '.pdf')).toBe('日报 张三_李四.pdf');
});
