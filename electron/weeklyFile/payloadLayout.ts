/** Where things lie inside the payload. */
export const PAYLOAD = {
  digests: 'SHA256SUMS',
  manifest: 'manifest.json',
  documents: 'documents',
  revisions: 'revisions',
  forms: 'forms',
  sheets: 'sheets',
  sheetList: 'sheets.ndjson',
  attachments: 'attachments',
  attachmentList: 'attachments.ndjson',
  signatures: 'signatures.ndjson',
  signers: 'signers',
  drawings: 'drawings',
  week: 'week.json',
  summary: 'summary.xlsx',
} as const;

/** As `sha256sum` writes it and `sha256sum -c` reads it. Paths never hold what it would escape. */
export function writeDigestList(files: readonly { path: string; sha256: string }[]): string {
  return files.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('');
}

/** Digest by path; null when the text is not what `writeDigestList` writes. */
export function readDigestList(text: string): Map<string, string> | null {
  const digests = new Map<string, string>();
  for (const line of text.split('\n').slice(0, -1)) {
    const [, sha256, path] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? [];
    if (!sha256 || !path || digests.has(path)) return null;
    digests.set(path, sha256);
  }
  const listed = [...digests].map(([path, sha256]) => ({ path, sha256 }));
  return writeDigestList(listed) === text ? digests : null;
}
