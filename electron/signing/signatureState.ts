import type { Body } from '../../shared/forms/machinery/form.ts';
import { printModel } from '../../shared/forms/machinery/printModel.ts';
import { editionOf } from '../../shared/forms/registry.ts';
import { leftOutOf, scopeOf } from '../../shared/rules/signing/coverage.ts';
import { lineRule, openLines, type Turn, turnsOf } from '../../shared/rules/signing/lines.ts';
import type { ReadableArchive } from '../archive/connection.ts';
import type { Context } from '../archive/context.ts';
import { rowOf } from '../documents/record.ts';
import { refuseUnreadable } from '../rights/reach.ts';
import { authorsHaveLeft, authorsOf, leftOutForAuthor } from './authors.ts';
import { type Correction, correctionsOf } from './corrections.ts';
import { drawingOf, type Signature, signatureOf } from './signatures.ts';
import { currentKeyOf } from './signingKeys.ts';
import { standingOf } from './standing.ts';

export interface SignatureLine {
  place: number;
  title: string;
  /** Signed on paper only, by its title or as the branch has it. */
  paperOnly: boolean;
  /** What its signer stands for, in the words of the paper; '' for the whole. */
  scope: string;
  /** The one that holds, or else the latest, which has lapsed. */
  signature?: Signature & { picture?: string };
  /** Left out by who signed a later line of the current revision. */
  skippedBy?: string;
  /** Left out since its author had left the branch. */
  authorLeft?: true;
}

export interface SignatureState {
  revision: number;
  digest: string;
  lines: SignatureLine[];
  /** The first line that is still open; absent for drafts and void documents, and when all have signed. */
  next?: number;
  /** What the actor can sign now. */
  turns: Turn[];
  /** Whether the actor has signed before, on anything. */
  hasKey: boolean;
  corrections: Correction[];
  /** What the sheet says in short, to be read before signing. */
  summary: { label: string; value: string }[];
}

/** How a document stands with its signatures. @throws DOCUMENT_NOT_FOUND, NO_RIGHT */
export function signatureState(archive: ReadableArchive, context: Context, id: string): SignatureState {
  const row = rowOf(archive, id);
  const body = JSON.parse(row.body) as Body;
  refuseUnreadable(archive, context, row);
  const description = editionOf(row.form, row.edition);
  const { way, titles, rows, held } = standingOf(archive, row);
  const onScreen = row.state === 'submitted' && way !== 'paper';
  const gone = authorsHaveLeft(archive, row, context.clock.today());
  const [next] = onScreen ? openLines(titles, held) : [];
  const signatures = rows.map((one) => signatureOf(archive, one, row));
  const holding = signatures.filter(({ state }) => state === 'valid');
  return {
    revision: row.revision,
    digest: row.digest,
    lines: titles.map((title, place) => {
      // By the latest revision first.
      const signature = signatures.find((one) => one.place === place);
      const skipper = holding.find(({ skipped }) => skipped.includes(place));
      return {
        place,
        title,
        paperOnly: way === 'paper' || lineRule(title) === undefined,
        scope: scopeOf(description, signature?.except ?? leftOutOf(description, title)),
        ...(signature && { signature: withPicture(archive, signature) }),
        ...(skipper && { skippedBy: skipper.name }),
        ...(skipper && leftOutForAuthor(row, title, skipper.signerId) && { authorLeft: true as const }),
      };
    }),
    ...(next !== undefined && { next }),
    turns: onScreen ? turnsOf(titles, held, context.actor, authorsOf(row), gone) : [],
    hasKey: currentKeyOf(archive, context.actor.personId) !== undefined,
    corrections: correctionsOf(archive, row),
    summary: summaryOf(printModel(description, body)),
  };
}

function withPicture(archive: ReadableArchive, signature: Signature): Signature & { picture?: string } {
  const png = signature.drawing === undefined ? undefined : drawingOf(archive, signature.drawing);
  return { ...signature, ...(png && { picture: `data:image/png;base64,${png.toString('base64')}` }) };
}

/** Enough to know the sheet again; the sheet itself is shown beside it. */
const MOST_LINES = 14;

/** What is filled in of the plain cells, and how many rows the tables have. */
function summaryOf({ sections }: ReturnType<typeof printModel>): { label: string; value: string }[] {
  return sections
    .flatMap(({ parts }) =>
      parts.map((part) => ({
        label: part.label,
        value: part.kind === 'cell' ? part.value : part.rows.length > 0 ? `${part.rows.length} 行` : '',
      })),
    )
    .filter(({ value }) => value !== '')
    .slice(0, MOST_LINES);
}
