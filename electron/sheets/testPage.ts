import type { CanvasElement, Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import type { Pen } from './fonts/pen.ts';
import { ink } from './paper/ink.ts';
import { type PaperKey, papers } from './paper/papers.ts';

/** A page of rulers, to see where a printer prints. */
export interface TestPageRequest {
  testPage: PaperKey;
  branchName: string;
  /** The offset in use, tenths of a millimetre to the right and down. */
  offset: { x: number; y: number };
  /** 'yyyy-mm-ddTHH:MM:SS+08:00' */
  printedAt: string;
}

const MM = 72 / 25.4;
/** Of the frame from the paper's edges; further in than the tractor strips. */
const FRAME_MM = 20;

export function testPageDefinition(
  { testPage, branchName, offset, printedAt }: TestPageRequest,
  pen: Pen,
  onPages: (count: number) => void,
): TDocumentDefinitions {
  const { width, height, name } = papers[testPage];
  const low = height < 300;
  const text = (words: string, more: object = {}): Content => ({ text: pen.write(words), ...more });
  const signed = (tenths: number) => `${tenths > 0 ? '+' : ''}${(tenths / 10).toFixed(1)}`;
  return {
    pageSize: { width, height },
    pageMargins: [FRAME_MM * MM + 16, FRAME_MM * MM + (low ? 12 : 20), FRAME_MM * MM + 16, 20],
    defaultStyle: { font: ink.family, fontSize: 9, color: ink.black, lineHeight: 1.25 },
    info: { title: '打印测试页', creator: '客档', creationDate: new Date(printedAt) },
    background: () => [{ canvas: [...frame(width, height), ...rulers(width, height)] }],
    content: [
      text(`打印测试页　${name}`, { fontSize: 14, alignment: 'center', margin: [0, 0, 0, low ? 2 : 8] }),
      text(`${branchName}　打印 ${printedAt.slice(0, 16).replace('T', ' ')}`, { alignment: 'center' }),
      text(`现用偏移：向右 ${signed(offset.x)} 毫米，向下 ${signed(offset.y)} 毫米`, {
        alignment: 'center',
        margin: [0, 0, 0, low ? 2 : 10],
      }),
      text(`1. 按“实际大小”打印，不要缩放；方框上每一小格 1 毫米，长线 10 毫米。`),
      text(`2. 用尺量方框左线到纸左边、上线到纸上边：都应是 ${FRAME_MM}.0 毫米。`),
      text(`3. 少几毫米，就在“向右”“向下”里加几毫米；多了就减。存下后再打一张核对。`),
      text(`4. 左右或上下两线间距不等于应有长度时，是打印机缩放了：在打印对话框里选“实际大小”。`),
    ],
    footer: (_page, pages) => {
      onPages(pages);
      return null;
    },
  };
}

const line = (x1: number, y1: number, x2: number, y2: number, lineWidth = 0.4): CanvasElement => ({
  type: 'line',
  x1: x1 * MM,
  y1: y1 * MM,
  x2: x2 * MM,
  y2: y2 * MM,
  lineWidth,
});

/** All in millimetres from the paper's upper left corner. */
function frame(width: number, height: number): CanvasElement[] {
  const right = width / MM - FRAME_MM;
  const bottom = height / MM - FRAME_MM;
  return [
    line(FRAME_MM, FRAME_MM, right, FRAME_MM),
    line(FRAME_MM, bottom, right, bottom),
    line(FRAME_MM, FRAME_MM, FRAME_MM, bottom),
    line(right, FRAME_MM, right, bottom),
  ];
}

function rulers(width: number, height: number): CanvasElement[] {
  const across = Math.floor(width / MM - 2 * FRAME_MM);
  const down = Math.floor(height / MM - 2 * FRAME_MM);
  const tick = (at: number) => (at % 10 === 0 ? 4 : at % 5 === 0 ? 2.8 : 1.6);
  return [
    ...Array.from({ length: across + 1 }, (_, at) =>
      line(FRAME_MM + at, FRAME_MM, FRAME_MM + at, FRAME_MM + tick(at), 0.25),
    ),
    ...Array.from({ length: down + 1 }, (_, at) =>
      line(FRAME_MM, FRAME_MM + at, FRAME_MM + tick(at), FRAME_MM + at, 0.25),
    ),
  ];
}
