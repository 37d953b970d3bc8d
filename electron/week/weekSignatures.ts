import type { ReadableArchive } from '../archive/connection.ts';
import { drawingOf, type SignatureRow, signatureRows } from '../signing/signatures.ts';
import { allKeys } from '../signing/signingKeys.ts';
import { readStatement } from '../signing/statements.ts';
import type { WeekContents } from '../weeklyFile/weekContents.ts';

/** The signatures of these documents, those of earlier revisions too, with the keys that verify them. */
export function weekSignatures(
  archive: ReadableArchive,
  documents: readonly string[],
): Pick<WeekContents, 'signatures' | 'signers' | 'drawings'> {
  const rows = documents.flatMap((id) => signatureRows(archive, id));
  const used = new Set(rows.map(({ key }) => key));
  const names = new Map(rows.map((row) => [row.signer, nameOf(row)]));
  const drawings = new Set(rows.flatMap(({ drawing }) => drawing ?? []));
  return {
    signatures: rows.map((row) => ({
      id: row.id,
      documentId: row.document_id,
      revision: row.revision,
      place: row.place + 1,
      title: row.title,
      signerId: row.signer,
      signerName: nameOf(row),
      at: row.at,
      statement: row.statement,
      signature: row.signature,
      ...(row.drawing !== null && { drawing: `${row.drawing}.png` }),
    })),
    signers: allKeys(archive)
      .filter(({ fingerprint }) => used.has(fingerprint))
      .map(({ personId, public: key, retiredAt }) => ({
        personId,
        key,
        comment: [names.get(personId), retiredAt && `until ${retiredAt}`]
          .filter(Boolean)
          .join(' ')
          .replace(/\s+/g, ' '),
      })),
    drawings: [...drawings].flatMap((sha256) => {
      const png = drawingOf(archive, sha256);
      return png ? [{ name: `${sha256}.png`, size: png.length, sha256, read: () => png }] : [];
    }),
  };
}

const nameOf = (row: SignatureRow): string => readStatement(row.statement)?.signer.name ?? '—';
