import { App, Spin } from 'antd';
import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import type { Output } from '../../shared/contract/contract.ts';
import { allowed } from '../../shared/rights/rights.ts';
import { useShortcut } from '../keyboard/useShortcut.ts';
import { ListPage } from '../list/ListPage.tsx';
import { MonthPage } from '../monthGrid/MonthPage.tsx';
import { useNavigation } from '../navigation/Navigation.tsx';
import type { Place } from '../navigation/place.ts';
import { QuestionsPage } from '../questions/QuestionsPage.tsx';
import { RulesPage } from '../rules/RulesPage.tsx';
import { HandedFile } from '../week/HandedFile.tsx';
import { ActorProvider } from './Actor.tsx';
import { Header } from './Header.tsx';
import { PageFault } from './PageFault.tsx';
import { SideNavigation } from './SideNavigation.tsx';
import './shell.css';

/** The list comes with the shell: it is what one sees first. The others are read when one goes there. */
const AwaitingCardPage = lazy(async () => ({
  default: (await import('../customers/AwaitingCardPage.tsx')).AwaitingCardPage,
}));
const ComparisonPage = lazy(async () => ({
  default: (await import('../comparison/ComparisonPage.tsx')).ComparisonPage,
}));
const BoardPage = lazy(async () => ({ default: (await import('../complaints/BoardPage.tsx')).BoardPage }));
const BackupPage = lazy(async () => ({ default: (await import('../backup/BackupPage.tsx')).BackupPage }));
const KeysPage = lazy(async () => ({ default: (await import('../keys/KeysPage.tsx')).KeysPage }));
const DocumentScreen = lazy(async () => ({
  default: (await import('../forms/DocumentScreen.tsx')).DocumentScreen,
}));
const FolderPage = lazy(async () => ({ default: (await import('../derived/FolderPage.tsx')).FolderPage }));
const VisitRecordPage = lazy(async () => ({
  default: (await import('../derived/VisitRecordPage.tsx')).VisitRecordPage,
}));
const FiguresPage = lazy(async () => ({
  default: (await import('../complaints/FiguresPage.tsx')).FiguresPage,
}));
const ImportPage = lazy(async () => ({ default: (await import('../importing/ImportPage.tsx')).ImportPage }));
const PaperPage = lazy(async () => ({ default: (await import('../paper/PaperPage.tsx')).PaperPage }));
const PeoplePage = lazy(async () => ({ default: (await import('../people/PeoplePage.tsx')).PeoplePage }));
const RightsPage = lazy(async () => ({ default: (await import('../rights/RightsPage.tsx')).RightsPage }));
const SummaryPage = lazy(async () => ({ default: (await import('../derived/SummaryPage.tsx')).SummaryPage }));
const TodayPage = lazy(async () => ({ default: (await import('../today/TodayPage.tsx')).TodayPage }));
const WaitingPage = lazy(async () => ({ default: (await import('../signing/WaitingPage.tsx')).WaitingPage }));
const WeekPage = lazy(async () => ({ default: (await import('../week/WeekPage.tsx')).WeekPage }));

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
        {allowed(actor.role, 'week.read') && <HandedFile />}
        <main className="shell-page">
          <PageFault key={faultKey(place)}>
            <Suspense fallback={<Spin delay={200} />}>{pageOf(place)}</Suspense>
          </PageFault>
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
    case 'visitRecord':
      return <VisitRecordPage customer={place.customer} />;
    case 'folder':
      return <FolderPage customer={place.customer} />;
    case 'comparison':
      return <ComparisonPage />;
    case 'summary':
      return <SummaryPage />;
    case 'complaints':
      return place.view === 'board' ? <BoardPage /> : <FiguresPage />;
    case 'paper':
      return <PaperPage />;
    case 'import':
      return <ImportPage />;
    case 'waiting':
      return <WaitingPage {...(place.week && { week: place.week })} />;
    case 'week':
      return <WeekPage {...(place.week && { week: place.week })} />;
    case 'rules':
      return <RulesPage />;
    case 'month':
      return <MonthPage {...(place.month && { month: place.month })} />;
    case 'questions':
      return <QuestionsPage />;
    case 'people':
      return <PeoplePage />;
    case 'backup':
      return <BackupPage />;
    case 'keys':
      return <KeysPage />;
    case 'rights':
      return <RightsPage />;
  }
}
