import type { TDocumentDefinitions } from 'pdfmake/interfaces';
import type { FontBook } from '../fonts/fontBook.ts';
import { Pen } from '../fonts/pen.ts';
import { ink } from '../paper/ink.ts';
import { layOut } from '../render.ts';

const STRIP = { width: 320, height: 13 };

/** One small page for each text, to be laid over a page's foot: pdf-lib itself can't set Chinese. */
export async function runningNumbers(
  texts: readonly string[],
  fonts: FontBook,
): Promise<{ pdf: Uint8Array; missingCharacters: string[] }> {
  const pen = new Pen(fonts);
  const definition: TDocumentDefinitions = {
    pageSize: STRIP,
    pageMargins: [0, 0, 0, 0],
    defaultStyle: { font: ink.family, fontSize: ink.small, color: ink.black },
    content: texts.map((text, index) => ({
      text: pen.write(text),
      alignment: 'center',
      noWrap: true,
      ...(index > 0 && { pageBreak: 'before' }),
    })),
  };
  return { pdf: await layOut(definition, fonts), missingCharacters: [...pen.missing] };
}
