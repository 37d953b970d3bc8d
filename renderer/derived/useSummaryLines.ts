import { keepPreviousData, useQueries } from '@tanstack/react-query';
import type { Input, Output } from '../../shared/contract/contract.ts';
import { call } from '../contract/call.ts';

export type SummaryQuestion = Input<'summary.lines'>['question'];
export type SummaryLine = Output<'summary.lines'>['lines'][number];

const CHUNK = 200;

/** The lines on screen, asked for in chunks; `first` and `last` are the places that are shown. */
export function useSummaryLines(question: SummaryQuestion, first: number, last: number) {
  const from = Math.max(0, Math.floor(first / CHUNK));
  const to = Math.max(from, Math.floor(last / CHUNK));
  // The first chunk is always asked for: it tells how many lines there are.
  const chunks = [...new Set([0, ...Array.from({ length: to - from + 1 }, (_, index) => from + index)])];
  const answers = useQueries({
    queries: chunks.map((chunk) => {
      const input = { question, from: chunk * CHUNK, count: CHUNK };
      return {
        queryKey: ['summary.lines', input],
        queryFn: () => call('summary.lines', input),
        ...(chunk === 0 && { placeholderData: keepPreviousData }),
      };
    }),
  });
  const [head] = answers;
  return {
    head,
    lineAt(place: number): SummaryLine | undefined {
      const chunk = chunks.indexOf(Math.floor(place / CHUNK));
      return chunk < 0 ? undefined : answers[chunk]?.data?.lines[place % CHUNK];
    },
  };
}
