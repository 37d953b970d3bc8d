/** Upper case throughout keeps the code in QR's alphanumeric mode: a third fewer modules. See docs/formats/sheet-qr.md. */
export function qrText(document: { id: string; revision: number; digest: string }): string {
  const id = document.id.replaceAll('-', '');
  return `KD1:${id}:${document.revision}:${document.digest.slice(0, 32)}`.toUpperCase();
}

export interface ScannedSheet {
  documentId: string;
  revision: number;
  /** The first 32 hex digits of the revision's digest. */
  digestStart: string;
}

const WRITTEN =
  /^KD1:([0-9A-F]{8})([0-9A-F]{4})([0-9A-F]{4})([0-9A-F]{4})([0-9A-F]{12}):(\d{1,9}):([0-9A-F]{32})$/;

/** Undefined when `text` is not the code of a sheet. */
export function readQrText(text: string): ScannedSheet | undefined {
  const found = WRITTEN.exec(text);
  if (!found) return undefined;
  return {
    documentId: found.slice(1, 6).join('-').toLowerCase(),
    revision: Number(found[6]),
    digestStart: found[7]!.toLowerCase(),
  };
}
