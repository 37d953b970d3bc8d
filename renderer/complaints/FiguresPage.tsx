import { Empty, Select, Spin } from 'antd';
import { useState } from 'react';
import type { Input, Output } from '../../shared/contract/contract.ts';
import { formatMoney } from '../../shared/rules/money/money.ts';
import { useReading } from '../contract/queries.ts';
import { RefusalNotice } from '../contract/RefusalNotice.tsx';
import '../list/list.css';
import { useAllowed } from '../shell/Actor.tsx';
import '../theme/entryTable.css';
import { PaperButtons } from '../derived/PaperButtons.tsx';
import { todayHere } from '../week/today.ts';
import { ComplaintViews } from './ComplaintViews.tsx';
import { LimitsButton } from './Limits.tsx';

type By = Input<'complaints.figures'>['by'];
type Row = Output<'complaints.figures'>['total'];

const sides: Readonly<Record<By, string>> = {
  category: '投诉类别',
  cause: '原因类别',
  product: '品名',
  month: '受理月份',
};

/** Years to choose from: this one and those before it. */
const YEARS = 6;

/** 统计: how many complaints there were, what became of them and what they cost, by one of their sides. */
export function FiguresPage() {
  const thisYear = Number(todayHere().slice(0, 4));
  const [by, setBy] = useState<By>('category');
  const [year, setYear] = useState(thisYear);
  const figures = useReading(
    'complaints.figures',
    { by, from: `${year}-01-01`, to: `${year}-12-31` },
    { keepPrevious: true },
  );
  const maySet = useAllowed('complaint.approve');
  return (
    <section className="list" aria-label="客户投诉统计">
      <header className="list-head">
        <h1>客户投诉</h1>
        <ComplaintViews />
        <span className="soft">按受理日期</span>
        <Select
          aria-label="年度"
          value={year}
          onChange={setYear}
          options={Array.from({ length: YEARS }, (_, back) => ({
            value: thisYear - back,
            label: `${thisYear - back} 年`,
          }))}
        />
        <Select<By>
          aria-label="统计口径"
          className="by"
          value={by}
          onChange={setBy}
          options={Object.entries(sides).map(([value, label]) => ({
            value: value as By,
            label: `按${label}`,
          }))}
        />
        <span className="list-gap" />
        {maySet && <LimitsButton />}
        <PaperButtons paper="complaintFigures" title={`客户投诉统计表 · ${year}年`} of={{ year }} />
      </header>
      {figures.isError ? (
        <div className="list-instead">
          <RefusalNotice error={figures.error} onRetry={() => void figures.refetch()} />
        </div>
      ) : !figures.data ? (
        <div className="list-instead">
          <Spin delay={200} />
        </div>
      ) : figures.data.total.count === 0 ? (
        <div className="list-instead">
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={`${year} 年没有受理投诉`} />
        </div>
      ) : (
        <div className="complaint-figures">
          <FiguresTable side={sides[by]} rows={figures.data.rows} total={figures.data.total} />
          {by === 'product' && <p className="faint">一件投诉涉及几种产品时，每种各计一次；合计只计一次。</p>}
        </div>
      )}
    </section>
  );
}

function FiguresTable({ side, rows, total }: { side: string; rows: readonly Row[]; total: Row }) {
  return (
    <table className="entry-table">
      <thead>
        <tr>
          <th>{side}</th>
          {['件数', '占比', '处理中', '已结案', '已撤回', '逾期', '平均用时（工作日）', '损失金额（元）'].map(
            (label) => (
              <th key={label} className="right">
                {label}
              </th>
            ),
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <FiguresLine key={row.what} row={row} of={total.count} />
        ))}
      </tbody>
      <tfoot>
        <FiguresLine row={total} of={total.count} />
      </tfoot>
    </table>
  );
}

function FiguresLine({ row, of }: { row: Row; of: number }) {
  const figures = [
    row.count,
    `${((row.count * 100) / of).toFixed(1)}%`,
    row.running,
    row.closed,
    row.withdrawn,
    row.overdue,
    row.averageTenths === undefined ? '—' : (row.averageTenths / 10).toFixed(1),
    formatMoney(row.lossFen),
  ];
  return (
    <tr>
      <td>{row.what}</td>
      {figures.map((figure, place) => (
        <td
          // biome-ignore lint/suspicious/noArrayIndexKey: the columns never change
          key={place}
          className="figures"
          data-tone={place === 5 && row.overdue > 0 ? 'bad' : undefined}
        >
          {figure}
        </td>
      ))}
    </tr>
  );
}
