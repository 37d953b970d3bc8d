import type { Archive } from '../archive/archive.ts';
import { sql } from '../archive/connection.ts';
import type { Context } from '../archive/context.ts';
import { write } from '../archive/transaction.ts';
import { rowOf } from '../documents/record.ts';
import type { Person } from '../people/people.ts';
import { storeSignature } from '../signing/signing.ts';
import { type OpenKey, openKey, storeFreshKey } from '../signing/signingKeys.ts';
import { at } from './time.ts';

/** By the person's id. Opening a key is slow by intention: once for a month of papers. */
export type DemoKeys = Map<string, OpenKey>;

/** Makes the keys of `people` on `day`, before anything that they sign. */
export async function openDemoKeys(
  archive: Archive,
  context: Context,
  people: readonly Person[],
  { password, day }: { password: string; day: string },
): Promise<DemoKeys> {
  const keys: DemoKeys = new Map();
  for (const person of people) {
    const key = await openKey(archive.readable, person.id, password);
    if (!key?.fresh) continue;
    const { fresh } = key;
    write(archive.writable, () =>
      storeFreshKey(archive.writable, at(context, person, day, '09:00:00'), { ...key, fresh }),
    );
    keys.set(person.id, { fingerprint: key.fingerprint, privateKey: key.privateKey });
  }
  return keys;
}

export interface DemoSignature {
  id: string;
  /** Of the line, from 0. */
  place: number;
  person: Person;
  /** So many minutes after the last change or signature of the paper. */
  minutes: number;
  /** 'yyyy-mm-dd HH:MM', where it is signed another day. */
  on?: string;
}

/** Signs the paper as it stands, leaving out the lines before it that the signer may sign himself. */
export function signDemo(
  archive: Archive,
  context: Context,
  keys: DemoKeys,
  { id, place, person, minutes, on }: DemoSignature,
): void {
  const key = keys.get(person.id);
  if (!key) return;
  const { revision, digest, updated_at } = rowOf(archive.writable, id);
  const [date = '', time = ''] = (on ?? later(lastTouch(archive, id, updated_at), minutes)).split(' ');
  storeSignature(
    archive.writable,
    at(context, person, date, `${time}:00`),
    { id, revision, digest, place, skip: true },
    key,
    undefined,
  );
}

const lastTouch = (archive: Archive, id: string, changed: string): string => {
  const signed = sql<{ at: string | null }>(
    archive.writable,
    'SELECT max(at) AS at FROM signatures WHERE document_id = ?',
  ).get(id)?.at;
  return signed && signed > changed ? signed : changed;
};

/** 'yyyy-mm-dd HH:MM' so many minutes after an instant of the same day. */
function later(instant: string, minutes: number): string {
  const all = Number(instant.slice(11, 13)) * 60 + Number(instant.slice(14, 16)) + minutes;
  const two = (number: number) => String(number).padStart(2, '0');
  const within = Math.min(all, 23 * 60 + 59);
  return `${instant.slice(0, 10)} ${two(Math.floor(within / 60))}:${two(within % 60)}`;
}
