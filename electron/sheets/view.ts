import { type PrintCell, type PrintModel, printModel } from '../../shared/forms/machinery/printModel.ts';
import { chinaDateTime } from '../../shared/rules/calendar/chinaTime.ts';
import { lineRule } from '../../shared/rules/signing/lines.ts';
import type { LateEntry } from '../week/lateEntry.ts';
import { pageText, qrText } from './qr.ts';
import type { SheetRequest } from './request.ts';

/** One signature of the foot; only its title where it is to be signed by hand. */
export interface FootLine {
  title: string;
  signed?: {
    name: string;
    role: string;
    /** With what was signed. */
    at: string;
    /** Data address of the drawn signature. */
    picture?: string;
  };
  /** Left out by who signed another line. */
  sameAs?: string;
  /** Its author has left the branch without signing. */
  authorLeft?: true;
  /** Still to be signed on screen: no room for ink. */
  awaited?: true;
}

/** A sheet as finished strings; the definition only places them. */
export interface SheetView {
  model: PrintModel;
  head: {
    branch: string;
    title: string;
    tableNumber: string;
    edition: string;
    /** '' where the form has no number. */
    number: string;
    office: string;
    filledBy: string;
    filledOn: string;
    copy: string;
    /** 补填 with its times; '' for what came in time. */
    late: string;
  };
  /** Set across the page: 草稿 or 作废. */
  stamp?: { text: string; kind: 'draft' | 'void' };
  foot: {
    signatures: readonly FootLine[];
    printed: string;
    /** '' on the first issue. */
    reprint: string;
    /** What identifies the page when the pages come apart. */
    identity: string;
  };
  /** 划线更正, as finished strings; empty mostly. */
  corrections: readonly {
    place: string;
    before: string;
    after: string;
    by: string;
    at: string;
    reason: string;
  }[];
  /** Absent on an empty form. */
  check?: {
    qr: string;
    /** The small code of a page. */
    pageCode(page: number): string;
    values: { label: string; value: string }[];
  };
  /** The PDF's own title and author. */
  metadata: { title: string; author: string; createdAt: string };
}

/** `compare` names the fields printed beside the QR code. */
export function sheetView(request: SheetRequest, compare: readonly string[]): SheetView {
  const { description, head, document } = request;
  const model = struckIn(printModel(description, request.body), request.corrections ?? []);
  const number = head.number ?? '';
  const cells = model.sections.flatMap((section) =>
    section.parts.filter((part): part is PrintCell => part.kind === 'cell'),
  );
  const shown = (key: string) => {
    const cell = cells.find((candidate) => candidate.key === key);
    return cell ? [{ label: cell.label, value: cell.value }] : [];
  };
  return {
    model,
    head: {
      branch: head.branchName,
      title: description.title,
      tableNumber: description.tableNumber,
      edition: `第 ${description.edition} 版`,
      number,
      office: `${head.branchName}（${head.branchCode}）`,
      filledBy: head.filledBy ?? '',
      filledOn: head.filledOn === undefined ? '　　　　年　　月　　日' : writtenDate(head.filledOn),
      copy: request.copy,
      late: head.late === undefined ? '' : lateText(head.late),
    },
    ...stampOf(head.state, document !== undefined),
    foot: {
      signatures: description.signatures.map((title, place) => footLine(title, place, request)),
      printed: `打印 ${request.printedAt.slice(0, 16).replace('T', ' ')}`,
      reprint: request.reprint === undefined ? '' : `补打第 ${request.reprint} 次`,
      identity: [description.tableNumber, number, document ? `修订 ${document.revision}` : '空白表']
        .filter((part) => part !== '')
        .join('　'),
    },
    corrections: (request.corrections ?? []).map(({ place, before, after, by, at, reason }) => ({
      place,
      before,
      after,
      by,
      at: momentOf(at),
      reason: reason ?? '',
    })),
    ...(document && {
      check: {
        qr: qrText(document),
        pageCode: (page: number) => pageText(document, page),
        values: [
          ...compare.flatMap(shown),
          { label: '修订号', value: String(document.revision) },
          { label: '摘要', value: grouped(document.digest.slice(0, 32).toUpperCase()) },
        ],
      },
    }),
    metadata: {
      title: [description.title, number || shown(compare[0] ?? '')[0]?.value, head.filledOn]
        .filter(Boolean)
        .join(' '),
      author: head.branchName,
      createdAt: request.printedAt,
    },
  };
}

const momentOf = (at: string) => at.slice(0, 16).replace('T', ' ');

function footLine(title: string, place: number, { signatures = [], onScreenOnly }: SheetRequest): FootLine {
  const signature = signatures.find((one) => one.place === place);
  const skipper = signatures.find(({ skipped }) => skipped.includes(place));
  if (skipper && !signature)
    return skipper.left?.includes(place) ? { title, authorLeft: true } : { title, sameAs: skipper.name };
  if (!signature) return { title, ...(onScreenOnly && lineRule(title) && { awaited: true }) };
  const { name, role, at, earlier, drawing } = signature;
  return {
    title,
    signed: {
      name,
      role,
      at: `${momentOf(at)} ${earlier === undefined ? '电子签名' : `签第 ${earlier} 版`}`,
      ...(drawing !== undefined && { picture: `data:image/png;base64,${drawing}` }),
    },
  };
}

/** Sets struck values into the plain cells of the form; those of rows are listed at its end only. */
function struckIn(model: PrintModel, corrections: NonNullable<SheetRequest['corrections']>): PrintModel {
  if (corrections.length === 0) return model;
  const struckOf = (key: string) =>
    corrections
      .filter(({ path, before }) => path.length === 1 && path[0] === key && before !== '')
      .map(({ before }) => before);
  return {
    ...model,
    sections: model.sections.map((section) => ({
      ...section,
      parts: section.parts.map((part) => {
        const struck = part.kind === 'cell' ? struckOf(part.key) : [];
        return struck.length > 0 ? { ...part, struck } : part;
      }),
    })),
  };
}

function stampOf(state: SheetRequest['head']['state'], filled: boolean): Pick<SheetView, 'stamp'> {
  if (state === 'void') return { stamp: { text: '作废', kind: 'void' } };
  return state === 'draft' && filled ? { stamp: { text: '草稿', kind: 'draft' } } : {};
}

function lateText({
  businessDate,
  firstSavedAt,
  firstSubmittedAt,
  lastChangedAt,
  signedAt,
}: LateEntry): string {
  return [
    `业务日期 ${businessDate}`,
    `首次保存 ${minuteOf(firstSavedAt)}`,
    ...(firstSubmittedAt ? [`首次提交 ${minuteOf(firstSubmittedAt)}`] : []),
    `末次修改 ${minuteOf(lastChangedAt)}`,
    ...(signedAt ? [`末次签名 ${minuteOf(signedAt)}`] : []),
  ].join('　');
}

const minuteOf = (instant: string) => chinaDateTime(instant).slice(0, 16).replace('T', ' ');

/** '2026年11月16日'. */
function writtenDate(date: string): string {
  const [year, month, day] = date.split('-');
  return `${year}年${Number(month)}月${Number(day)}日`;
}

/** Hex in groups of four, to compare by eye. */
function grouped(hex: string): string {
  return hex.replace(/(.{4})(?=.)/g, '$1 ');
}
