import { type ReadableArchive, sql } from '../archive/connection.ts';

/** One weekly file that was sealed, as the archive remembers it. */
export interface SealedWeek {
  week: string;
  /** 1 for the branch's first file, then without gaps, whatever the week. */
  sequence: number;
  /** File name, without a folder. */
  file: string;
  sha256: string;
  /** SHA-256 of the file before; undefined for the first. */
  previous?: string;
  documents: number;
  at: string;
  by: string;
}

interface Row {
  week: string;
  sequence: number;
  file_name: string;
  sha256: string;
  previous: string | null;
  documents: number;
  at: string;
  by_name: string;
}

/** Newest first. */
export function sealedWeeks(archive: ReadableArchive): SealedWeek[] {
  return sql<Row>(
    archive,
    `SELECT week, sequence, file_name, sha256, previous, documents, at, person.name AS by_name
       FROM sealed_weeks JOIN people AS person ON person.id = sealed_weeks.by ORDER BY sequence DESC`,
  )
    .all()
    .map(({ file_name, previous, by_name, ...row }) => ({
      ...row,
      file: file_name,
      by: by_name,
      ...(previous !== null && { previous }),
    }));
}

export function lastSealed(archive: ReadableArchive): SealedWeek | undefined {
  return sealedWeeks(archive)[0];
}
