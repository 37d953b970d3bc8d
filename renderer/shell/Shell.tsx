import { App } from 'antd';
import { type ReactNode, useEffect } from 'react';
import type { Output } from '../../shared/contract/contract.ts';
import { BoardPage } from '../complaints/BoardPage.tsx';
import { FiguresPage } from '../complaints/FiguresPage.tsx';
import { AwaitingCardPage } from '../customers/AwaitingCardPage.tsx';
import { SummaryPage } from '../derived/SummaryPage.tsx';
import { DocumentScreen } from '../forms/DocumentScreen.tsx';
import { ImportPage } from '../importing/ImportPage.tsx';
import { useShortcut } from '../keyboard/useShortcut.ts';
import { ListPage } from '../list/ListPage.tsx';
import { useNavigation } from '../navigation/Navigation.tsx';
import type { Place } from '../navigation/place.ts';
import { PeoplePage } from '../people/PeoplePage.tsx';
import { TodayPage } from '../today/TodayPage.tsx';
import { WeekPage } from '../week/WeekPage.tsx';
import { ActorProvider } from './Actor.tsx';
import { Header } from './Header.tsx';
import { PageFault } from './PageFault.tsx';
import { SideNavigation } from './SideNavigation.tsx';
import './shell.css';

type Actor = NonNullable<Output<'session.state'>['actor']>;

export function Shell({ archive, actor }: { archive: Output<'archive.state'>; actor: Actor }) {
  const { place, back } = useNavigation();
  const { message, notification } = App.useApp();
  useShortcut('Alt+ArrowLeft', back);
  // They tell of what was worked on: gone before the lock or the next person.
  useEffect(
    () => () => {
      message.destroy();
      notification.destroy();
    },
    [message, notification],
  );
  return (
    <ActorProvider actor={actor}>
      <div className="shell">
        <SideNavigation archive={archive} role={actor.role} />
        <Header actor={actor} />
        <main className="shell-page">
          <PageFault key={faultKey(place)}>{pageOf(place)}</PageFault>
        </main>
      </div>
    </ActorProvider>
  );
}

/** Another page begins without the fault of the one before; the document screen itself tells documents apart. */
const faultKey = (place: Place) =>
  place.page === 'document' ? `document ${place.form}` : JSON.stringify(place);

function pageOf(place: Place): ReactNode {
  switch (place.page) {
    case 'today':
      return <TodayPage />;
    case 'list':
      return <ListPage key={place.form} form={place.form} />;
    case 'document':
      return <DocumentScreen form={place.form} {...(place.id !== undefined && { id: place.id })} />;
    case 'awaitingCard':
      return <AwaitingCardPage />;
    case 'summary':
      return <SummaryPage />;
    case 'complaints':
      return place.view === 'board' ? <BoardPage /> : <FiguresPage />;
    case 'import':
      return <ImportPage />;
    case 'week':
      return <WeekPage {...(place.week && { week: place.week })} />;
    case 'people':
      return <PeoplePage />;
  }
}
