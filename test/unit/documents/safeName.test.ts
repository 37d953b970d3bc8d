import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeName } from '../../../electron/documents/safeName.ts';

describe('the name of a file from outside', () => {
  it.each([
    ['合同 2026.pdf', '合同 2026.pdf'],
    ['../../etc/passwd', '.._.._etc_passwd'],
    ['C:\\Windows\\a.pdf', 'C__Windows_a.pdf'],
    ['a\u202egpj.exe', 'agpj.exe'],
    ['a\u2066\u200b.pdf', 'a.pdf'],
    ['photo.exe. . .', 'photo.exe'],
    ['CON', '_CON'],
    ['con.pdf', '_con.pdf'],
    ['LPT1.tar.gz', '_LPT1.tar.gz'],
    ['console.pdf', 'console.pdf'],
    ['COM¹.txt', '_COM¹.txt'],
    ['a\0b\n.pdf', 'ab.pdf'],
    ['', '未命名'],
    ['...', '未命名'],
    ['\ud800.pdf', '\ufffd.pdf'],
  ])('%j becomes %j', (name, safe) => {
    expect(safeName(name)).toBe(safe);
  });

  it('keeps its ending when it is shortened', () => {
    expect(safeName(`${'长'.repeat(300)}.pdf`)).toBe(`${'长'.repeat(116)}.pdf`);
  });

  it('is safe whatever it was, and stays as it is the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
        const safe = safeName(name);
        expect(safe).not.toMatch(/[\\/:*?"<>|\p{Cc}\u202a-\u202e\u2066-\u2069]|[. ]$/u);
        expect(safe).not.toBe('');
        expect([...safe].length).toBeLessThanOrEqual(120);
        expect(safeName(safe)).toBe(safe);
      }),
      { numRuns: 2_000 },
    );
  });
});
