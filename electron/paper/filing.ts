import { v7 } from 'uuid';
import { refuse } from '../../shared/errors/index.ts';
import { audit } from '../archive/audit.ts';
import { sql, type WritableArchive } from '../archive/connection.ts';
import type { Context } from '../archive/context.ts';
import { write } from '../archive/transaction.ts';
import { addAttachment } from '../documents/attachments.ts';
import { rowOf } from '../documents/record.ts';
import { refuseUnreadable } from '../rights/reach.ts';
import { copiesOf } from '../sheets/forms/index.ts';
import type { Batch } from './batches.ts';
import { joinPages } from './joinPages.ts';
import type { ScannedPaper } from './reading/readPages.ts';
import type { ScanFile } from './reading/scanFiles.ts';
import { recognise, sheetOnPaper } from './recognising.ts';
import { filedBefore, SCAN_NAME } from './scans.ts';

/** Pages of a batch (from 1), in the order of the sheet, and the sheet that they are. */
export interface Filing {
  pages: readonly number[];
  documentId: string;
  revision: number;
  part: number;
}

/** What is stored: a whole file, or those of its pages that belong to the document. */
interface Stored {
  name: string;
  mediaType: string;
  content: Uint8Array;
}
interface StoredPage {
  stored: Stored;
  filePage: number;
  source: ScanFile;
  sourcePage: number;
}

/**
 * Files the pages under their sheets, all or none. A file that belongs to one sheet is kept as it came; of one that
 * holds several sheets, each document keeps its own pages only.
 * @throws SCAN_PAGE_TWICE, SCAN_ALREADY_FILED, SCAN_SHEET_UNKNOWN, NO_RIGHT, ATTACHMENT_TOO_LARGE, DISK_FULL
 */
export async function fileScans(
  archive: WritableArchive,
  context: Context,
  batch: Batch,
  filings: readonly Filing[],
): Promise<number> {
  refusePagesTwice(filings);
  const prepared: { filing: Filing; pages: StoredPage[] }[] = [];
  for (const filing of filings) prepared.push({ filing, pages: await storedPages(batch, filing) });
  return write(archive, () => {
    for (const { filing, pages } of prepared) fileOne(archive, context, batch, filing, pages);
    return filings.length;
  });
}

function refusePagesTwice(filings: readonly Filing[]): void {
  const seen = new Set<number>();
  for (const page of filings.flatMap(({ pages }) => pages)) {
    if (seen.has(page)) refuse('SCAN_PAGE_TWICE', { page });
    seen.add(page);
  }
}

const paperOf = ({ pages }: Batch, page: number): ScannedPaper =>
  pages[page - 1] ?? refuse('BAD_REQUEST', { where: 'paper.fileScans.pages' });

async function storedPages(batch: Batch, filing: Filing): Promise<StoredPage[]> {
  const papers = filing.pages.map((page) => paperOf(batch, page));
  const stored = new Map<number, { file: Stored; pages: readonly number[] }>();
  for (const index of new Set(papers.map(({ file }) => file))) {
    const source = batch.files[index] as ScanFile;
    const wanted = papers.filter(({ file }) => file === index).map(({ page }) => page);
    stored.set(index, await storedFile(source, wanted, countOf(batch, index)));
  }
  return papers.map(({ file, page }) => {
    const { file: kept, pages } = stored.get(file)!;
    return {
      stored: kept,
      filePage: pages.indexOf(page) + 1,
      source: batch.files[file] as ScanFile,
      sourcePage: page,
    };
  });
}

const countOf = ({ pages }: Batch, file: number) => pages.filter((paper) => paper.file === file).length;

async function storedFile(
  source: ScanFile,
  wanted: readonly number[],
  all: number,
): Promise<{ file: Stored; pages: readonly number[] }> {
  const { name, mediaType, content } = source;
  if (wanted.length === all)
    return {
      file: { name, mediaType, content },
      pages: Array.from({ length: all }, (_, index) => index + 1),
    };
  const pdf = await joinPages(wanted.map((page) => ({ mediaType, content, page })));
  return { file: { name: partName(name, wanted), mediaType, content: pdf }, pages: wanted };
}

/** '扫描.pdf' → '扫描-第3,4页.pdf'. */
const partName = (name: string, pages: readonly number[]) =>
  `${name.replace(/\.pdf$/i, '')}-第${pages.join(',')}页.pdf`;

function fileOne(
  archive: WritableArchive,
  context: Context,
  batch: Batch,
  { documentId, revision, part, pages: numbers }: Filing,
  pages: readonly StoredPage[],
): void {
  refuseUnreadable(archive, context, rowOf(archive, documentId));
  refuseUnknownSheet(archive, { documentId, revision, part });
  for (const { source, sourcePage } of pages) {
    const before = filedBefore(archive, source.sha256, sourcePage);
    if (before)
      refuse('SCAN_ALREADY_FILED', {
        name: source.name,
        page: sourcePage,
        ...before,
        at: before.at.slice(0, 10),
      });
  }
  const byCode = numbers.every((page) => {
    const said = recognise(archive, paperOf(batch, page));
    return (
      said.kind === 'sheet' &&
      said.sheet.documentId === documentId &&
      said.sheet.revision === revision &&
      said.sheet.part === part
    );
  });
  const id = v7();
  sql(
    archive,
    'INSERT INTO scans (id, document_id, revision, part, by_code, at, by) VALUES (?, ?, ?, ?, ?, ?, ?)',
  ).run(id, documentId, revision, part, byCode ? 1 : 0, context.clock.now(), context.actor.personId);
  for (const [index, { stored, filePage, source, sourcePage }] of pages.entries()) {
    const { sha256 } = addAttachment(archive, context, stored);
    sql(archive, 'INSERT OR IGNORE INTO attachment_links VALUES (?, ?, ?)').run(
      documentId,
      sha256,
      // The weekly file carries this name: who reads it there knows what the file shows.
      `${SCAN_NAME}${revision}版 第${part}联 ${stored.name}`,
    );
    sql(archive, 'INSERT INTO scan_pages VALUES (?, ?, ?, ?, ?, ?, ?)').run(
      id,
      index + 1,
      sha256,
      filePage,
      source.sha256,
      sourcePage,
      source.name,
    );
  }
  audit(archive, context, 'scan.filed', documentId, {
    scan: id,
    revision,
    part,
    pages: pages.length,
    byCode,
  });
}

function refuseUnknownSheet(
  archive: WritableArchive,
  sheet: { documentId: string; revision: number; part: number },
): void {
  const known = sql(archive, 'SELECT 1 FROM revisions WHERE document_id = ? AND revision = ?').get(
    sheet.documentId,
    sheet.revision,
  );
  const { title, form } = sheetOnPaper(archive, sheet);
  if (!known || sheet.part > copiesOf(form).length) refuse('SCAN_SHEET_UNKNOWN', { ...sheet, title });
}
