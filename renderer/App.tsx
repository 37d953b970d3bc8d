import { useQueryClient } from '@tanstack/react-query';
import { Spin } from 'antd';
import { lazy, Suspense, useEffect, useState } from 'react';
import type { Output } from '../shared/contract/contract.ts';
import { useReading } from './contract/queries.ts';
import { RefusalNotice } from './contract/RefusalNotice.tsx';
import { NavigationProvider } from './navigation/Navigation.tsx';
import { ArchiveFailed } from './signIn/ArchiveFailed.tsx';
import { RecoveryCodeScreen } from './signIn/RecoveryCodeScreen.tsx';
import { SignInScreen } from './signIn/SignInScreen.tsx';
import { StartFrame } from './signIn/StartFrame.tsx';

const FirstRun = lazy(async () => ({ default: (await import('./firstRun/FirstRun.tsx')).FirstRun }));
/** Read while the sign-in screen is looked at and typed into. */
const readShell = () => import('./shell/Shell.tsx');
const Shell = lazy(async () => ({ default: (await readShell()).Shell }));

/** The screen that the archive's state calls for. */
export function App() {
  const archive = useReading('archive.state', undefined);
  /** The wizard stays to the end even though the archive exists from its middle on. */
  const [settingUp, setSettingUp] = useState(false);

  if (archive.isPending) return <Waiting />;
  if (archive.isError)
    return (
      <StartFrame title="客档">
        <RefusalNotice error={archive.error} onRetry={() => void archive.refetch()} />
      </StartFrame>
    );
  if (settingUp || archive.data.state === 'missing')
    return (
      <Suspense fallback={<Waiting />}>
        <FirstRun
          folder={archive.data.folder}
          onBegin={() => setSettingUp(true)}
          onDone={() => setSettingUp(false)}
        />
      </Suspense>
    );
  if (archive.data.state === 'codeNeeded') return <RecoveryCodeScreen folder={archive.data.folder} />;
  if (archive.data.state === 'failed') return <ArchiveFailed archive={archive.data} />;
  return <SignedInOrNot archive={archive.data} />;
}

function Waiting() {
  return (
    <StartFrame title="客档">
      <Spin />
    </StartFrame>
  );
}

function SignedInOrNot({ archive }: { archive: Output<'archive.state'> }) {
  const session = useReading('session.state', undefined);
  const client = useQueryClient();

  useEffect(
    () => window.kedang.onLocked(() => void client.invalidateQueries({ queryKey: ['session.state'] })),
    [client],
  );

  useEffect(() => void readShell(), []);

  if (!session.data)
    return (
      <StartFrame title={archive.branch?.name ?? '客档'}>
        {session.isError ? (
          <RefusalNotice error={session.error} onRetry={() => void session.refetch()} />
        ) : (
          <Spin />
        )}
      </StartFrame>
    );
  const { actor, locked } = session.data;
  if (!actor) return <SignInScreen archive={archive} />;
  // Keyed by the person: somebody else who unlocks the window starts at his own beginning.
  return (
    <NavigationProvider key={actor.personId}>
      {locked ? (
        <SignInScreen archive={archive} locked={actor} />
      ) : (
        <Suspense fallback={<Waiting />}>
          <Shell archive={archive} actor={actor} />
        </Suspense>
      )}
    </NavigationProvider>
  );
}
