import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect } from 'react';
import { useReading } from '../contract/queries.ts';

/** Read only when there is a file: hardly ever, and never while the program starts as usual. */
const CheckedFile = lazy(async () => ({ default: (await import('./CheckedFile.tsx')).CheckedFile }));

/** The weekly file that the system handed to the program or that was chosen; nothing while none waits. */
export function HandedFile() {
  const client = useQueryClient();
  const waiting = useReading('weeklyFile.waiting', undefined);
  useEffect(
    () =>
      window.kedang.onFileHanded(() => {
        void client.invalidateQueries({ queryKey: ['weeklyFile.waiting'] });
        void client.invalidateQueries({ queryKey: ['weeklyFile.check'] });
      }),
    [client],
  );
  const file = waiting.data?.file;
  return (
    file !== undefined && (
      <Suspense>
        <CheckedFile file={file} />
      </Suspense>
    )
  );
}
