import { useEffect, useState } from 'react';
import type { Progress } from '../../shared/contract/bridge.ts';

/** The last word from main about these tasks. */
export function useProgress(tasks: readonly Progress['task'][]): Progress | undefined {
  const [progress, setProgress] = useState<Progress>();
  const wanted = tasks.join();
  useEffect(
    () =>
      window.kedang.onProgress((told) => {
        if (wanted.split(',').includes(told.task)) setProgress(told);
      }),
    [wanted],
  );
  return progress;
}
