import type { DerivedPaper, DerivedPart } from '../../sheets/derived/paper.ts';
import type { PaperMaker } from '../summary/paper.ts';
import { customerFacts } from '../visitRecord/paper.ts';
import type { FolderContents } from './contents.ts';
import type { Mention } from './mentions.ts';

/** A line of the page index. */
export interface IndexLine {
  group: string;
  /** Form, number, day … */
  name: string;
  note: string;
  pages: number;
  /** Running number of its first page. */
  start: number;
}

const TITLE = '客户档案（一户一档）';

const head = ({ branch, madeBy, madeAt }: PaperMaker) => ({
  branch: branch.name,
  office: `${branch.name}（${branch.code}）`,
  landscape: false,
  asOf: madeAt.slice(0, 16).replace('T', ' '),
  madeBy,
  madeAt,
});

/** Cover and page index, with what is missing. */
export function coverPaper(
  { customer, visits, missing, hidden }: FolderContents,
  index: readonly IndexLine[],
  pages: number,
  maker: PaperMaker,
): DerivedPaper {
  const gaps: DerivedPart = {
    kind: 'table',
    title: missing.length > 0 ? `缺页 ${missing.length} 项` : '缺页',
    columns: [
      { label: '序', weight: 1, align: 'right' },
      { label: '缺什么，怎样补', weight: 13, align: 'left' },
      { label: '补齐日期、经手', weight: 4, align: 'left' },
    ],
    lines: missing.map(({ text }, place) => ({ kind: 'row', cells: [String(place + 1), text, ''] })),
    empty: '没有缺页',
  };
  let group = '';
  return {
    ...head(maker),
    title: TITLE,
    tableNumber: 'KD-23',
    subject: `${customer.code} ${customer.name}`,
    parts: [
      customerFacts(customer),
      {
        kind: 'facts',
        facts: [
          { label: '拜访次数', value: visits.count > 0 ? `${visits.count} 次` : '没有拜访记录' },
          { label: '首次拜访', value: visits.first ?? '' },
          { label: '末次拜访', value: visits.last ?? '' },
          { label: '总页数', value: `${pages} 页` },
        ],
      },
      {
        kind: 'table',
        title: '页次目录',
        columns: [
          { label: '序', weight: 1, align: 'right' },
          { label: '内容', weight: 9, align: 'left' },
          { label: '说明', weight: 5, align: 'left' },
          { label: '页数', weight: 1.4, align: 'right' },
          { label: '起页', weight: 1.4, align: 'right' },
        ],
        lines: index.flatMap((line, place) => {
          const where = line.pages > 0 ? [String(line.pages), String(line.start)] : ['另附', ''];
          const cells = [String(place + 1), line.name, line.note, ...where];
          const row = { kind: 'row' as const, cells };
          if (line.group === group) return [row];
          group = line.group;
          return [{ kind: 'band' as const, text: group }, row];
        }),
        empty: '档案里还没有可以印出的内容',
      },
      gaps,
      ...(hidden > 0
        ? [{ kind: 'remark' as const, text: `另有 ${hidden} 份表单不在制表人的查阅权限内，没有列入。` }]
        : []),
    ],
    signatures: ['档案管理员', '部门主管', '主管副总'],
  };
}

/** Lines of forms about several customers that speak of this one. */
export function mentionsPaper({ customer, mentions }: FolderContents, maker: PaperMaker): DerivedPaper {
  return {
    ...head(maker),
    title: '客户往来摘录',
    tableNumber: 'KD-24',
    subject: `${customer.code} ${customer.name}`,
    scope: '计划、主管日报、工作日志等多客户表单中关于这家客户的行',
    parts: [
      {
        kind: 'table',
        columns: [
          { label: '日期', weight: 56, align: 'center' },
          { label: '表单', weight: 76, align: 'left' },
          { label: '人员', weight: 46, align: 'left' },
          { label: '内容', weight: 330, align: 'left' },
        ],
        lines: mentions.map(({ date, formTitle, person, text }: Mention) =>
          // A cell is not cut over pages, a text below a row is.
          [...text].length > 400
            ? { kind: 'row', cells: [date, formTitle, person, ''], texts: [{ label: '内容', text }] }
            : { kind: 'row', cells: [date, formTitle, person, text] },
        ),
        empty: '没有',
      },
    ],
    signatures: [],
  };
}
