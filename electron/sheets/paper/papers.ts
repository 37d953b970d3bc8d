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

/**
 * 241 mm continuous paper (9.5 in), whole, halved and in three. The tractor strips take 12.7 mm (36 pt) at either side;
 * 联次 stands between grid and strip.
 */
const continuous = (height: number, upright: number): Paper => ({
  width: 684,
  height,
  margins: { left: 44, top: upright, right: 64, bottom: upright },
});

export type PaperKey = 'a4' | 'a4Landscape' | 'continuous279' | 'continuous140' | 'continuous93';

export const papers: Readonly<Record<PaperKey, Paper & { name: string }>> = {
  a4: { ...a4, name: 'A4（210 × 297 毫米）' },
  a4Landscape: { ...a4Landscape, name: 'A4 横放（297 × 210 毫米）' },
  continuous279: { ...continuous(792, 40), name: '连续纸 241 × 279 毫米（整页）' },
  continuous140: { ...continuous(396, 36), name: '连续纸 241 × 140 毫米（二等分）' },
  continuous93: { ...continuous(264, 34), name: '连续纸 241 × 93 毫米（三等分）' },
};

export const paperKeys = Object.keys(papers) as PaperKey[];

/** The paper that a page of a PDF is for, by its size; undefined for another. */
export function paperOfSize({ width, height }: { width: number; height: number }): PaperKey | undefined {
  const near = (a: number, b: number) => Math.abs(a - b) < 2;
  return paperKeys.find((key) => near(papers[key].width, width) && near(papers[key].height, height));
}

export function innerWidth(paper: Paper): number {
  return paper.width - paper.margins.left - paper.margins.right;
}

export function innerHeight(paper: Paper): number {
  return paper.height - paper.margins.top - paper.margins.bottom;
}
