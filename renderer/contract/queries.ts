import {
  keepPreviousData,
  QueryCache,
  QueryClient,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { CallName, Input, Output } from '../../shared/contract/contract.ts';
import { call, isRefusal } from './call.ts';

export function makeQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    defaultOptions: {
      // Main answers from the same computer: a refusal stays one, and nothing changes without a call of ours.
      queries: {
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
    queryCache: new QueryCache({
      onError: (error, query) => {
        // Main closed the session behind our back: asking for its state shows the lock screen.
        if (isRefusal(error, 'NOT_SIGNED_IN') && query.queryKey[0] !== 'session.state')
          void client.invalidateQueries({ queryKey: ['session.state'] });
      },
    }),
  });
  return client;
}

/** Asks for what the first screen depends on, before React draws anything. */
export function askState(client: QueryClient): void {
  for (const name of ['archive.state', 'session.state'] as const)
    void client.prefetchQuery({ queryKey: [name, undefined], queryFn: () => call(name) });
}

/** Another person comes: nothing of what the one before has read may be seen by him, not even until it is read anew. */
export function forgetAnswers(client: QueryClient): void {
  client.removeQueries({
    predicate: ({ queryKey: [name] }) => name !== 'archive.state' && name !== 'session.state',
  });
}

/** Somebody signed in or unlocked: no need to ask who it is, and what was read before is read anew when it is shown. */
export function noteSignIn(client: QueryClient, actor: Output<'session.signIn'>): void {
  void client.invalidateQueries({
    predicate: ({ queryKey: [name] }) => name !== 'archive.state',
    refetchType: 'none',
  });
  client.setQueryData(['session.state', undefined], {
    actor,
    locked: false,
  } satisfies Output<'session.state'>);
}

/**
 * What a reading call answers, kept until something is written. `keepPrevious` shows the last answer until that to a
 * changed input is there, so that a list does not flicker while one types.
 */
export function useReading<N extends CallName>(
  name: N,
  input: Input<N>,
  { enabled = true, keepPrevious = false }: { enabled?: boolean; keepPrevious?: boolean } = {},
): UseQueryResult<Output<N>> {
  return useQuery({
    queryKey: [name, input],
    queryFn: () => (call as (name: N, input: Input<N>) => Promise<Output<N>>)(name, input),
    enabled,
    ...(keepPrevious && { placeholderData: keepPreviousData }),
  }) as UseQueryResult<Output<N>>;
}

/**
 * A writing call; when it is done, everything on screen is read again.
 * `refusal: 'inPlace'` when the caller shows the error itself; otherwise it appears as a notice.
 */
export function useWriting<N extends CallName>(
  name: N,
  { refusal = 'notice' }: { refusal?: 'notice' | 'inPlace' } = {},
): UseMutationResult<Output<N>, Error, Input<N>> {
  const client = useQueryClient();
  const showRefusal = useShowRefusal();
  return useMutation<Output<N>, Error, Input<N>>({
    mutationFn: (input) => (call as (name: N, input: Input<N>) => Promise<Output<N>>)(name, input),
    onSuccess: () => client.invalidateQueries(),
    onError: (error) => {
      if (refusal === 'notice') showRefusal(error);
      if (isRefusal(error, 'NOT_SIGNED_IN')) void client.invalidateQueries({ queryKey: ['session.state'] });
    },
  });
}

/** How a refusal without a place of its own on the page is shown; `theme/Antd.tsx` knows. */
export const RefusalNotices = createContext<((error: unknown) => void) | undefined>(undefined);

/** Shows a refusal that has no place of its own on the page. */
export function useShowRefusal(): (error: unknown) => void {
  const show = useContext(RefusalNotices);
  return (error) => {
    if (!show) throw new Error('a refusal with no place to be shown', { cause: error });
    show(error);
  };
}
