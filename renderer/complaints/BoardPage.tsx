import { PlusOutlined } from '@ant-design/icons';
import { Button, Empty, Spin } from 'antd';
import type { Output } from '../../shared/contract/contract.ts';
import { nextInStage, type Stage, stages } from '../../shared/forms/complaintCard/life.ts';
import { urgencies } from '../../shared/forms/complaintCard/options.ts';
import { useReading } from '../contract/queries.ts';
import { RefusalNotice } from '../contract/RefusalNotice.tsx';
import { useShortcut } from '../keyboard/useShortcut.ts';
import '../list/list.css';
import { useNavigation } from '../navigation/Navigation.tsx';
import { useAllowed } from '../shell/Actor.tsx';
import { ComplaintViews } from './ComplaintViews.tsx';
import { leftText, toneOf } from './daysLeft.ts';

type Card = Output<'complaints.board'>[number];

/** A reopened complaint waits for what an accepted one waits for; what is over stands together at the end. */
const columns: readonly (readonly Stage[])[] = [
  ['accepted', 'reopened'],
  ['assessed'],
  ['investigated'],
  ['drafted'],
  ['approved'],
  ['replied'],
  ['followed'],
  ['closed', 'withdrawn'],
];

/** 看板: complaints by what has been done last, the most urgent on top. */
export function BoardPage() {
  const { go } = useNavigation();
  const board = useReading('complaints.board', undefined);
  const mayAdd = useAllowed('complaint.write');
  const add = () => go({ page: 'document', form: 'complaintCard' });
  useShortcut('Ctrl+N', add, { enabled: mayAdd });
  const cards = board.data ?? [];
  const running = cards.filter(({ stage }) => nextInStage[stage] !== nextInStage.closed);
  const over = running.filter(({ left }) => left !== undefined && left < 0).length;
  return (
    <section className="list" aria-label="客户投诉看板">
      <header className="list-head">
        <h1>客户投诉</h1>
        <ComplaintViews />
        <span className="soft figures" role="status">
          处理中 {running.length} 件{over > 0 && <b className="urgent">，逾期 {over} 件</b>}
        </span>
        <span className="list-gap" />
        {mayAdd && (
          <Button type="primary" icon={<PlusOutlined />} onClick={add} title="受理一件投诉（Ctrl+N）">
            受理投诉
          </Button>
        )}
      </header>
      {board.isError ? (
        <div className="list-instead">
          <RefusalNotice error={board.error} onRetry={() => void board.refetch()} />
        </div>
      ) : board.isPending ? (
        <div className="list-instead">
          <Spin delay={200} />
        </div>
      ) : cards.length === 0 ? (
        <div className="list-instead">
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="还没有投诉；接到投诉点“受理投诉”登记" />
        </div>
      ) : (
        <div className="board">
          {columns.map((column) => (
            <Column
              key={column[0]}
              column={column}
              cards={cards.filter(({ stage }) => column.includes(stage))}
              onOpen={(id) => go({ page: 'document', form: 'complaintCard', id })}
            />
          ))}
        </div>
      )}
    </section>
  );
}

function Column({
  column,
  cards,
  onOpen,
}: {
  column: readonly Stage[];
  cards: readonly Card[];
  onOpen(id: string): void;
}) {
  const [first = 'accepted'] = column;
  // Reopened ones say so themselves.
  const title =
    column.length > 1 && first === 'accepted'
      ? stages.accepted
      : column.map((stage) => stages[stage]).join('、');
  return (
    <section className="board-column" aria-label={title}>
      <header>
        <b>{title}</b>
        {first !== 'closed' && <span className="faint">{nextInStage[first]}</span>}
        <span className="figures soft">{cards.length}</span>
      </header>
      <div className="board-cards">
        {cards.map((card) => (
          <BoardCard key={card.id} card={card} onOpen={() => onOpen(card.id)} />
        ))}
      </div>
    </section>
  );
}

function BoardCard({ card, onOpen }: { card: Card; onOpen(): void }) {
  const { left, stage } = card;
  const tone = left === undefined ? undefined : toneOf(left);
  return (
    <button
      type="button"
      className="board-card"
      data-tone={tone}
      title={card.due && `应于 ${card.due} 结案`}
      onClick={onOpen}
    >
      <span className="line faint figures">
        <span>{card.number}</span>
        {stage === 'reopened' && <span className="urgent">{stages.reopened}</span>}
        {card.urgency !== 'normal' && <span className="urgent">{urgencies[card.urgency]}</span>}
      </span>
      <span className="customer">{card.customer}</span>
      <span className="line soft">
        <span>{card.category}</span>
        <span>{card.person}</span>
      </span>
      <span className="line figures">
        {stage === 'closed' || stage === 'withdrawn' ? (
          <span className="faint">
            {stages[stage]} {card.closedOn}
          </span>
        ) : (
          <span className="left" data-tone={tone}>
            {left === undefined ? '期限待定（未公布）' : leftText(left)}
          </span>
        )}
      </span>
    </button>
  );
}
