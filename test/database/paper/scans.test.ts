import { describe, expect, it } from 'vitest';
import { checkArchive } from '../../../electron/archive/check/check.ts';
import { findAttachment } from '../../../electron/documents/attachments.ts';
import { awaitedSheets, waiveScan } from '../../../electron/paper/awaited.ts';
import { newBatches, pagesOf } from '../../../electron/paper/batches.ts';
import { candidateSheets } from '../../../electron/paper/candidates.ts';
import { checkCodes } from '../../../electron/paper/checking.ts';
import { type Filing, fileScans } from '../../../electron/paper/filing.ts';
import type { ScanFile } from '../../../electron/paper/reading/scanFiles.ts';
import { readScans } from '../../../electron/paper/reading/scanReader.ts';
import { openScan, scansOf, withdrawScan } from '../../../electron/paper/scans.ts';
import { printSheet } from '../../../electron/sheets/handingOut.ts';
import { issueSheet } from '../../../electron/sheets/issuing.ts';
import { pageText } from '../../../electron/sheets/qr.ts';
import { stockToolsAbsent } from '../../unit/sheets/stockTools.ts';
import { actingAs } from '../documents/bodies.ts';
import { codeOf } from '../refusal.ts';
import { branchWithPrinter } from '../sheets/branch.ts';
import { askew, blankPaper, fileOf, scanned, scannedPdf, scannedPng, soiled } from './scanner.ts';

async function branchWithPaper() {
  const branch = await branchWithPrinter();
  const { person, context: keeper } = actingAs(branch, { name: '何内勤', role: 'archivist' });
  const batches = newBatches();
  return {
    ...branch,
    keeper,
    person,
    print: async (id: string, part = 1) => {
      const out: Uint8Array[] = [];
      await printSheet(
        branch.archive,
        branch.context,
        branch.printer,
        id,
        async (pdf) => {
          out.push(pdf);
          return true;
        },
        part,
      );
      return out[0] as Uint8Array;
    },
    read: async (...files: ScanFile[]) => batches.begin(files, await readScans(files)),
    file: (batch: Parameters<typeof fileScans>[2], filings: readonly Filing[]) =>
      fileScans(branch.archive.writable, keeper, batch, filings),
    awaited: () => awaitedSheets(branch.archive.readable, keeper),
    scans: (id: string) => scansOf(branch.archive.readable, keeper, id),
  };
}

