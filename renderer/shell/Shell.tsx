import type { ReactNode } from 'react';
import type { Output } from '../../shared/contract/contract.ts';
import { AwaitingCardPage } from '../customers/AwaitingCardPage.tsx';
import { ImportPage } from '../importing/ImportPage.tsx';
import { useShortcut } from '../keyboard/useShortcut.ts';
import { ListPage } from '../list/ListPage.tsx';
import { useNavigation } from '../navigation/Navigation.tsx';
import type { Place } from '../navigation/place.ts';
import { PeoplePage } from '../people/PeoplePage.tsx';
import { WeekPage } from '../week/WeekPage.tsx';
import { ActorProvider } from './Actor.tsx';
import { Header } from './Header.tsx';
import { PageFault } from './PageFault.tsx';
import { SideNavigation } from './SideNavigation.tsx';
import './shell.css';

type Actor = NonNullable<Output<'session.state'>['actor']>;

export function Shell({ archive, actor }: { archive: Output<'archive.state'>; actor: Actor }) {
  const { place, back } = useNavigation();
  useShortcut('Alt+ArrowLeft', back);
  return (
    <ActorProvider actor={actor}>
      <div className="shell">
        <SideNavigation archive={archive} role={actor.role} />
        <Header actor={actor} />
        <main className="shell-page">
          <PageFault key={JSON.stringify(place)}>{pageOf(place)}</PageFault>
        </main>
      </div>
    </ActorProvider>
  );
}

function pageOf(place: Place): ReactNode {
  switch (place.page) {
    case 'list':
      return <ListPage key={place.form} form={place.form} />;
    case 'document':
      return null;
    case 'awaitingCard':
      return <AwaitingCardPage />;
    case 'import':
      return <ImportPage />;
    case 'week':
      return <WeekPage {...(place.week && { week: place.week })} />;
    case 'people':
      return <PeoplePage />;
  }
}
