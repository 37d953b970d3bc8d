import fc from 'fast-check';
import { z } from 'zod';

/** Real values of an archive: ids, numbers, dates, bodies. With made-up ones alone no call would get past its first look-up. */
export interface Known {
  strings: readonly string[];
  bodies: readonly Record<string, unknown>[];
}

/** Texts that have broken programs: formulas, markup, paths, control and bidirectional characters, half a surrogate pair, length. */
export const hostileTexts: readonly string[] = [
  '',
  ' ',
  '\0',
  '\ud800',
  '\u202egpj.exe',
  '\ufeff',
  `=cmd|' /C calc'!A0`,
  '../../../../etc/passwd',
  'C:\\Windows\\System32',
  '\\\\server\\share\\x',
  'CON',
  '__proto__',
  'constructor',
  `'; DROP TABLE documents; --`,
  '%',
  '" OR "" NEAR "',
  '*',
  '<script>alert(1)</script>',
  '0000-00-00',
  '2026-02-30',
  '9999-12-31',
  '2026-W54',
  '２０２６',
  '𠮷野家',
  '👩‍👩‍👧‍👦',
  'a'.repeat(5_000),
  '长'.repeat(70_000),
];

/** What structured cloning lets through although JSON would not. */
const oddities: readonly unknown[] = [
  undefined,
  null,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  -0,
  2 ** 53,
  -1,
  0.1,
  1e308,
  10n,
  new Date(Number.NaN),
  new Map([['a', 1]]),
  new Set([1]),
  new Uint8Array(3),
  [],
  {},
  [[[[]]]],
  JSON.parse('{"__proto__":{"polluted":true},"constructor":1}'),
  Object.fromEntries(Array.from({ length: 2_000 }, (_, place) => [`k${place}`, place])),
  nested(600),
  circle(),
];

function nested(depth: number): unknown {
  let value: unknown = 'deep';
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { value };
  return value;
}

function circle(): unknown {
  const value: Record<string, unknown> = { name: '自己' };
  value.self = value;
  return value;
}

const text = (known: Known) =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...known.strings) },
    { weight: 2, arbitrary: fc.constantFrom(...hostileTexts) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  );

const whole = fc.oneof(fc.integer({ min: 0, max: 60 }), fc.constantFrom(-1, 0, 2 ** 31, 2 ** 53, 1990, 2026));

const anything = (known: Known): fc.Arbitrary<unknown> =>
  fc.oneof(fc.constantFrom(...oddities), text(known), whole, fc.anything({ maxDepth: 2 }));

type Shape = {
  type?: string;
  properties?: Record<string, Shape>;
  required?: readonly string[];
  additionalProperties?: Shape | boolean;
  items?: Shape | false;
  prefixItems?: readonly Shape[];
  enum?: readonly unknown[];
  const?: unknown;
  anyOf?: readonly Shape[];
  allOf?: readonly Shape[];
  oneOf?: readonly Shape[];
  $ref?: string;
  $defs?: Record<string, Shape>;
  pattern?: string;
};

/** Inputs of a call: half of them as its schema wants, the others with one part replaced by something hostile. */
export function inputsOf(schema: z.ZodType, known: Known): fc.Arbitrary<unknown> {
  const shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape;
  const fitting = fitsTo(shape, shape, known, '');
  return fc.oneof(
    { weight: 5, arbitrary: fitting },
    {
      weight: 4,
      arbitrary: fc
        .tuple(fitting, anything(known), fc.nat())
        .map(([input, odd, where]) => withPart(input, odd, where)),
    },
    { weight: 1, arbitrary: anything(known) },
  );
}

function fitsTo(shape: Shape, root: Shape, known: Known, key: string): fc.Arbitrary<unknown> {
  const inner = (part: Shape, name = key) => fitsTo(part, root, known, name);
  if (shape.$ref) return inner(root.$defs?.[shape.$ref.split('/').at(-1) ?? ''] ?? {});
  if (shape.const !== undefined) return fc.constant(shape.const);
  if (shape.enum) return fc.constantFrom(...shape.enum);
  const choices = shape.anyOf ?? shape.oneOf;
  if (choices) return fc.oneof(...choices.map((choice) => inner(choice)));
  if (shape.type === 'object' && shape.properties) {
    const fields = Object.entries(shape.properties).map(([name, part]) => [name, inner(part, name)] as const);
    return fc.record(Object.fromEntries(fields), { requiredKeys: [...(shape.required ?? [])] });
  }
  if (key === 'body' && known.bodies.length > 0)
    return fc
      .tuple(fc.constantFrom(...known.bodies), anything(known), fc.nat(), fc.boolean())
      .map(([body, odd, where, spoil]) => (spoil ? withPart(body, odd, where) : body));
  if (shape.type === 'object') {
    const value = typeof shape.additionalProperties === 'object' ? shape.additionalProperties : {};
    return fc.dictionary(text(known), inner(value, ''), { maxKeys: 4 });
  }
  if (shape.type === 'array')
    return fc.array(shape.items ? inner(shape.items) : anything(known), { maxLength: 4 });
  if (shape.type === 'string') return textLike(shape, known);
  if (shape.type === 'integer' || shape.type === 'number') return whole;
  if (shape.type === 'boolean') return fc.boolean();
  if (shape.type === 'null') return fc.constant(null);
  return key === '' ? fc.constant(undefined) : anything(known);
}

function textLike({ pattern }: Shape, known: Known): fc.Arbitrary<string> {
  if (pattern === undefined) return text(known);
  const fits = new RegExp(pattern, 'u');
  const fitting = known.strings.filter((one) => fits.test(one));
  return fitting.length > 0 ? fc.constantFrom(...fitting) : text(known);
}

/** A copy with the part at a place (counted through all of its values) replaced. */
export function withPart(input: unknown, part: unknown, where: number): unknown {
  const places: { holder: Record<string, unknown>; key: string }[] = [];
  const copy = structuredClone(input);
  const visit = (value: unknown, depth: number) => {
    if (value === null || typeof value !== 'object' || depth > 6) return;
    const holder = value as Record<string, unknown>;
    for (const key of Object.keys(holder).slice(0, 60)) {
      places.push({ holder, key });
      visit(holder[key], depth + 1);
    }
  };
  visit(copy, 0);
  const place = places[where % Math.max(1, places.length)];
  if (!place) return part;
  place.holder[place.key] = part;
  return copy;
}
