import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import type { Output } from '../shared/contract/contract.ts';
import { forgetAnswers, noteSignIn, useReading } from './contract/queries.ts';
import { NavigationProvider } from './navigation/Navigation.tsx';
import { ArchiveFailed } from './signIn/ArchiveFailed.tsx';
import { StartRefusal, Turning } from './signIn/controls.tsx';
import { FirstPasswordScreen } from './signIn/FirstPasswordScreen.tsx';
import { RecoveryCodeScreen } from './signIn/RecoveryCodeScreen.tsx';
import { SignInScreen } from './signIn/SignInScreen.tsx';
import { StartFrame } from './signIn/StartFrame.tsx';

const FirstRun = lazy(async () => {
  const [{ FirstRun }, { Antd }] = await Promise.all([
    import('./firstRun/FirstRun.tsx'),
    import('./theme/Antd.tsx'),
  ]);
  return {
    default: (props: Parameters<typeof FirstRun>[0]) => (
      <Antd>
        <FirstRun {...props} />
      </Antd>
    ),
  };
});

const RescueScreen = lazy(async () => {
  const [{ RescueScreen }, { Antd }] = await Promise.all([
    import('./backup/RescueScreen.tsx'),
    import('./theme/Antd.tsx'),
  ]);
  return {
    default: (props: Parameters<typeof RescueScreen>[0]) => (
      <Antd>
        <RescueScreen {...props} />
      </Antd>
    ),
  };
});

/** Milliseconds after reading the pages; before, only when nothing else is to be done. */
const PREPARE_BY_MS = 500;

type Pages = typeof import('./shell/SignedIn.tsx');
let pagesRead: Pages | undefined;

/**
 * The pages after signing in, read while the screen before is looked at and typed into. Not by `lazy`: React holds back
 * what follows a shown fallback for up to 300 ms, so that the list would wait although it is there.
 */
function usePages(wanted: boolean): Pages | undefined {
  const [pages, setPages] = useState(pagesRead);
  useEffect(() => {
    if (pages || !wanted) return;
    import('./shell/SignedIn.tsx').then(
      (read) => {
        pagesRead = read;
        setPages(read);
        requestIdleCallback(() => read.prepareFirstPage(), { timeout: PREPARE_BY_MS });
      },
      (error: unknown) =>
        setPages(() => {
          throw error;
        }),
    );
  }, [pages, wanted]);
  return pages;
}

/** The screen that the archive's state calls for. */
export function App() {
  const archive = useReading('archive.state', undefined);
  /** The wizard stays to the end even though the archive exists from its middle on. */
  const [settingUp, setSettingUp] = useState(false);
  /** Instead of the wizard, or of what says that the archive can't be opened. */
  const [rescuing, setRescuing] = useState(false);
  const pages = usePages(archive.data?.state === 'codeNeeded' || archive.data?.state === 'open');

  if (archive.isPending) return <Waiting />;
  if (archive.isError)
    return (
      <StartFrame title="客档">
        <StartRefusal error={archive.error} onRetry={() => void archive.refetch()} />
      </StartFrame>
    );
  const beyondOpening = archive.data.state === 'missing' || archive.data.state === 'failed';
  if (rescuing && beyondOpening && !settingUp)
    return (
      <Suspense fallback={<Waiting />}>
        <RescueScreen archive={archive.data} onBack={() => setRescuing(false)} />
      </Suspense>
    );
  if (settingUp || archive.data.state === 'missing')
    return (
      <Suspense fallback={<Waiting />}>
        <FirstRun
          folder={archive.data.folder}
          onBegin={() => setSettingUp(true)}
          onDone={() => setSettingUp(false)}
          onRescue={() => setRescuing(true)}
        />
      </Suspense>
    );
  if (archive.data.state === 'codeNeeded') return <RecoveryCodeScreen folder={archive.data.folder} />;
  if (archive.data.state === 'failed')
    return <ArchiveFailed archive={archive.data} onRescue={() => setRescuing(true)} />;
  return <SignedInOrNot archive={archive.data} pages={pages} />;
}

function Waiting() {
  return (
    <StartFrame title="客档">
      <div className="start-waiting">
        <Turning />
      </div>
    </StartFrame>
  );
}

function SignedInOrNot({ archive, pages }: { archive: Output<'archive.state'>; pages: Pages | undefined }) {
  const session = useReading('session.state', undefined);
  const client = useQueryClient();

  useEffect(
    () => window.kedang.onLocked(() => void client.invalidateQueries({ queryKey: ['session.state'] })),
    [client],
  );

  if (session.isError)
    return (
      <StartFrame title={archive.branch?.name ?? '客档'}>
        <StartRefusal error={session.error} onRetry={() => void session.refetch()} />
      </StartFrame>
    );
  if (!session.data) return <Waiting />;
  const { actor, locked } = session.data;
  const enter = (person: Output<'session.signIn'>) => {
    if (actor?.personId !== person.personId) forgetAnswers(client);
    pages?.askFirstPage(client, person);
    noteSignIn(client, person);
  };
  if (!actor || !(locked || pages))
    return <SignInScreen archive={archive} entering={actor !== undefined} onSignedIn={enter} />;
  if (!locked && actor.mustChange)
    return <FirstPasswordScreen archive={archive} actor={actor} onChanged={enter} />;
  // Keyed by the person: somebody else who unlocks the window starts at his own beginning.
  return (
    <NavigationProvider key={actor.personId} role={actor.role}>
      {locked ? (
        <SignInScreen archive={archive} locked={actor} onSignedIn={enter} />
      ) : (
        pages && <pages.SignedIn archive={archive} actor={actor} />
      )}
    </NavigationProvider>
  );
}
