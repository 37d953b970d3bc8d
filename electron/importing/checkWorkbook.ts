import { fromBuffer, type ZipFile } from 'yauzl';
import { refuse } from '../../shared/errors/index.ts';
import { limits, readableSize } from './limits.ts';

/**
 * Looks through a workbook's parts before anything is unpacked: whole, not encrypted, and of a bearable size.
 * @throws IMPORT_WORKBOOK_DAMAGED, IMPORT_TOO_LARGE, IMPORT_FORMAT_UNKNOWN for a zip that is no workbook
 */
export async function checkWorkbook(bytes: Buffer, file: string): Promise<void> {
  const zip = await openZip(bytes, file);
  let unpacked = 0;
  let parts = 0;
  let isWorkbook = false;
  await new Promise<void>((resolve, reject) => {
    zip.on('error', reject);
    zip.on('end', () => resolve());
    zip.on('entry', (entry) => {
      unpacked += entry.uncompressedSize;
      parts += 1;
      isWorkbook ||= entry.fileName === 'xl/workbook.xml';
      const encrypted = (entry.generalPurposeBitFlag & 1) !== 0;
      if (encrypted || parts > limits.workbookParts || unpacked > limits.unpackedBytes) resolve();
      else zip.readEntry();
    });
    zip.readEntry();
  }).catch((error: unknown) => refuse('IMPORT_WORKBOOK_DAMAGED', { file, reason: reasonOf(error) }));
  if (unpacked > limits.unpackedBytes || parts > limits.workbookParts)
    refuse('IMPORT_TOO_LARGE', {
      file,
      size: `展开后超过 ${readableSize(limits.unpackedBytes)}`,
      limit: readableSize(limits.fileBytes),
    });
  if (!isWorkbook) refuse('IMPORT_FORMAT_UNKNOWN', { file });
}

function openZip(bytes: Buffer, file: string): Promise<ZipFile> {
  return new Promise((resolve) => {
    fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true }, (error, zip) => {
      if (error) resolve(Promise.reject(error));
      else resolve(zip);
    });
  }).catch((error: unknown) =>
    refuse('IMPORT_WORKBOOK_DAMAGED', { file, reason: reasonOf(error) }),
  ) as Promise<ZipFile>;
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
