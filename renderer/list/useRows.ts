import { infiniteQueryOptions, keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { call } from '../contract/call.ts';
import { useReading } from '../contract/queries.ts';
import { filtersOf, type ListState } from './listState.ts';

/** Rows a page; a screen shows about thirty. */
const PAGE = 100;

/** Milliseconds in which an answer counts as fresh: rows asked for while the list is being drawn are not asked for again. */
const FRESH = 1_000;

/** Pages of a list's rows: each is asked for by the last row of the one before. */
export function rowsQuery(form: string, state: ListState) {
  const filters = filtersOf(state);
  return infiniteQueryOptions({
    queryKey: ['documents.list', { form, filters, sort: state.sort }],
    queryFn: ({ pageParam }) =>
      call('documents.list', {
        form,
        filters,
        sort: state.sort,
        limit: PAGE,
        ...(pageParam !== undefined && { after: pageParam }),
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    staleTime: FRESH,
  });
}

/** The rows read so far, and the way to the next ones. */
export function useRows(form: string, state: ListState) {
  const filters = useMemo(() => filtersOf(state), [state]);
  const pages = useInfiniteQuery({ ...rowsQuery(form, state), placeholderData: keepPreviousData });
  const count = useReading('documents.count', { form, filters });
  const rows = useMemo(() => pages.data?.pages.flatMap((page) => page.rows) ?? [], [pages.data]);
  return { rows, pages, count: count.data };
}
