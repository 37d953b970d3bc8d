import type { Field, Fields } from '../../../shared/forms/machinery/fields.ts';
import type { Body, Problem } from '../../../shared/forms/machinery/form.ts';

/** Typed text that is not (yet) a value of its field; it stays on the screen and stops saving. */
export interface Unread {
  unread: string;
  message: string;
}

export function isUnread(value: unknown): value is Unread {
  return typeof value === 'object' && value !== null && 'unread' in value;
}

export type Path = readonly (string | number)[];

export interface ScreenReading {
  body: Body;
  /** One for each text that can't be read, by its place on the screen. */
  unread: Problem[];
  /** Where on the screen a place of the body stands: rows with nothing in them are on the screen only. */
  toScreen(path: Path): Path;
  /** The other way; undefined in a row that is on the screen only. */
  toBody(path: Path): Path | undefined;
}

/** The body that stands on the screen. Empty fields, rows and tables are absent from it. */
export function readScreen(fields: Fields, values: Body): ScreenReading {
  const unread: Problem[] = [];
  const places = new Map<string, number[]>();
  const body = readFields(fields, values, { unread, places, screen: [], path: [] });
  return {
    body,
    unread,
    toScreen: (path) => translate(places, path),
    toBody: (path) => translateBack(places, path),
  };
}

interface Reader {
  unread: Problem[];
  /** For each table of the body, the row of the screen for each of its rows. */
  places: Map<string, number[]>;
  screen: Path;
  path: Path;
}

function readFields(fields: Fields, values: Body, reader: Reader): Body {
  const body: Body = {};
  for (const [key, field] of Object.entries(fields)) {
    const value = readValue(field, values[key], {
      ...reader,
      screen: [...reader.screen, key],
      path: [...reader.path, key],
    });
    if (value !== undefined) body[key] = value;
  }
  return body;
}

function readValue(field: Field, value: unknown, reader: Reader): unknown {
  if (value === undefined || value === null || value === '') return undefined;
  if (isUnread(value)) {
    reader.unread.push({ path: reader.screen, message: value.message, severity: 'error' });
    return undefined;
  }
  switch (field.kind) {
    case 'text':
    case 'longText':
      return (value as string).trim() === '' ? undefined : tidied(field.kind, value as string);
    case 'choices':
    case 'files':
      return (value as unknown[]).length === 0 ? undefined : value;
    case 'rows':
      return readRows(field.fields, value as Body[], reader);
    default:
      return value;
  }
}

/** Blanks at the end of a long text's lines are never meant. */
function tidied(kind: 'text' | 'longText', value: string): string {
  return kind === 'text' ? value.trim() : value.replace(/[^\S\n]+$/gm, '').replace(/\n+$/, '');
}

function readRows(fields: Fields, rows: Body[], reader: Reader): Body[] | undefined {
  const kept: Body[] = [];
  const places: number[] = [];
  rows.forEach((row, place) => {
    const unreadBefore = reader.unread.length;
    const read = readFields(fields, row, {
      ...reader,
      screen: [...reader.screen, place],
      path: [...reader.path, kept.length],
    });
    if (onlyComputed(fields, read) && reader.unread.length === unreadBefore) return;
    kept.push(read);
    places.push(place);
  });
  reader.places.set(JSON.stringify(reader.path), places);
  return kept.length === 0 ? undefined : kept;
}

/** A row in which the program alone wrote (停留, 小计) is an empty row. */
function onlyComputed(fields: Fields, row: Body): boolean {
  return Object.keys(row).every((key) => fields[key]?.kind === 'computed');
}

function translate(places: Map<string, number[]>, path: Path): Path {
  return path.map((step, depth) =>
    typeof step === 'number' ? (places.get(JSON.stringify(path.slice(0, depth)))?.[step] ?? step) : step,
  );
}

function translateBack(places: Map<string, number[]>, path: Path): Path | undefined {
  const found: (string | number)[] = [];
  for (const step of path) {
    const row = typeof step === 'number' ? places.get(JSON.stringify(found))?.indexOf(step) : step;
    if (row === undefined || row === -1) return undefined;
    found.push(row);
  }
  return found;
}

/** Whether a row of the screen holds nothing that anybody typed. */
export function isEmptyRow(fields: Fields, row: Body): boolean {
  const { body, unread } = readScreen(fields, row);
  return unread.length === 0 && onlyComputed(fields, body);
}