describe.skipIf(stockToolsAbsent)('a scan', () => {
  it('is known by its code however it lies on the glass, and says which part it is', async () => {
    const branch = await branchWithPaper();
    const [first, last] = scanned(await branch.print(branch.submitted.id), 200);
    const [second] = scanned(await branch.print(branch.submitted.id, 2), 200);
    const batch = await branch.read(
      await scannedPng(askew(soiled(first!, 50), 7, 1), '斜.png'),
      await scannedPng(askew(soiled(last!, 50), 90, 0.9), '横.png'),
      await scannedPng(askew(soiled(second!, 60), 181, 1.3), '倒.png'),
    );
    expect(pagesOf(branch.archive.readable, batch).map(({ recognised }) => recognised)).toEqual(
      [
        { part: 1, page: 1 },
        { part: 1, page: 2 },
        { part: 2, page: 1 },
      ].map(({ part, page }) => ({
        kind: 'sheet',
        page,
        sheet: expect.objectContaining({ documentId: branch.submitted.id, revision: 1, latest: 1, part }),
      })),
    );
  });

  it('of a whole stack is parted by the codes; each document keeps its own pages in their order', async () => {
    const branch = await branchWithPaper();
    const report = branch.report('2026-11-16');
    const card = scanned(await branch.print(branch.submitted.id), 150);
    const daily = scanned(await branch.print(report.id), 150);
    // The card came out of the feeder last page first.
    const stack = await scannedPdf('一叠.pdf', [...card.toReversed(), ...daily]);
    const batch = await branch.read(stack);
    const said = pagesOf(branch.archive.readable, batch).map(({ recognised }) =>
      recognised.kind === 'sheet' ? recognised.sheet.documentId : recognised.kind,
    );
    expect(said).toEqual([...card.map(() => branch.submitted.id), ...daily.map(() => report.id)]);
    expect(branch.awaited().map(({ documentId }) => documentId)).toEqual([branch.submitted.id, report.id]);

    const count = card.length;
    await branch.file(batch, [
      { pages: card.map((_, index) => count - index), documentId: branch.submitted.id, revision: 1, part: 1 },
      { pages: daily.map((_, index) => count + 1 + index), documentId: report.id, revision: 1, part: 1 },
    ]);
    expect(branch.awaited()).toEqual([]);
    const [scan] = branch.scans(branch.submitted.id);
    expect(scan).toMatchObject({ revision: 1, part: 1, byCode: true, pages: count, by: '何内勤' });
    const opened = await openScan(branch.archive.writable, branch.keeper, scan!.id);
    const pages = await readScans([await fileOf('卡.pdf', opened)]);
    expect(pages.flatMap(({ codes }) => codes).filter((text) => text.startsWith('KP1:'))).toEqual(
      card.map((_, index) => pageText(documentOf(branch, branch.submitted.id), index + 1)),
    );
    // Nothing of the one in the other's folder.
    const links = branch.rows<{ document_id: string; sha256: string }>(
      'SELECT document_id, sha256 FROM attachment_links ORDER BY document_id',
    );
    expect(new Set(links.map(({ sha256 }) => sha256)).size).toBe(2);
    expect(links.map(({ document_id }) => document_id).sort()).toEqual(
      [branch.submitted.id, report.id].sort(),
    );
    expect(checkArchive(branch.archive.readable, { deep: true })).toMatchObject({ ok: true });
  });

  it('of an older revision is filed there; the new one, once printed, is still awaited', async () => {
    const branch = await branchWithPaper();
    const paper = scanned(await branch.print(branch.submitted.id), 150);
    branch.correct();
    expect(branch.awaited()).toMatchObject([{ revision: 1, latest: 2 }]);
    await branch.print(branch.submitted.id);
    const batch = await branch.read(await scannedPdf('旧版.pdf', paper));
    expect(pagesOf(branch.archive.readable, batch)[0]!.recognised).toMatchObject({
      kind: 'sheet',
      sheet: { revision: 1, latest: 2 },
    });
    await branch.file(batch, [
      { pages: paper.map((_, index) => index + 1), documentId: branch.submitted.id, revision: 1, part: 1 },
    ]);
    expect(branch.scans(branch.submitted.id)).toMatchObject([{ revision: 1, byCode: true }]);
    expect(branch.awaited()).toMatchObject([{ revision: 2, latest: 2 }]);
  });

  it('without a code is never filed by itself: a person says which sheet, among those that were printed', async () => {
    const branch = await branchWithPaper();
    await branch.print(branch.submitted.id);
    const batch = await branch.read(await scannedPng(blankPaper(), '没有码.png'));
    expect(pagesOf(branch.archive.readable, batch)).toMatchObject([{ recognised: { kind: 'none' } }]);
    const [candidate] = candidateSheets(branch.archive.readable, branch.keeper, '希望');
    expect(candidate).toMatchObject({ documentId: branch.submitted.id, revision: 1, part: 1 });
    await branch.file(batch, [{ pages: [1], documentId: candidate!.documentId, revision: 1, part: 1 }]);
    expect(branch.scans(branch.submitted.id)).toMatchObject([{ byCode: false }]);
  });

  it('that was filed is recognised again by its bytes and refused, until it is withdrawn', async () => {
    const branch = await branchWithPaper();
    const file = await scannedPng(scanned(await branch.print(branch.submitted.id), 120)[0]!, '卡.png');
    const filing = [{ pages: [1], documentId: branch.submitted.id, revision: 1, part: 1 }];
    await branch.file(await branch.read(file), filing);
    const again = await branch.read(file);
    expect(pagesOf(branch.archive.readable, again)[0]!.filed).toMatchObject({ revision: 1 });
    expect(await codeOf(() => branch.file(again, filing))).toBe('SCAN_ALREADY_FILED');

    const [scan] = branch.scans(branch.submitted.id);
    withdrawScan(branch.archive.writable, branch.keeper, scan!.id, '归错客户');
    expect(branch.scans(branch.submitted.id)).toMatchObject([{ withdrawn: { reason: '归错客户' } }]);
    expect(branch.awaited()).toMatchObject([{ documentId: branch.submitted.id }]);
    expect(branch.rows('SELECT 1 FROM attachment_links')).toEqual([]);
    expect(findAttachment(branch.archive.readable, file.sha256)).toBeDefined();
    expect(await codeOf(() => openScan(branch.archive.writable, branch.keeper, scan!.id))).toBe(
      'SCAN_NOT_FOUND',
    );
    await branch.file(again, filing);
  });

  it('is filed all or not at all', async () => {
    const branch = await branchWithPaper();
    await branch.print(branch.submitted.id);
    const batch = await branch.read(await scannedPdf('两页.pdf', [blankPaper(), blankPaper()]));
    const good = { pages: [1], documentId: branch.submitted.id, revision: 1, part: 1 };
    const twice = [good, { ...good, part: 2 }];
    expect(await codeOf(() => branch.file(batch, twice))).toBe('SCAN_PAGE_TWICE');
    const unknown = [good, { ...good, pages: [2], revision: 9 }];
    expect(await codeOf(() => branch.file(batch, unknown))).toBe('SCAN_SHEET_UNKNOWN');
    expect(branch.rows('SELECT 1 FROM scans')).toEqual([]);
    expect(branch.rows('SELECT 1 FROM attachments')).toEqual([]);
  });
});

