import { Refusal } from '../../../shared/errors/index.ts';
import { formOf } from '../../../shared/forms/registry.ts';
import { allowed } from '../../../shared/rights/rights.ts';
import type { Archive } from '../../archive/archive.ts';
import { audit } from '../../archive/audit.ts';
import { branchOf } from '../../archive/meta.ts';
import { write } from '../../archive/transaction.ts';
import { findAttachment } from '../../documents/attachments.ts';
import { previewSheet } from '../../sheets/issuing.ts';
import type { JoinedPart } from '../../sheets/joining/joinPdfs.ts';
import { type Joining, type ReadySheet, readySheets, registerAll } from '../../sheets/joining/together.ts';
import type { MadeSheet } from '../../sheets/request.ts';
import type { PaperMaker } from '../summary/paper.ts';
import { visitRecordPaper } from '../visitRecord/paper.ts';
import { visitRecord } from '../visitRecord/visitRecord.ts';
import { type FolderContents, folderContents } from './contents.ts';
import { coverPaper, type IndexLine, mentionsPaper } from './papers.ts';

export interface FolderPrinting extends Joining {
  archive: Archive;
}

interface Part extends Pick<IndexLine, 'group' | 'name' | 'note'> {
  pdf: Uint8Array;
  pages: number;
}

/**
 * The whole folder to look at: the sheets as they were or would be issued, nothing is stored.
 * @throws as `saveFolder`
 */
export async function previewFolder(folder: FolderPrinting, customer: string): Promise<MadeSheet> {
  const { made } = await makeFolder(folder, customer, 'view');
  record(folder, customer, 'viewed', made.pages);
  return made;
}

/**
 * The whole folder as one PDF: cover with page index and missing pages, the sheets issued as usual, excerpts, attachments.
 * @throws DOCUMENT_NOT_FOUND, TOO_MANY_SHEETS, SHEET_CANCELLED, SHEET_FAILED
 */
export async function saveFolder(folder: FolderPrinting, customer: string): Promise<MadeSheet> {
  const { made, ready } = await makeFolder(folder, customer, 'save');
  registerAll(folder, ready, 'save');
  record(folder, customer, 'saved', made.pages);
  return made;
}

/** Counted when `print` tells that the printer took it. @throws as `saveFolder`, and what `print` throws */
export async function printFolder(
  folder: FolderPrinting,
  customer: string,
  print: (pdf: Uint8Array) => Promise<boolean>,
): Promise<boolean> {
  const { made, ready } = await makeFolder(folder, customer, 'print');
  const printed = await print(made.pdf);
  if (!printed) return false;
  registerAll(folder, ready, 'print');
  record(folder, customer, 'printed', made.pages);
  return true;
}

async function makeFolder(
  folder: FolderPrinting,
  customer: string,
  purpose: 'view' | 'save' | 'print',
): Promise<{ made: MadeSheet; ready: ReadySheet[] }> {
  const { archive, context, printer, signal } = folder;
  const contents = folderContents(archive.readable, context, customer, purpose !== 'view');
  const maker: PaperMaker = {
    branch: branchOf(archive.readable),
    madeBy: context.actor.name,
    madeAt: context.clock.now(),
  };
  const sheets = await sheetsOf(folder, contents, purpose);
  const [card, ...others] = contents.documents.map((document, index): Part => {
    const { pdf, pages } = sheets[index] as { pdf: Uint8Array; pages: number };
    return { group: document.formTitle, ...described(document), pdf, pages };
  });
  const derived = async (
    part: Pick<Part, 'group' | 'name' | 'note'>,
    paper: ReturnType<typeof mentionsPaper>,
  ): Promise<Part> => {
    const { pdf, pages } = await printer.makeSheet({ derived: paper }, signal);
    return { ...part, pdf, pages };
  };
  const parts: Part[] = card ? [card] : [];
  if (allowed(context.actor.role, formOf('visitReport').access.read) && contents.visits.count > 0)
    parts.push(
      await derived(
        { group: '客户拜访档案记录', name: '客户拜访档案记录', note: `${contents.visits.count} 次拜访` },
        visitRecordPaper(visitRecord(archive.readable, { customer }), {}, maker),
      ),
    );
  if (contents.mentions.length > 0)
    parts.push(
      await derived(
        { group: '客户往来摘录', name: '客户往来摘录', note: `${contents.mentions.length} 行` },
        mentionsPaper(contents, maker),
      ),
    );
  parts.push(...others, ...(await attachmentParts(folder, contents)));
  const made = await bind(folder, contents, parts, maker);
  return { made, ready: sheets.flatMap((sheet) => ('document' in sheet ? [sheet as ReadySheet] : [])) };
}

