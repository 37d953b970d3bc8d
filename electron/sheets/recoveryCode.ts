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
  const blank = '　　　　　　　　　　';
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
          text(`填表日期：${printedAt.slice(0, 10)}`, { alignment: 'right' }),
        ],
        margin: [0, 0, 0, 8],
      },
      {
        table: {
          widths: Array.from({ length: ON_A_LINE }, () => '*' as const),
          body: lines.map((line) =>
            line.map((group) => text(group, { fontSize: 20, alignment: 'center', margin: [0, 8, 0, 8] })),
          ),
        },
      },
      text('各组之间的短横可不输入；字母不分大小写。', {
        fontSize: 9,
        color: ink.grey,
        margin: [0, 6, 0, 16],
      }),
      {
        ol: [
          '换电脑、重装系统或系统密钥库失效时，用它打开档案。没有它，档案就再也打不开，任何人都无法补救。',
          '看到它的人加上档案文件就能读到全部客户资料：不要拍照、传真、存入电脑或随档案备份放在一起。',
          '打印两份，分别密封，骑缝签名，锁入两处（例如保险柜、分公司经理处）。启封须登记。',
        ].map((words) => text(words, { margin: [0, 0, 0, 6] })),
      },
      {
        columns: [`保管人：${blank}`, `存放处：${blank}`, `日期：${blank}`].map((words) => text(words)),
        margin: [0, 36, 0, 0],
      },
    ],
    footer: (page: number, pages: number) => {
      onPages(pages);
      return text(`第 ${page} 页／共 ${pages} 页`, { alignment: 'center', fontSize: 9 });
    },
  };
}
