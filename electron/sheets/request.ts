import type { Body, FormDescription } from '../../shared/forms/machinery/form.ts';
import type { LateEntry } from '../week/lateEntry.ts';
import type { DerivedPaper } from './derived/paper.ts';
import type { AttachmentRequest } from './joining/attachments.ts';
import type { JoinRequest } from './joining/joinPdfs.ts';
import type { PaperKey } from './paper/papers.ts';
import type { RecoveryCodeRequest } from './recoveryCode.ts';
import type { TestPageRequest } from './testPage.ts';

/** What the printer lays out. */
export type PrintRequest =
  | SheetRequest
  | RecoveryCodeRequest
  | TestPageRequest
  | DerivedRequest
  | JoinRequest
  | AttachmentRequest;

export interface DerivedRequest {
  derived: DerivedPaper;
}

/** All that a sheet shows, as plain data: it crosses to the worker. */
export interface SheetRequest {
  /** The edition that the document was filled in with. */
  description: FormDescription;
  /** With its computed fields set. */
  body: Body;
  /** What the QR code names. Absent: an empty form to fill by hand. */
  document?: {
    id: string;
    revision: number;
    /** Hex SHA-256 of the revision. */
    digest: string;
    /** 联次, from 1. */
    part: number;
  };
  head: SheetHead;
  /** 联次, as `copiesOf` lists them. */
  copy: string;
  /** Absent: the form's usual one. */
  paper?: PaperKey;
  /** Signed on screen; the other lines are left to sign by hand. */
  signatures?: readonly SheetSignature[];
  /** Signed on screen only: the lines that are open have no room for ink. */
  onScreenOnly?: true;
  /** 划线更正 since the last revision that was fully signed. */
  corrections?: readonly SheetCorrection[];
  /** The n of 补打第 n 次; absent on the first issue. */
  reprint?: number;
  /** 'yyyy-mm-ddTHH:MM:SS+08:00'; also the PDF's creation date. */
  printedAt: string;
}

export interface SheetSignature {
  /** Of its line in the description's `signatures`, from 0. */
  place: number;
  /** Lines that the signer left out, being the same person. */
  skipped: readonly number[];
  /** Those of them whose author had left the branch. */
  left?: readonly number[];
  name: string;
  /** Chinese. */
  role: string;
  /** Time with zone. */
  at: string;
  /** The revision signed, where others have written on the sheet since. */
  earlier?: number;
  /** PNG in base64. */
  drawing?: string;
}

export interface SheetCorrection {
  /** To the value in the body. */
  path: readonly (string | number)[];
  place: string;
  before: string;
  after: string;
  by: string;
  at: string;
  reason?: string;
}

export interface SheetHead {
  branchCode: string;
  branchName: string;
  /** The human number (客户编号 …) where the form has one. */
  number?: string;
  /** 填表人. */
  filledBy?: string;
  /** 填表日期, 'yyyy-mm-dd'. */
  filledOn?: string;
  state: 'draft' | 'submitted' | 'void';
  /** 补填, with the times that tell how it came about. */
  late?: LateEntry;
}

export interface MadeSheet {
  pdf: Uint8Array<ArrayBuffer>;
  pages: number;
  /** Characters that no font here can draw: printed as 〔U+20BB7〕 and named at the foot. */
  missingCharacters: string[];
  /** Characters that the sheet's font lacks and a font of this computer lent. */
  lentCharacters: string[];
}
