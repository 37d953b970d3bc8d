import type { WeeklyGap } from '../../shared/weeklyFile/manifest.ts';
import type { SummarySheet } from './summaryWorkbook.ts';

/** A revision as the archive keeps it; beyond number and digest the fields are the archive's. */
export interface WeekRevision {
  revision: number;
  digest: string;
  [field: string]: unknown;
}

/** A document as the archive keeps it, with all its revisions. Absent keys are empty; bodies as canonical JSON takes them. */
export interface WeekDocument {
  id: string;
  form: string;
  edition: number;
  number?: string;
  title: string;
  state: string;
  revision: number;
  businessDate?: string;
  body: object;
  digest: string;
  revisions: readonly WeekRevision[];
  [field: string]: unknown;
}

/** A file that lies in the archive with its digest; read when its turn comes, so that a week never lies in memory whole. */
export interface StoredFile {
  /** File name, without a folder; see `safeName`. */
  name: string;
  /** Bytes. */
  size: number;
  /** SHA-256, lower-case hex. */
  sha256: string;
  read(): Uint8Array | Promise<Uint8Array>;
}

/** An issued sheet: the PDF of one revision of a document. */
export interface WeekSheet extends StoredFile {
  documentId: string;
  revision: number;
}

export interface WeekAttachment extends StoredFile {
  documentId: string;
  /** The name under which a person attached it, any characters. */
  originalName: string;
}

/** A form's description in one edition, so that an old document can still be understood. */
export interface WeekForm {
  form: string;
  title: string;
  edition: number;
  description: object;
}

/** A working day without a valid report; `personName` is written only into the encrypted part. */
export interface WeekGap extends WeeklyGap {
  personName: string;
}

/** `text` may name customers and is written only into the encrypted part; `code` and `reason` stand in the manifest. */
export interface WeekOpenPoint {
  code: string;
  text: string;
  reason: string;
}

/** An accompanied visit on which two reports do not agree; written only into the encrypted part. */
export interface WeekMismatch {
  /** Of its open point. */
  code: string;
  date: string;
  finding: 'otherTimes' | 'otherCustomer' | 'otherDay' | 'notNamed' | 'notReported';
  /** `finding` in Chinese. */
  findingTitle: string;
  /** Names. */
  supervisor: string;
  salesperson: string;
  customer: string;
  text: string;
  reason: string;
  /** Ids of the two reports, as far as there are any. */
  supervisorReport?: string;
  visitReport?: string;
}

/** A signature that somebody gave on screen: docs/formats/signature.md. */
export interface WeekSignature {
  id: string;
  documentId: string;
  revision: number;
  /** Of the line on the sheet, from 1. */
  place: number;
  title: string;
  /** Person's id, the principal in `signers`. */
  signerId: string;
  /** As he signed. */
  signerName: string;
  at: string;
  /** The exact text that was signed. */
  statement: string;
  /** Armored SSH signature. */
  signature: string;
  /** Name of the picture in `drawings/`. */
  drawing?: string;
}

/** A public key with which somebody of the branch signed. */
export interface WeekSigner {
  personId: string;
  /** OpenSSH line without a comment. */
  key: string;
  /** To be read by people: the name, and until when the key was his. */
  comment: string;
}

/** All that is sealed. The order of documents, sheets and attachments does not matter: they are sorted. */
export interface WeekContents {
  branch: { code: string; name: string };
  /** `2026-W47` */
  week: string;
  /** 1 for the branch's first file, then without gaps. */
  sequence: number;
  /** SHA-256 of the previous file; null for the first. */
  previous: string | null;
  /** When (`2026-11-23T17:05:00+08:00`) and by whom; not part of the payload, whose bytes depend on the archive alone. */
  sealed: { at: string; by: string };
  forms: readonly WeekForm[];
  documents: Iterable<WeekDocument> | AsyncIterable<WeekDocument>;
  sheets: readonly WeekSheet[];
  attachments: readonly WeekAttachment[];
  signatures: readonly WeekSignature[];
  signers: readonly WeekSigner[];
  /** Pictures of drawn signatures, each once. */
  drawings: readonly StoredFile[];
  gaps: readonly WeekGap[];
  openPoints: readonly WeekOpenPoint[];
  mismatches: readonly WeekMismatch[];
  /** Sheets of summary.xlsx before the last, 缺交与原因, which is made from `gaps` and `openPoints`. */
  summary: readonly SummarySheet[];
}