type MadePart = { pdf: Uint8Array; pages: number } & Partial<ReadySheet>;

async function sheetsOf(
  folder: FolderPrinting,
  { documents }: FolderContents,
  purpose: 'view' | 'save' | 'print',
): Promise<MadePart[]> {
  const { archive, context, printer, progress, signal } = folder;
  const ids = documents.map(({ id }) => id);
  if (purpose !== 'view') {
    const ready = await readySheets(folder, ids, purpose);
    return ready.map((each) => ({ ...each, pdf: each.sheet.pdf, pages: each.sheet.pages }));
  }
  const made: MadePart[] = [];
  for (const [place, id] of ids.entries()) {
    if (signal.aborted) throw new Refusal('SHEET_CANCELLED', { title: '客户档案' });
    progress(place, ids.length);
    made.push(await previewSheet(archive, context, printer, id));
  }
  progress(ids.length, ids.length);
  return made;
}

function described({ formTitle, number, title, date, state }: FolderContents['documents'][number]) {
  return {
    name: [formTitle, number, date].filter(Boolean).join('　'),
    note: state === 'draft' ? `${title}（草稿）` : title,
  };
}

/** Files that turn out to be damaged or locked stand in the index without pages. */
async function attachmentParts(
  { archive, printer, signal }: FolderPrinting,
  { attachments }: FolderContents,
): Promise<Part[]> {
  const parts: Part[] = [];
  for (const { sha256, name, mediaType, documentTitle, printable } of attachments) {
    const part = { group: '附件', name, note: `附于${documentTitle}` };
    const stored = printable ? findAttachment(archive.readable, sha256) : undefined;
    if (!stored) {
      parts.push({ ...part, note: `${part.note}，不能印出`, pdf: new Uint8Array(), pages: 0 });
      continue;
    }
    try {
      const request = { attachment: { name, mediaType, content: stored.content } };
      const { pdf, pages } = await printer.makeSheet(request, signal);
      parts.push({ ...part, pdf, pages });
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'SHEET_FAILED') throw error;
      parts.push({
        ...part,
        note: `${part.note}，文件损坏或有密码`,
        pdf: new Uint8Array(),
        pages: 0,
      });
    }
  }
  return parts;
}

/** Cover in front, everything behind it with running page numbers. */
async function bind(
  { context, printer, signal }: FolderPrinting,
  contents: FolderContents,
  parts: readonly Part[],
  maker: PaperMaker,
): Promise<MadeSheet> {
  const cover = async (coverPages: number): Promise<MadeSheet> => {
    let start = coverPages + 1;
    const index = parts.map(({ group, name, note, pages }): IndexLine => {
      const line = { group, name, note, pages, start };
      start += pages;
      return line;
    });
    return printer.makeSheet({ derived: coverPaper(contents, index, start - 1, maker) }, signal);
  };
  // Its own length moves the pages behind it: made once to learn it. Page numbers take no further line.
  const { pages: coverPages } = await cover(1);
  const { pdf } = await cover(coverPages);
  const { code, name } = contents.customer;
  const joined: JoinedPart[] = [
    { title: '封面、页次目录', pdf },
    ...parts.filter(({ pages }) => pages > 0).map((part) => partOf(part, parts)),
  ];
  return printer.makeSheet(
    {
      join: {
        parts: joined,
        title: `客户档案 ${code} ${name}`,
        author: maker.branch.name,
        createdAt: context.clock.now(),
        running: `${code}　客户档案`,
      },
    },
    signal,
  );
}

/** A group of one needs no bookmark above its own. */
function partOf({ group, name, note, pdf }: Part, parts: readonly Part[]): JoinedPart {
  const alone = parts.filter((part) => part.group === group).length === 1;
  const title = name === note ? name : `${name}　${note}`;
  return alone ? { title: name, pdf } : { title, group, pdf };
}

function record(
  { archive, context }: Pick<FolderPrinting, 'archive' | 'context'>,
  customer: string,
  as: 'viewed' | 'saved' | 'printed',
  pages: number,
): void {
  write(archive.writable, () =>
    audit(archive.writable, context, as === 'viewed' ? 'document.viewed' : 'list.exported', customer, {
      list: 'folder',
      as,
      pages,
    }),
  );
}
