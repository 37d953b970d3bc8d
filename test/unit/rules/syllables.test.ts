import { describe, expect, test } from 'vitest';
import { plainReadingOf } from '../../../shared/rules/customerName/pinyin.ts';
import { isSyllable, splitIntoSyllables } from '../../../shared/rules/customerSearch/syllables.ts';

describe('syllables', () => {
  test.each([
    ['wuxixin', [['wu', 'xi', 'xin']]],
    ['wux', [['wu', 'x']]],
    ['xian', [['xian'], ['xi', 'an']]],
    ['shanghai', [['shang', 'hai']]],
    ['zh', [['zh']]],
    ['lv', [['lv']]],
  ])('%s holds %j', (letters, splits) => {
    const found = splitIntoSyllables(letters);
    for (const split of splits) expect(found).toContainEqual(split);
    expect(found[0]).toEqual(splits[0]);
    for (const split of found) {
      expect(split.join('')).toBe(letters);
      expect(split.slice(0, -1).every(isSyllable)).toBe(true);
    }
  });

  test.each(['wxxw', 'uv', 'abb1', '', 'bbbbbb'])('%s is no pinyin', (letters) => {
    expect(splitIntoSyllables(letters)).toEqual([]);
  });

  test('long ambiguous input stays small', () => {
    expect(splitIntoSyllables('xianan'.repeat(10)).length).toBeLessThanOrEqual(12);
    expect(splitIntoSyllables(`${'xianan'.repeat(10)}bp`)).toEqual([]);
  });

  test('the readings of all common characters are known syllables', () => {
    const unknown = new Set<string>();
    for (let code = 0x4e00; code <= 0x9fa5; code += 1) {
      const character = String.fromCodePoint(code);
      const reading = plainReadingOf(character);
      if (reading !== undefined && !isSyllable(reading)) unknown.add(`${character}${reading}`);
    }
    expect([...unknown]).toEqual([]);
  });
});
