/**
 * What a weekly file may hold. A branch's busiest week (50 people, their sheets, photographs of complaints) stays
 * far below; beyond, a reader stops before memory or disk are exhausted. Sizes in bytes.
 */
const MIB = 1024 * 1024;

export const LIMITS = {
  /** Entries of the outer zip that are looked at before their names are judged. */
  outerEntries: 64,
  manifest: 4 * MIB,
  signature: 16 * 1024,
  readMe: 64 * 1024,
  /** The encrypted payload, and with it everything inside, as nothing inside is compressed. */
  payload: 1024 * MIB,
  /** Entries of the payload. */
  entries: 20_000,
  /** One entry of the payload. */
  entry: 256 * MIB,
  /** Uncompressed against compressed size, for an outer part that another tool has compressed. */
  ratio: 100,
} as const;