describe('a file that is no scan', () => {
  it('is refused by what it holds, whatever its name says', async () => {
    expect(await codeOf(() => fileOf('程序.pdf', Buffer.from('MZ 程序')))).toBe('SCAN_TYPE_UNKNOWN');
    const cut = await fileOf('断.pdf', Buffer.from('%PDF-1.7\n1 0 obj'));
    expect(await codeOf(() => readScans([cut]))).toBe('SCAN_DAMAGED');
    const { content } = await scannedPng(blankPaper(), '白.png');
    const half = await fileOf('半.png', content.subarray(0, 60));
    expect(await codeOf(() => readScans([half]))).toBe('SCAN_DAMAGED');
    const huge = new Uint8Array(content);
    new DataView(huge.buffer).setUint32(16, 60_000);
    new DataView(huge.buffer).setUint32(20, 60_000);
    expect(await codeOf(async () => readScans([await fileOf('大.png', huge)]))).toBe(
      'SCAN_PICTURE_TOO_LARGE',
    );
  });
});

describe('the code of a sheet', () => {
  it('tells revision, part and values; or that it is of no sheet, of another content, of two', async () => {
    const branch = await branchWithPaper();
    const { archive, keeper, submitted } = branch;
    const { digest } = documentOf(branch, submitted.id);
    const check = (...codes: string[]) => checkCodes(archive.readable, keeper, { codes, unreadable: false });
    const hex = submitted.id.replaceAll('-', '');
    const code = `kd1:${hex}:1:${digest.slice(0, 32)}`;
    branch.correct();
    expect(check(` ${code} `)).toMatchObject({
      kind: 'sheet',
      sheet: { revision: 1, latest: 2, part: 1, state: 'submitted' },
      values: expect.arrayContaining([{ label: '修订号', value: '1' }]),
    });
    expect(check(`${code}:2`)).toMatchObject({ kind: 'sheet', sheet: { part: 2 } });
    expect(check('https://example.com')).toEqual({ kind: 'foreign' });
    expect(check(`KD1:${hex}:1:${'0'.repeat(32)}`)).toEqual({ kind: 'mismatch' });
    expect(check(`KD1:${hex}:7:${digest.slice(0, 32)}`)).toEqual({ kind: 'unknown' });
    expect(check(code, `${code}:2`)).toEqual({ kind: 'several' });
  });
});

describe('a printed sheet', () => {
  it('need not come back when somebody says why', async () => {
    const branch = await branchWithPaper();
    await issueSheet(branch.archive, branch.context, branch.printer, branch.submitted.id);
    expect(branch.awaited()).toEqual([]);
    await branch.print(branch.submitted.id, 2);
    expect(branch.awaited()).toMatchObject([{ parts: [2], by: branch.context.actor.name }]);
    const waive = (reason: string) =>
      waiveScan(branch.archive.writable, branch.keeper, {
        documentId: branch.submitted.id,
        revision: 1,
        reason,
      });
    expect(await codeOf(() => waive('  '))).toBe('REASON_REQUIRED');
    waive('拜访时带去参考');
    expect(branch.awaited()).toEqual([]);
    expect(await codeOf(() => waive('再一次'))).toBe('SHEET_NOT_AWAITED');
  });
});

function documentOf(branch: Awaited<ReturnType<typeof branchWithPaper>>, id: string) {
  const [row] = branch.rows<{ digest: string }>(
    'SELECT digest FROM revisions WHERE document_id = ? AND revision = 1',
    id,
  );
  return { digest: row!.digest, part: 1 };
}
