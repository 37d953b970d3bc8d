import { isNotGiven, looksLikeInBulk } from './looksLike.ts';
import { REJECTS_COLUMNS } from './rejectsFile.ts';
import type { SourceTable } from './sourceTable.ts';
import { foldHeader, targetOfHeader } from './synonyms.ts';
import { IGNORE, type Mapping, ORIGINAL } from './targets.ts';

/** `certain`: the header is a known name; `likely`: its end is one, or the cells look like it; `none`: no idea. */
export type Confidence = 'certain' | 'likely' | 'none';

export interface GuessedColumn {
  column: string;
  target: string;
  confidence: Confidence;
}

const SAMPLE_ROWS = 300;
/** Cells of a column that must look right, of those that say anything. */
const MOST_OF_THEM = 0.8;

/**
 * Which column goes where, by its header, then by its cells. Two columns never go to the same target: the surer one wins, of
 * equals the first. A column of which nothing is known stays on the card as it is written.
 */
export function guessMapping(table: SourceTable): GuessedColumn[] {
  const taken = new Set<string>();
  const guessed = new Map<number, GuessedColumn>();
  const settle = (place: number, target: string | undefined, confidence: Confidence) => {
    if (target === undefined || taken.has(target) || guessed.has(place)) return;
    taken.add(target);
    guessed.set(place, { column: table.columns[place] ?? '', target, confidence });
  };
  for (const [place, column] of table.columns.entries()) {
    if ((REJECTS_COLUMNS as readonly string[]).includes(column))
      guessed.set(place, { column, target: IGNORE, confidence: 'certain' });
  }
  const headers = table.columns.map(foldHeader);
  for (const [place, header] of headers.entries()) settle(place, targetOfHeader.get(header), 'certain');
  for (const [place, header] of headers.entries()) settle(place, byEnd(header), 'likely');
  for (const place of headers.keys()) {
    if (!guessed.has(place)) settle(place, byCells(table, place, taken), 'likely');
  }
  return table.columns.map(
    (column, place) => guessed.get(place) ?? { column, target: ORIGINAL, confidence: 'none' },
  );
}

export function mappingOf(guessed: readonly GuessedColumn[]): Mapping {
  return Object.fromEntries(guessed.map(({ column, target }) => [column, target]));
}

/** 「甲方联系电话」 ends in 联系电话. The longest known name counts; one character proves nothing. */
function byEnd(header: string): string | undefined {
  for (let start = 1; header.length - start >= 2; start += 1) {
    const target = targetOfHeader.get(header.slice(start));
    if (target !== undefined) return target;
  }
  return undefined;
}

function byCells(table: SourceTable, place: number, taken: ReadonlySet<string>): string | undefined {
  const cells = table.rows
    .slice(0, SAMPLE_ROWS)
    .map((row) => row.cells[place] ?? '')
    .filter((cell) => !isNotGiven(cell));
  if (cells.length === 0) return undefined;
  return Object.entries(looksLikeInBulk).find(
    ([target, test]) => !taken.has(target) && cells.filter(test).length >= cells.length * MOST_OF_THEM,
  )?.[0];
}
