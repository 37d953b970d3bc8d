import { isNotGiven, looksLike, looksLikeInBulk } from './looksLike.ts';

export interface Realigned {
  cells: readonly string[];
  /** The cell that pushed the others to the right, and its place. */
  extra?: { place: number; cell: string };
}

/** Fewer agreeing cells than this could be chance. */
const AGREEING = 2;

/**
 * Takes a cell out that pushed the rest of a row one column to the right (an unquoted comma, a second name), when the
 * place is beyond doubt: every cell with a telling form (code, date, capital, phone) from there on is wrong where it stands
 * and right one column further, at least two are, and there is only one column where the intruder can stand. In
 * doubt the row stays as it is, and cells that cannot be read stay on the card as written.
 */
export function realign(cells: readonly string[], targets: readonly (string | undefined)[]): Realigned {
  let lastFitting = -1;
  let firstFailing = -1;
  let failing = 0;
  let agreeing = 0;
  for (const [place, target] of targets.entries()) {
    const fits = target === undefined ? undefined : testOf(target);
    const cell = cells[place] ?? '';
    if (!fits) continue;
    if (!isNotGiven(cell)) {
      if (fits(cell)) {
        if (firstFailing >= 0) return { cells };
        lastFitting = place;
      } else if (target === 'fullName') continue;
      else {
        if (firstFailing < 0) firstFailing = place;
        failing += 1;
      }
    }
    const next = cells[place + 1] ?? '';
    if (firstFailing < 0 || isNotGiven(next)) continue;
    if (!fits(next)) return { cells };
    agreeing += 1;
  }
  if (failing < AGREEING || agreeing < AGREEING || firstFailing !== lastFitting + 1) return { cells };
  return {
    cells: cells.toSpliced(firstFailing, 1),
    extra: { place: firstFailing, cell: cells[firstFailing] ?? '' },
  };
}

/** The name has no telling form, but where it stands rightly no cell can have intruded before it. */
function testOf(target: string): ((cell: string) => boolean) | undefined {
  return target === 'fullName' ? looksLikeInBulk.fullName : looksLike[target];
}
