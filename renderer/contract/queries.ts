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
import { App } from 'antd';
import { createElement } from 'react';
import type { CallName, Input, Output } from '../../shared/contract/contract.ts';
import { call, isRefusal } from './call.ts';
import { RefusalText } from './RefusalText.tsx';

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

/** Shows a refusal that has no place of its own on the page. */
export function useShowRefusal(): (error: unknown) => void {
  const { notification } = App.useApp();
  return (error) =>
    notification.error({
      title: '没有完成',
      description: createElement(RefusalText, { error }),
      placement: 'topRight',
      duration: 8,
    });
}
