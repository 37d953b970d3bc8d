import { refuse } from '../../shared/errors/index.ts';
import { formOf, forms } from '../../shared/forms/registry.ts';
import { audit } from '../archive/audit.ts';
import { type ReadableArchive, sql, type WritableArchive } from '../archive/connection.ts';
import type { Context } from '../archive/context.ts';
import { write } from '../archive/transaction.ts';
import { papersOf } from '../sheets/forms/index.ts';
import { type PaperKey, paperKeys, paperOfSize, papers } from '../sheets/paper/papers.ts';

/** Tenths of a millimetre, to the right and down. */
export interface Offset {
  x: number;
  y: number;
}

export function offsetOf(archive: ReadableArchive, paper: PaperKey): Offset {
  return sql<Offset>(archive, 'SELECT x, y FROM paper_offsets WHERE paper = ?').get(paper) ?? { x: 0, y: 0 };
}

/** Papers with their offsets, and the paper of each form among those that suit it. */
export function papersInUse(archive: ReadableArchive): {
  papers: ({ key: PaperKey; name: string } & Offset)[];
  forms: { form: string; paper: PaperKey; choices: PaperKey[] }[];
} {
  return {
    papers: paperKeys.map((key) => ({ key, name: papers[key].name, ...offsetOf(archive, key) })),
    forms: forms.map(({ description: { key } }) => ({
      form: key,
      paper: paperOf(archive, key),
      choices: [...papersOf(key)],
    })),
  };
}

/** The paper on which new sheets of a form are laid out. */
export function paperOf(archive: ReadableArchive, form: string): PaperKey {
  const chosen = sql<{ paper: PaperKey }>(archive, 'SELECT paper FROM form_papers WHERE form = ?').get(
    form,
  )?.paper;
  const [usual] = papersOf(form);
  return chosen !== undefined && papersOf(form).includes(chosen) ? chosen : usual;
}

/** @param offset at most 20 mm either way @throws PAPER_UNKNOWN */
export function setOffset(
  archive: WritableArchive,
  context: Context,
  { paper, x, y }: { paper: string } & Offset,
): void {
  if (!isPaper(paper)) refuse('PAPER_UNKNOWN', { paper });
  write(archive, () => {
    sql(
      archive,
      `INSERT INTO paper_offsets (paper, x, y, at, by) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (paper) DO UPDATE SET x = excluded.x, y = excluded.y, at = excluded.at, by = excluded.by`,
    ).run(paper, x, y, context.clock.now(), context.actor.personId);
    audit(archive, context, 'paper.offsetSet', '', { paper, x, y });
  });
}

/** From now on; issued sheets stay as they are. @throws PAPER_UNKNOWN, PAPER_UNSUITABLE, UNKNOWN_FORM */
export function choosePaper(
  archive: WritableArchive,
  context: Context,
  { form, paper }: { form: string; paper: string },
): void {
  const { title } = formOf(form).description;
  const known = isPaper(paper) ? paper : refuse('PAPER_UNKNOWN', { paper });
  if (!papersOf(form).includes(known)) refuse('PAPER_UNSUITABLE', { title, paper: papers[known].name });
  write(archive, () => {
    sql(
      archive,
      `INSERT INTO form_papers (form, paper, at, by) VALUES (?, ?, ?, ?)
         ON CONFLICT (form) DO UPDATE SET paper = excluded.paper, at = excluded.at, by = excluded.by`,
    ).run(form, paper, context.clock.now(), context.actor.personId);
    audit(archive, context, 'paper.chosen', '', { form, paper });
  });
}

const isPaper = (paper: string): paper is PaperKey => paperKeys.some((key) => key === paper);

/**
 * The PDF moved as its paper's printer needs it. Only what goes to the printer is moved: the stored sheet and saved
 * copies stay as they are. Without an offset the very same bytes.
 */
export async function placedForPrinter(archive: ReadableArchive, pdf: Uint8Array): Promise<Uint8Array> {
  if (paperKeys.every((key) => isZero(offsetOf(archive, key)))) return pdf;
  // Read only where a printer needs it: half a megabyte of code.
  const { PDFDocument } = await import('pdf-lib');
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  let moved = false;
  for (const page of document.getPages()) {
    const paper = paperOfSize(page.getSize());
    const offset = paper ? offsetOf(archive, paper) : { x: 0, y: 0 };
    if (isZero(offset)) continue;
    // PDF counts upwards.
    page.translateContent(points(offset.x), -points(offset.y));
    moved = true;
  }
  return moved ? document.save() : pdf;
}

const isZero = ({ x, y }: Offset) => x === 0 && y === 0;
const points = (tenths: number) => (tenths / 10) * (72 / 25.4);
