import { randomUUID } from 'node:crypto';
import { refuse } from '../../shared/errors/index.ts';
import type { ReadableArchive } from '../archive/connection.ts';
import type { ScannedPaper } from './reading/readPages.ts';
import type { ScanFile } from './reading/scanFiles.ts';
import { type Recognised, recognise } from './recognising.ts';
import { type FiledBefore, filedBefore } from './scans.ts';

/** Scans that were read and are not filed yet; in memory only. */
export interface Batch {
  token: string;
  files: readonly ScanFile[];
  pages: readonly ScannedPaper[];
}

export interface BatchPage {
  /** In the batch, from 1. */
  page: number;
  file: string;
  /** Within its file, from 1. */
  filePage: number;
  recognised: Recognised;
  /** The very same page of the very same file has been filed already. */
  filed?: FiledBefore;
}

/** One at a time: choosing files again drops the one before. */
export interface Batches {
  begin(files: readonly ScanFile[], pages: readonly ScannedPaper[]): Batch;
  /** @throws SCAN_BATCH_GONE */
  of(token: string): Batch;
  end(): void;
}

export function newBatches(): Batches {
  let open: Batch | undefined;
  return {
    begin(files, pages) {
      open = { token: randomUUID(), files, pages };
      return open;
    },
    of: (token) => (open?.token === token ? open : refuse('SCAN_BATCH_GONE')),
    end() {
      open = undefined;
    },
  };
}

/** The batch as the user sees it; what is known is looked up anew each time. */
export function pagesOf(archive: ReadableArchive, { files, pages }: Batch): BatchPage[] {
  return pages.map((paper, index) => {
    const file = files[paper.file] as ScanFile;
    const filed = filedBefore(archive, file.sha256, paper.page);
    return {
      page: index + 1,
      file: file.name,
      filePage: paper.page,
      recognised: recognise(archive, paper),
      ...(filed && { filed }),
    };
  });
}
