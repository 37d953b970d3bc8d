import { refuse } from '../errors/index.ts';

/** Deeper than any form: a value beyond it is a cycle or an attack. */
const DEEPEST = 64;

/**
 * The one JSON text of a value: object keys in UTF-16 code unit order, no blanks, numbers and strings as ECMAScript
 * writes them (RFC 8785).
 *
 * Refused with BODY_NOT_CANONICAL and the place, because writing and reading back would not give the same value:
 * undefined (also as a property), holes in lists, NaN, infinities, -0, integers beyond 2^53-1, lone surrogates,
 * functions, symbols, bigint, and objects that are not plain (dates, maps, anything with a prototype of its own).
 */
export function canonicalJson(value: unknown): string {
  return write(value, [], 0);
}

type Place = (string | number)[];

function write(value: unknown, place: Place, depth: number): string {
  switch (typeof value) {
    case 'string':
      return writeText(value, place);
    case 'number':
      return writeNumber(value, place);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      if (depth >= DEEPEST) return notCanonical(place, 'nested too deeply');
      return Array.isArray(value) ? writeList(value, place, depth) : writeObject(value, place, depth);
    default:
      return notCanonical(place, typeof value);
  }
}

/**
 * No control character, quotation mark, backslash or half of a surrogate pair: written as it is. Most texts are such,
 * and one expression costs less than asking the engine twice.
 */
const PLAIN = /^[ !#-[\]-\ud7ff\ue000-\uffff]*$/;

function writeText(value: string, place: Place): string {
  if (PLAIN.test(value)) return `"${value}"`;
  if (!value.isWellFormed()) return notCanonical(place, 'lone surrogate');
  return JSON.stringify(value);
}

function writeNumber(value: number, place: Place): string {
  if (!Number.isFinite(value)) return notCanonical(place, String(value));
  if (Object.is(value, -0)) return notCanonical(place, '-0');
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) return notCanonical(place, 'unsafe integer');
  return String(value);
}

function writeList(value: unknown[], place: Place, depth: number): string {
  // A property beside the elements would be lost.
  if (Object.keys(value).length !== value.length) return notCanonical(place, 'list with holes or names');
  const parts: string[] = [];
  for (let index = 0; index < value.length; index += 1) {
    place.push(index);
    parts.push(write(value[index], place, depth + 1));
    place.pop();
  }
  return `[${parts.join(',')}]`;
}

function writeObject(value: object, place: Place, depth: number): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return notCanonical(place, 'not a plain object');
  // Symbols, hidden properties and getters have no JSON.
  const names = Reflect.ownKeys(value);
  const keys = Object.keys(value);
  if (names.length !== keys.length) return notCanonical(place, 'symbol or hidden property');
  // The default order compares UTF-16 code units, as RFC 8785 asks.
  keys.sort();
  const parts: string[] = [];
  for (const key of keys) {
    place.push(key);
    const text = write((value as Record<string, unknown>)[key], place, depth + 1);
    parts.push(`${writeText(key, place)}:${text}`);
    place.pop();
  }
  return `{${parts.join(',')}}`;
}

function notCanonical(place: Place, reason: string): never {
  return refuse('BODY_NOT_CANONICAL', { where: place.join('.') || '.', reason });
}

/**
 * The value of a canonical text. A text that is not exactly what {@link canonicalJson} writes (blanks, doubled keys,
 * other number forms, another order) is refused with BODY_NOT_CANONICAL: its digest would not stand for its content.
 */
export function parseCanonicalJson(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse('BODY_NOT_CANONICAL', { where: '.', reason: 'not JSON' });
  }
  if (canonicalJson(value) !== text)
    return refuse('BODY_NOT_CANONICAL', { where: '.', reason: 'not canonical' });
  return value;
}
