/** Upper case throughout keeps the code in QR's alphanumeric mode: a third fewer modules. See docs/formats/sheet-qr.md. */
export function qrText(document: { id: string; revision: number; digest: string; part: number }): string {
  const id = document.id.replaceAll('-', '');
  const part = document.part === 1 ? '' : `:${document.part}`;
  return `KD1:${id}:${document.revision}:${document.digest.slice(0, 32)}${part}`.toUpperCase();
}

export interface ScannedSheet {
  documentId: string;
  revision: number;
  /** The first 32 hex digits of the revision's digest. */
  digestStart: string;
  /** 联次, from 1. */
  part: number;
}

const WRITTEN =
  /^KD1:([0-9A-F]{8})([0-9A-F]{4})([0-9A-F]{4})([0-9A-F]{4})([0-9A-F]{12}):(\d{1,9}):([0-9A-F]{32})(?::([2-9]|[1-9]\d))?$/;

/** Undefined when `text` is not the code of a sheet. */
export function readQrText(text: string): ScannedSheet | undefined {
  const found = WRITTEN.exec(text);
  if (!found) return undefined;
  return {
    documentId: found.slice(1, 6).join('-').toLowerCase(),
    revision: Number(found[6]),
    digestStart: found[7]!.toLowerCase(),
    part: Number(found[8] ?? 1),
  };
}

/** Of the small code at the head of each page of a sheet of several: which page of which part of which revision. */
export interface ScannedPage {
  /** The first 16 hex digits of the revision's digest. */
  digestStart: string;
  page: number;
  /** 联次, from 1. */
  part: number;
}

/** 25 characters at most up to page 99 and nine parts: QR's smallest version at error correction L. */
export function pageText(document: { digest: string; part: number }, page: number): string {
  return `KP1:${document.digest.slice(0, 16)}:${page}/${document.part}`.toUpperCase();
}

const PAGE_WRITTEN = /^KP1:([0-9A-F]{16}):([1-9]\d{0,2})\/([1-9]\d?)$/;

/** Undefined when `text` is not the code of a page. */
export function readPageText(text: string): ScannedPage | undefined {
  const found = PAGE_WRITTEN.exec(text);
  if (!found) return undefined;
  return { digestStart: found[1]!.toLowerCase(), page: Number(found[2]), part: Number(found[3]) };
}
