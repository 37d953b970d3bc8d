import type { Output } from '../../../shared/contract/contract.ts';
import { refuse } from '../../../shared/errors/index.ts';
import { formOf } from '../../../shared/forms/registry.ts';
import { audit } from '../../archive/audit.ts';
import { branchOf } from '../../archive/meta.ts';
import { write } from '../../archive/transaction.ts';
import { writeChosenFile } from '../../disk/chosenFile.ts';
import { awaitedSheets, waiveScan } from '../../paper/awaited.ts';
import { type Batch, newBatches, pagesOf } from '../../paper/batches.ts';
import { handOutBlanks } from '../../paper/blanks.ts';
import { candidateSheets } from '../../paper/candidates.ts';
import { checkCodes } from '../../paper/checking.ts';
import { fileScans } from '../../paper/filing.ts';
import { choosePaper, papersInUse, placedForPrinter, setOffset } from '../../paper/papersInUse.ts';
import { readScanFile } from '../../paper/reading/scanFiles.ts';
import { readScans } from '../../paper/reading/scanReader.ts';
import { MOST_SHOWN, printRegister, registerCsv } from '../../paper/register.ts';
import { openScan, scansOf, withdrawScan } from '../../paper/scans.ts';
import { writeSheetFile } from '../../sheets/sheetFile.ts';
import { chooseFile, chooseFiles, chooseNewFile } from '../../window/dialogs.ts';
import { offerPreview } from '../../window/previews.ts';
import { printPdf } from '../../window/printing.ts';
import type { Handlers } from '../answerCalls.ts';
import { contextOf, type Parts } from './parts.ts';

type PaperCalls = Extract<keyof Handlers, `paper.${string}`>;

const SCANS = { name: '扫描件（PDF、JPG、PNG）', extensions: ['pdf', 'jpg', 'jpeg', 'png'] };
/** An export of ten years at a large branch. */
const MOST_EXPORTED = 500_000;

export function paperHandlers({
  office,
  session,
  printer,
  window,
  progress,
}: Parts): Pick<Handlers, PaperCalls> {
  const readable = () => office.archive().readable;
  const writable = () => office.archive().writable;
  const context = () => contextOf(session);
  const batches = newBatches();
  /** Prints the PDF, or saves it where the user says; false when cancelled. */
  const deliver = (kind: 'print' | 'save', name: string) => async (pdf: Uint8Array) => {
    const placed = await placedForPrinter(readable(), pdf);
    if (kind === 'print') return printPdf(placed);
    const file = await chooseNewFile(window(), {
      title: '另存 PDF',
      defaultPath: `${name}.pdf`,
      filters: [{ name: 'PDF', extensions: ['pdf'] }],
    });
    if (file === undefined) return false;
    await writeSheetFile(file, pdf);
    return true;
  };
  const shown = (batch: Batch): Output<'paper.batch'> => ({
    token: batch.token,
    pages: pagesOf(readable(), batch),
  });
  return {
    'paper.awaited': () => awaitedSheets(readable(), context()),
    'paper.waive': (input) => waiveScan(writable(), context(), input),
    'paper.chooseScans': async () => {
      const paths = await chooseFiles(window(), { title: '选择扫描件', filters: [SCANS] });
      if (paths.length === 0) return undefined;
      const files = [];
      for (const path of paths) files.push(await readScanFile(path));
      const pages = await readScans(files, (done, total) =>
        progress({ task: 'scans', done, total, text: '正在识别扫描件' }),
      );
      return shown(batches.begin(files, pages));
    },
    'paper.batch': ({ token }) => shown(batches.of(token)),
    'paper.scanPicture': ({ token, page }) => {
      const paper = batches.of(token).pages[page - 1];
      if (!paper) return refuse('BAD_REQUEST', { where: 'paper.scanPicture.page' });
      return `data:image/png;base64,${Buffer.from(paper.picture).toString('base64')}`;
    },
    'paper.candidates': ({ text }) => candidateSheets(readable(), context(), text),
    'paper.fileScans': ({ token, filings }) => fileScans(writable(), context(), batches.of(token), filings),
    'paper.scansOf': ({ id }) => scansOf(readable(), context(), id),
    'paper.openScan': async ({ id }) => ({
      address: offerPreview(await openScan(writable(), context(), id)),
    }),
    'paper.withdrawScan': ({ id, reason }) => withdrawScan(writable(), context(), id, reason),
    'paper.register': (filter) => {
      const rows = printRegister(readable(), context(), filter, MOST_SHOWN + 1);
      return { rows: rows.slice(0, MOST_SHOWN), more: rows.length > MOST_SHOWN };
    },
    'paper.exportRegister': async (filter) => {
      const file = await chooseNewFile(window(), {
        title: '导出打印登记',
        defaultPath: '打印登记.csv',
        filters: [{ name: 'CSV', extensions: ['csv'] }],
      });
      if (file === undefined) return false;
      const rows = printRegister(readable(), context(), filter, MOST_EXPORTED);
      await writeChosenFile(file, registerCsv(rows), 'REGISTER_NOT_WRITTEN');
      write(writable(), () =>
        audit(writable(), context(), 'paper.registerExported', '', { ...filter, rows: rows.length }),
      );
      return true;
    },
    'paper.checkCode': ({ text }) => checkCodes(readable(), context(), { codes: [text], unreadable: false }),
    'paper.checkPicture': async () => {
      const path = await chooseFile(window(), { title: '选择表单的扫描件或照片', filters: [SCANS] });
      if (path === undefined) return undefined;
      const file = await readScanFile(path);
      const pages = await readScans([file]);
      const coded = pages.filter(({ codes, unreadable }) => codes.length > 0 || unreadable);
      if (coded.length === 0) refuse('SCAN_CODE_ABSENT', { name: file.name });
      return { file: file.name, results: coded.map((page) => checkCodes(readable(), context(), page)) };
    },
    'paper.blanks': (input) =>
      handOutBlanks(
        office.archive(),
        context(),
        printer,
        input,
        deliver(input.kind, `${formOf(input.form).description.title} 空白表`),
      ),
    'paper.papers': () => papersInUse(readable()),
    'paper.setOffset': (input) => setOffset(writable(), context(), input),
    'paper.choosePaper': (input) => choosePaper(writable(), context(), input),
    'paper.testPage': async ({ paper, kind }) => {
      const found = papersInUse(readable()).papers.find(({ key }) => key === paper);
      if (!found) return refuse('PAPER_UNKNOWN', { paper });
      const { key, name, x, y } = found;
      const { pdf } = await printer.makeSheet({
        testPage: key,
        branchName: branchOf(readable()).name,
        offset: { x, y },
        printedAt: context().clock.now(),
      });
      return deliver(kind, `打印测试页 ${name}`)(pdf);
    },
  };
}
