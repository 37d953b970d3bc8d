import { formOf } from '../../../shared/forms/registry.ts';
import type { ReadableArchive } from '../../archive/connection.ts';

/** What the present archive has and the backup has not. */
export interface Loss {
  /** Per form and person who saved it, the most first. */
  lines: { form: string; formTitle: string; person: string; added: number; changed: number }[];
  /** Documents that the backup lacks. */
  added: number;
  /** Documents of which it has an earlier state. */
  changed: number;
  revisions: number;
  /** The last of them, the newest first. */
  items: LostItem[];
  /** Weekly files sealed since: they left the office. */
  weeks: { week: string; sequence: number }[];
  /** Documents that only the backup has: of a time that an earlier restore left behind. */
  back: number;
}

export interface LostItem {
  form: string;
  formTitle: string;
  number: string | null;
  title: string;
  at: string;
  person: string;
  /** Not in the backup at all. */
  added: boolean;
}

const MOST_ITEMS = 200;

interface Revision {
  id: string;
  revision: number;
  chain: string;
}

/** Compares every revision of both by its chain digest. Both files are read once, in order, without holding them in memory. */
export function lossOf(present: ReadableArchive, backup: ReadableArchive): Loss {
  const lost = new Map<string, { added: boolean; revisions: number }>();
  let back = 0;
  let backId = '';
  for (const [side, { id, revision }] of onOneSideOnly(revisionsOf(present), revisionsOf(backup))) {
    if (side === 'second') {
      if (id !== backId && revision === 1) back += 1;
      backId = id;
      continue;
    }
    const entry = lost.get(id) ?? { added: revision === 1, revisions: 0 };
    entry.revisions += 1;
    lost.set(id, entry);
  }
  return { ...summed(present, lost), weeks: weeksSince(present, backup), back };
}

const revisionsOf = (archive: ReadableArchive): IterableIterator<Revision> =>
  archive
    .prepare<[], Revision>(
      'SELECT document_id AS id, revision, chain FROM revisions ORDER BY document_id, revision',
    )
    .iterate();

/** Merges two ordered runs; a revision whose chain differs is on either side another. */
function* onOneSideOnly(
  first: Iterator<Revision>,
  second: Iterator<Revision>,
): Generator<['first' | 'second', Revision]> {
  let a = first.next();
  let b = second.next();
  while (!a.done || !b.done) {
    const order = a.done ? 1 : b.done ? -1 : compare(a.value, b.value);
    if (order === 0 && !a.done && !b.done) {
      if (a.value.chain !== b.value.chain) {
        yield ['first', a.value];
        yield ['second', b.value];
      }
      a = first.next();
      b = second.next();
    } else if (order < 0 && !a.done) {
      yield ['first', a.value];
      a = first.next();
    } else if (!b.done) {
      yield ['second', b.value];
      b = second.next();
    }
  }
}

const compare = (a: Revision, b: Revision) => (a.id < b.id ? -1 : a.id > b.id ? 1 : a.revision - b.revision);

function summed(present: ReadableArchive, lost: Map<string, { added: boolean; revisions: number }>) {
  const row = present.prepare<
    [string],
    { form: string; number: string | null; title: string; at: string; person: string }
  >(
    `SELECT form, number, title, updated_at AS at, name AS person
       FROM documents JOIN people ON people.id = updated_by WHERE documents.id = ?`,
  );
  const lines = new Map<string, Loss['lines'][number]>();
  const items: LostItem[] = [];
  let added = 0;
  let revisions = 0;
  for (const [id, entry] of lost) {
    const found = row.get(id);
    if (!found) continue;
    const formTitle = formOf(found.form).description.title;
    const key = `${found.form} ${found.person}`;
    const line = lines.get(key) ?? {
      form: found.form,
      formTitle,
      person: found.person,
      added: 0,
      changed: 0,
    };
    line[entry.added ? 'added' : 'changed'] += 1;
    lines.set(key, line);
    items.push({ ...found, formTitle, added: entry.added });
    added += Number(entry.added);
    revisions += entry.revisions;
  }
  return {
    lines: [...lines.values()].sort(
      (a, b) => b.added + b.changed - (a.added + a.changed) || a.formTitle.localeCompare(b.formTitle),
    ),
    added,
    changed: items.length - added,
    revisions,
    items: items.sort((a, b) => b.at.localeCompare(a.at)).slice(0, MOST_ITEMS),
  };
}

function weeksSince(present: ReadableArchive, backup: ReadableArchive): Loss['weeks'] {
  const known = new Set(backup.prepare<[], string>('SELECT sha256 FROM sealed_weeks').pluck().all());
  return present
    .prepare<[], { week: string; sequence: number; sha256: string }>(
      'SELECT week, sequence, sha256 FROM sealed_weeks ORDER BY sequence',
    )
    .all()
    .filter(({ sha256 }) => !known.has(sha256))
    .map(({ week, sequence }) => ({ week, sequence }));
}
