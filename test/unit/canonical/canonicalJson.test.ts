import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, parseCanonicalJson } from '../../../shared/canonical/canonicalJson.ts';
import { Refusal } from '../../../shared/errors/index.ts';

/** The place that a refusal names. */
function refusedAt(value: unknown): unknown {
  try {
    canonicalJson(value);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'BODY_NOT_CANONICAL') return error.details.where;
    throw error;
  }
  return 'not refused';
}

/** Values as a form's body holds them. */
const bodies = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.string({ unit: 'grapheme' }),
    fc.maxSafeInteger(),
    fc
      .double({ noNaN: true, noDefaultInfinity: true })
      .filter(
        (number) => !Object.is(number, -0) && (!Number.isInteger(number) || Number.isSafeInteger(number)),
      ),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    tie('object'),
  ),
  object: fc.dictionary(fc.string({ unit: 'grapheme' }), tie('value'), { maxKeys: 5 }),
})).object;

const shuffled = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shuffled);
  if (value === null || typeof value !== 'object') return value;
  const turned = Object.create(null) as Record<string, unknown>;
  for (const [key, inner] of Object.entries(value).reverse()) turned[key] = shuffled(inner);
  return turned;
};

describe('canonical JSON', () => {
  it('orders keys by UTF-16 code unit, as the example of RFC 8785 section 3.2.3', () => {
    const value = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    const order = [...canonicalJson(value).matchAll(/:"([^"]+)"/g)].map(([, name]) => name);
    expect(order).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ]);
  });

  it('writes numbers and strings as RFC 8785 section 3.2.2', () => {
    const value = {
      numbers: [Number('333333333.33333329'), 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    };
    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,4.5,0.002,1e-27],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('keeps Chinese, rare characters and emoji as they are, without normalising', () => {
    expect(canonicalJson({ 名称: '𠮷野家㈱ ①é' })).toBe('{"名称":"𠮷野家㈱ ①é"}');
    expect(canonicalJson('e\u0301')).not.toBe(canonicalJson('\u00e9'));
  });

  it('keeps a key named __proto__', () => {
    const value = JSON.parse('{"__proto__":1,"a":2}') as unknown;
    expect(canonicalJson(value)).toBe('{"__proto__":1,"a":2}');
    expect(canonicalJson(parseCanonicalJson('{"__proto__":1,"a":2}'))).toBe('{"__proto__":1,"a":2}');
  });

  it('gives the same text whatever the order of the keys', () => {
    fc.assert(fc.property(bodies, (body) => canonicalJson(shuffled(body)) === canonicalJson(body)));
  });

  it('loses nothing: what is read back is what was written', () => {
    fc.assert(
      fc.property(bodies, (body) => {
        const text = canonicalJson(body);
        expect(parseCanonicalJson(text)).toEqual(JSON.parse(JSON.stringify(body)));
        expect(canonicalJson(parseCanonicalJson(text))).toBe(text);
      }),
    );
  });

  it('gives the same text to the same content only', () => {
    fc.assert(
      fc.property(bodies, bodies, (one, other) => {
        const same = canonicalJson(one) === canonicalJson(other);
        expect(same).toBe(JSON.stringify(sorted(one)) === JSON.stringify(sorted(other)));
      }),
    );
  });

  it.each([
    ['undefined', { a: { b: undefined } }, 'a.b'],
    ['a hole in a list', { a: [1, undefined, 3] }, 'a.1'],
    ['NaN', { a: [Number.NaN] }, 'a.0'],
    ['infinity', { a: Number.POSITIVE_INFINITY }, 'a'],
    ['minus zero', { a: -0 }, 'a'],
    ['an integer that floating point cannot hold', { a: 2 ** 53 }, 'a'],
    ['a lone surrogate', { a: ['好', '\ud842'] }, 'a.1'],
    ['a lone surrogate in a key', { '\udfb7': 1 }, '\udfb7'],
    ['a date', { a: new Date(0) }, 'a'],
    ['a map', { a: new Map([['b', 1]]) }, 'a'],
    ['a bigint', { a: 1n }, 'a'],
    ['a function', { a: () => 1 }, 'a'],
    ['a symbol as key', { [Symbol('a')]: 1 }, '.'],
    ['a list with a name', Object.assign([1], { extra: 2 }), '.'],
  ])('refuses %s and names the place', (_, value, place) => {
    expect(refusedAt(value)).toBe(place);
  });

  it('refuses a true hole in a list', () => {
    const list = [1, 2, 3];
    delete list[1];
    expect(refusedAt({ list })).toBe('list');
  });

  it('refuses a cycle instead of running out of stack', () => {
    const cycle: Record<string, unknown> = {};
    cycle.again = cycle;
    expect(refusedAt(cycle)).toMatch(/^again(\.again)+$/);
  });

  it.each([
    '{"a":1,"a":1}',
    '{ "a":1}',
    '{"b":1,"a":2}',
    '{"a":1.0}',
    '{"a":1e2}',
    '{"a":"\\u4e2d"}',
    '{"a":-0}',
    '{"a":9007199254740993}',
    '{"a":1}\n',
    '{"a":',
    '',
  ])('does not read the uncanonical text %s', (text) => {
    expect(() => parseCanonicalJson(text)).toThrow(Refusal);
  });
});

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => [key, sorted(inner)]);
}
