import type { QueryClient } from '@tanstack/react-query';
import type { Output } from '../../shared/contract/contract.ts';
import { columnsOf } from '../../shared/forms/machinery/columns.ts';
import { formOf } from '../../shared/forms/registry.ts';
import { recall } from '../list/listMemory.ts';
import { startState } from '../list/listState.ts';
import { rowsQuery } from '../list/useRows.ts';
import { homeOf } from '../navigation/place.ts';
import { Antd } from '../theme/Antd.tsx';
import type { Actor } from './Actor.tsx';
import { rehearseList } from './rehearsal.tsx';
import { Shell } from './Shell.tsx';

/** Everything after signing in. Read as one while somebody types a password. */
export function SignedIn(props: { archive: Output<'archive.state'>; actor: Actor }) {
  return (
    <Antd>
      <Shell {...props} />
    </Antd>
  );
}

/** What may be done of the first page before anybody is known: as of nearly everybody's. */
export function prepareFirstPage(): void {
  const home = homeOf('salesperson');
  if (home.page === 'list') rehearseList(home.form);
}

/** Asks for the rows of the page one comes to, so that main finds them while this thread draws the shell. */
export function askFirstPage(client: QueryClient, { personId, role }: Actor): void {
  const home = homeOf(role);
  if (home.page !== 'list') return;
  const state = recall(personId, home.form)?.state ?? startState(columnsOf(formOf(home.form).description));
  void client.prefetchInfiniteQuery(rowsQuery(home.form, state));
}
