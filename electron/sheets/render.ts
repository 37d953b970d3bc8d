import pdfMake from 'pdfmake';
import type { TDocumentDefinitions, TFontDictionary } from 'pdfmake/interfaces';
import { sheetDefinition } from './definition.ts';
import { derivedDefinition } from './derived/definition.ts';
import type { FontBook } from './fonts/fontBook.ts';
import { Pen } from './fonts/pen.ts';
import { arrangementOf } from './forms/index.ts';
import type { AttachmentRequest } from './joining/attachments.ts';
import type { JoinRequest } from './joining/joinPdfs.ts';
import { ink } from './paper/ink.ts';
import { papers } from './paper/papers.ts';
import { recoveryCodeDefinition } from './recoveryCode.ts';
import type { MadeSheet, PrintRequest } from './request.ts';
import { testPageDefinition } from './testPage.ts';
import { sheetView } from './view.ts';

interface FileStore {
  existsSync(name: string): boolean;
  writeFileSync(name: string, content: Uint8Array): void;
}
// pdfmake's Node build has a file store too, though its types only tell of the browser's.
const store = (pdfMake as unknown as { virtualfs: FileStore }).virtualfs;

// Fonts come from the store: a sheet needs no file and no network, so neither is let through.
pdfMake.setUrlAccessPolicy(() => false);
pdfMake.setLocalAccessPolicy(() => false);

type LaidOut = Exclude<PrintRequest, JoinRequest | AttachmentRequest>;

/** Lays the sheet out and returns its PDF; the same request gives the same bytes where the same fonts are. */
export async function renderSheet(request: LaidOut, fonts: FontBook): Promise<MadeSheet> {
  const pen = new Pen(fonts);
  let pages = 0;
  const definition = definitionOf(request, pen, (count) => {
    pages = count;
  });
  return {
    pdf: await layOut(definition, fonts),
    pages,
    missingCharacters: [...pen.missing],
    lentCharacters: [...pen.lent],
  };
}

function definitionOf(request: LaidOut, pen: Pen, onPages: (count: number) => void): TDocumentDefinitions {
  if ('recoveryCode' in request) return recoveryCodeDefinition(request, pen, onPages);
  if ('testPage' in request) return testPageDefinition(request, pen, onPages);
  if ('derived' in request) return derivedDefinition(request.derived, pen, onPages);
  const usual = arrangementOf(request.description.key);
  const arrangement = request.paper ? { ...usual, paper: papers[request.paper] } : usual;
  return sheetDefinition(sheetView(request, arrangement.compare), arrangement, pen, onPages);
}

/** The PDF of a definition whose texts a `Pen` over the same fonts wrote. */
export async function layOut(
  definition: TDocumentDefinitions,
  fonts: FontBook,
): Promise<Uint8Array<ArrayBuffer>> {
  provideFonts(fonts);
  return new Uint8Array(await pdfMake.createPdf(definition).getBuffer());
}

/** pdfmake writes into the dictionary it is given, so each sheet gets its own. */
function provideFonts(fonts: FontBook): void {
  for (const [name, handle] of fonts.handles) if (!store.existsSync(name)) store.writeFileSync(name, handle);
  const dictionary: TFontDictionary = { [ink.family]: { normal: 'regular', bold: 'bold' } };
  for (const family of fonts.lent) dictionary[family] = { normal: family };
  pdfMake.setFonts(dictionary);
}
