/** A sheet's page; all lengths in points (1/72 inch). */
export interface Paper {
  width: number;
  height: number;
  margins: { left: number; top: number; right: number; bottom: number };
}

/** The wider left margin is for the binding holes. */
export const a4: Paper = {
  width: 595.28,
  height: 841.89,
  margins: { left: 46, top: 40, right: 34, bottom: 40 },
};

/** A4 on its side, for wide tables. */
export const a4Landscape: Paper = {
  width: a4.height,
  height: a4.width,
  margins: { left: 40, top: 44, right: 34, bottom: 36 },
};

export function innerWidth(paper: Paper): number {
  return paper.width - paper.margins.left - paper.margins.right;
}

export function innerHeight(paper: Paper): number {
  return paper.height - paper.margins.top - paper.margins.bottom;
}
