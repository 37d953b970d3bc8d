import { refuse } from '../../shared/errors/index.ts';
import { formOf, forms } from '../../shared/forms/registry.ts';
import { allowed, rights } from '../../shared/rights/rights.ts';
import { roles } from '../../shared/rights/roles.ts';
import { type SigningWay, USUAL_WAY } from '../../shared/rules/signing/ways.ts';
import { audit } from '../archive/audit.ts';
import { type ReadableArchive, sql, type WritableArchive } from '../archive/connection.ts';
import type { Context } from '../archive/context.ts';
import { write } from '../archive/transaction.ts';

/** In the table: what holds for forms that say nothing themselves. */
const ALL = '';
const EVER = '9999-12-31';

/** What was set for a form, or for all, as it holds for papers of `day`. */
function setFor(archive: ReadableArchive, form: string, day: string): SigningWay | undefined {
  const row = sql<{ way: SigningWay | null }>(
    archive,
    'SELECT way FROM signing_ways WHERE form = ? AND valid_from <= ? ORDER BY valid_from DESC LIMIT 1',
  ).get(form, day);
  return row?.way ?? undefined;
}

/** Where a paper is signed. One without a business date goes by what is set now. */
export function wayOf(
  archive: ReadableArchive,
  { form, business_date }: { form: string; business_date: string | null },
): SigningWay {
  const day = business_date ?? EVER;
  return setFor(archive, form, day) ?? setFor(archive, ALL, day) ?? USUAL_WAY;
}

export interface WaysInUse {
  branch: SigningWay;
  /** `own` is absent where the form goes by the branch. */
  forms: { form: string; own?: SigningWay }[];
}

/** As they hold for papers of today and later. */
export function waysInUse(archive: ReadableArchive): WaysInUse {
  return {
    branch: setFor(archive, ALL, EVER) ?? USUAL_WAY,
    forms: forms.map(({ description: { key } }) => {
      const own = setFor(archive, key, EVER);
      return { form: key, ...(own && { own }) };
    }),
  };
}

/**
 * For papers of today and later, so that no week that is done becomes unsigned behind everybody's back. Without `form`
 * for all; without `way` the form goes by the branch again.
 * @throws NO_RIGHT, UNKNOWN_FORM, BAD_REQUEST
 */
export function setWay(
  archive: WritableArchive,
  context: Context,
  { form, way }: { form?: string | undefined; way?: SigningWay | undefined },
): void {
  const { role, personId } = context.actor;
  if (!allowed(role, 'rules.write')) refuse('NO_RIGHT', { role: roles[role], right: rights['rules.write'] });
  if (form === undefined && way === undefined) refuse('BAD_REQUEST', { where: 'way' });
  const of = form === undefined ? ALL : formOf(form).description.key;
  const from = context.clock.today();
  write(archive, () => {
    sql(
      archive,
      `INSERT INTO signing_ways (form, valid_from, way, at, by) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (form, valid_from) DO UPDATE SET way = excluded.way, at = excluded.at, by = excluded.by`,
    ).run(of, from, way ?? null, context.clock.now(), personId);
    audit(archive, context, 'signing.waySet', of, { from, ...(way && { way }) });
  });
}
