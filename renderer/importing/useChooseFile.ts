import { type UseMutationResult, useMutation } from '@tanstack/react-query';
import { call } from '../contract/call.ts';

/** Asks main to show its dialog. Choosing a file changes nothing in the archive, so nothing is read again. */
export function useChooseFile(onChosen: (token: string) => void): UseMutationResult<void, Error, void> {
  return useMutation({
    mutationFn: async () => {
      const chosen = await call('import.choose');
      if (chosen) onChosen(chosen.token);
    },
  });
}
