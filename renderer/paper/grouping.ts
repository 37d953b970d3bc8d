import type { Output } from '../../shared/contract/contract.ts';

export type BatchPage = Output<'paper.batch'>['pages'][number];
export type SheetOnPaper = Output<'paper.candidates'>[number];
/** What a person said of a page; absent: what its code says holds. */
export type Choice = { sheet: SheetOnPaper } | 'leave';

/** Pages that make one sheet. */
export interface Group {
  sheet: SheetOnPaper;
  /** In the order of the sheet. */
  pages: number[];
  /** What a person should know before filing. */
  remarks: string[];
}

export const sheetKey = ({ documentId, revision, part }: SheetOnPaper) => `${documentId} ${revision} ${part}`;

/** The sheet that a page goes to: as a person said, else as its code says. A page that is filed already goes nowhere. */
export function sheetOfPage(page: BatchPage, choice: Choice | undefined): SheetOnPaper | undefined {
  if (page.filed || choice === 'leave') return undefined;
  if (choice) return choice.sheet;
  return page.recognised.kind === 'sheet' ? page.recognised.sheet : undefined;
}

export function groupsOf(pages: readonly BatchPage[], choices: ReadonlyMap<number, Choice>): Group[] {
  const groups = new Map<string, { sheet: SheetOnPaper; pages: BatchPage[] }>();
  for (const page of pages) {
    const sheet = sheetOfPage(page, choices.get(page.page));
    if (!sheet) continue;
    const key = sheetKey(sheet);
    const group = groups.get(key) ?? { sheet, pages: [] };
    group.pages.push(page);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ sheet, pages: members }) => ({
    sheet,
    pages: ordered(members).map(({ page }) => page),
    remarks: remarksOn(sheet, members),
  }));
}

const numberOnPaper = ({ recognised }: BatchPage) =>
  recognised.kind === 'sheet' ? recognised.page : undefined;

/** By the pages' own numbers when each has one, else as they were scanned. */
function ordered(pages: readonly BatchPage[]): BatchPage[] {
  if (pages.some((page) => numberOnPaper(page) === undefined)) return [...pages];
  return pages.toSorted((a, b) => (numberOnPaper(a) ?? 0) - (numberOnPaper(b) ?? 0));
}

function remarksOn(sheet: SheetOnPaper, pages: readonly BatchPage[]): string[] {
  const numbers = pages.map(numberOnPaper).filter((page) => page !== undefined);
  return [
    ...(sheet.state === 'void' ? ['表单已作废'] : []),
    ...(sheet.revision < sheet.latest
      ? [`旧版：现为第 ${sheet.latest} 版，归到第 ${sheet.revision} 版`]
      : []),
    ...(sheet.pages !== undefined && pages.length < sheet.pages
      ? [`缺页：共 ${sheet.pages} 页，只有 ${pages.length} 页`]
      : []),
    ...(sheet.pages !== undefined && pages.length > sheet.pages
      ? [`多页：共 ${sheet.pages} 页，却有 ${pages.length} 页`]
      : []),
    ...(new Set(numbers).size < numbers.length ? ['有重复的页'] : []),
  ];
}

/** Why a page is asked about. */
export const askTexts: Readonly<Record<Exclude<BatchPage['recognised']['kind'], 'sheet'>, string>> = {
  none: '没有二维码',
  unreadable: '二维码看不清',
  foreign: '不是本程序的二维码',
  unknown: '本档案没有这份表单',
  mismatch: '内容与存档不符，请核对纸面',
  several: '一页上有几份表单的码',
};
