import type Database from 'better-sqlite3';
import { refuse } from '../../../shared/errors/index.ts';
import { migration0001 } from './0001.ts';
import { migration0002 } from './0002.ts';
import { migration0003 } from './0003.ts';
import { migration0004 } from './0004.ts';
import { migration0005 } from './0005.ts';
import { migration0006 } from './0006.ts';
import { migration0007 } from './0007.ts';
import { migration0008 } from './0008.ts';
import { migration0009 } from './0009.ts';
import { migration0010 } from './0010.ts';
import { migration0011 } from './0011.ts';
import { migration0012 } from './0012.ts';

export interface Migration {
  version: number;
  /** Runs inside the transaction that also stamps the version. */
  up(database: Database.Database): void;
}

export const migrations: readonly Migration[] = [
  migration0001,
  migration0002,
  migration0003,
  migration0004,
  migration0005,
  migration0006,
  migration0007,
  migration0008,
  migration0009,
  migration0010,
  migration0011,
  migration0012,
];

export const latestVersion = (known: readonly Migration[] = migrations): number => known.at(-1)?.version ?? 0;

/** @throws ARCHIVE_NEWER when a later program made the file */
export function refuseNewer(database: Database.Database, known: readonly Migration[] = migrations): number {
  const found = database.pragma('user_version', { simple: true }) as number;
  if (found > latestVersion(known)) refuse('ARCHIVE_NEWER', { found, known: latestVersion(known) });
  return found;
}

/** Brings the file to the latest version, one transaction a step; a failed step leaves the version before it. */
export function migrate(database: Database.Database, known: readonly Migration[] = migrations): void {
  known.forEach((migration, index) => {
    if (migration.version !== index + 1) throw new Error(`migration ${migration.version} is out of order`);
  });
  const found = refuseNewer(database, known);
  for (const migration of known.slice(found))
    database
      .transaction(() => {
        migration.up(database);
        database.pragma(`user_version = ${migration.version}`);
      })
      .immediate();
}
