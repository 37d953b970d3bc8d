import type { TDocumentDefinitions } from 'pdfmake/interfaces';
import type { Pen } from './fonts/pen.ts';
import { ink } from './paper/ink.ts';
import { a4 } from './paper/papers.ts';

/** The page on which a branch keeps its recovery code. */
export interface RecoveryCodeRequest {
  recoveryCode: string;
  branchCode: string;
  branchName: string;
  /** 'yyyy-mm-ddTHH:MM:SS+08:00' */
  printedAt: string;
}

/** Groups on a line: few enough to be read out and ticked off. */
const ON_A_LINE = 4;
/** Times that the envelope may be opened before the page is written anew. */
const OPENINGS = 4;

export function recoveryCodeDefinition(
  { recoveryCode, branchCode, branchName, printedAt }: RecoveryCodeRequest,
  pen: Pen,
  onPages: (count: number) => void,
): TDocumentDefinitions {
  const groups = recoveryCode.split('-');
  const lines = Array.from({ length: Math.ceil(groups.length / ON_A_LINE) }, (_, line) =>
    Array.from({ length: ON_A_LINE }, (_, place) => groups[line * ON_A_LINE + place] ?? ''),
  );
  const text = (words: string, more: object = {}) => ({ text: pen.write(words), ...more });
  const group = (code: string, number: number) => ({
    stack: [
      text(code === '' ? '' : `第 ${number} 组`, { fontSize: ink.small, color: ink.grey }),
      text(code, { fontSize: 20, alignment: 'center', characterSpacing: 1.5, noWrap: true }),
    ],
    margin: [2, 1, 2, 6] as [number, number, number, number],
  });
  const toWrite = (label: string) => ({
    columns: [
      { width: 'auto' as const, ...text(`${label}：`) },
      {
        width: '*' as const,
        canvas: [{ type: 'line' as const, x1: 0, y1: 15, x2: 92, y2: 15, lineWidth: 0.5 }],
      },
    ],
  });
  return {
    pageSize: { width: a4.width, height: a4.height },
    pageMargins: [70, 80, 70, 60],
    defaultStyle: { font: ink.family, fontSize: 11, color: ink.black, lineHeight: 1.3 },
    language: 'zh-CN',
    displayTitle: true,
    info: { title: '客档恢复码', creator: '客档', creationDate: new Date(printedAt) },
    content: [
      text(branchName, { fontSize: 14, alignment: 'center' }),
      {
        text: pen.write('客档恢复码', true),
        bold: true,
        fontSize: 22,
        alignment: 'center',
        margin: [0, 4, 0, 20],
      },
      {
        columns: [
          text(`分公司代码：${branchCode}`),
          text(`日期：${printedAt.slice(0, 10)}`, { alignment: 'right' }),
        ],
        margin: [0, 0, 0, 8],
      },
      {
        table: {
          widths: Array.from({ length: ON_A_LINE }, () => '*' as const),
          body: lines.map((codes, line) =>
            codes.map((code, place) => group(code, line * ON_A_LINE + place + 1)),
          ),
        },
      },
      text(
        '输入时各组之间的短横可以省去，字母不分大小写。码中没有字母 I、L、O、U：0 是数字零，1 是数字一。',
        {
          fontSize: 9,
          color: ink.grey,
          margin: [0, 6, 0, 16],
        },
      ),
      {
        ol: [
          '换电脑、重装系统或系统密钥库失效时，用它打开档案。没有它，档案就再也打不开，任何人都无法补救。',
          '看到它的人加上档案文件就能读到全部客户资料：不要拍照、传真、存入电脑或随档案备份放在一起。',
          '打印两份，分别密封，骑缝签名，锁入两处（例如保险柜、分公司经理处）。启封须登记。',
          '打印后，请把这个 PDF 文件从电脑上删除，并清空回收站。',
        ].map((words) => text(words, { margin: [0, 0, 0, 6] })),
      },
      { columns: ['保管人', '存放处', '日　期'].map(toWrite), margin: [0, 24, 0, 24] },
      {
        table: {
          widths: [84, '*', 84, 84],
          heights: 20,
          headerRows: 1,
          body: [
            ['启封日期', '原因', '启封人', '见证人'].map((head) =>
              text(head, { alignment: 'center', fillColor: ink.shade }),
            ),
            ...Array.from({ length: OPENINGS }, () => ['', '', '', '']),
          ],
        },
      },
    ],
    footer: (page: number, pages: number) => {
      onPages(pages);
      return text(`第 ${page} 页／共 ${pages} 页`, { alignment: 'center', fontSize: 9 });
    },
  };
}
