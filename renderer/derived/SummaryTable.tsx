import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { SALES_COLUMN, summaryColumns } from '../../shared/rules/customerSummary/summaryColumns.ts';
import { formatMoney } from '../../shared/rules/money/money.ts';
import type { SummaryLine } from './useSummaryLines.ts';

const ROW_HEIGHT = 30;
const WIDTH = summaryColumns.reduce((sum, { width }) => sum + width, 0);

interface Props {
  lineCount: number;
  lineAt(place: number): SummaryLine | undefined;
  onShown(first: number, last: number): void;
  onOpen(customer: string): void;
  /** In place of lines. */
  instead?: ReactNode;
}

/** All lines of the summary, drawn as far as they are on screen. */
export function SummaryTable({ lineCount, lineAt, onShown, onOpen, instead }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: lineCount,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
  });
  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => onShown(first, last), [first, last, onShown]);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const page = event.currentTarget.clientHeight - 2 * ROW_HEIGHT;
    const by = { ArrowDown: ROW_HEIGHT, ArrowUp: -ROW_HEIGHT, PageDown: page, PageUp: -page }[event.key];
    if (event.target !== event.currentTarget || by === undefined) return;
    event.preventDefault();
    event.currentTarget.scrollBy({ top: by });
  };

  return (
    <div
      ref={scroller}
      className="grid"
      role="grid"
      aria-label="客户归类汇总表"
      aria-rowcount={lineCount}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div className="grid-head" style={{ minWidth: WIDTH }}>
        <div className="grid-row" role="row">
          {summaryColumns.map(({ key, label, width, align }) => (
            <div key={key} role="columnheader" className={cellClass(align)} style={{ width }}>
              {label}
            </div>
          ))}
        </div>
      </div>
      {instead ?? (
        <div style={{ height: virtualizer.getTotalSize(), minWidth: WIDTH, position: 'relative' }}>
          {items.map((item) => {
            const line = lineAt(item.index);
            return (
              <div
                key={item.key}
                role="row"
                aria-rowindex={item.index + 1}
                className="grid-row grid-data"
                data-total={line?.kind === 'total' ? line.of : undefined}
                style={{ transform: `translateY(${item.start}px)` }}
                onDoubleClick={() => line?.kind === 'customer' && onOpen(line.row.id)}
              >
                {line?.kind === 'customer' && <CustomerCells line={line} onOpen={onOpen} />}
                {line?.kind === 'total' && <TotalCells line={line} />}
              </div>
            );
          })}
        </div>
      )}
    </div>
  );
}

function CustomerCells({
  line,
  onOpen,
}: {
  line: Extract<SummaryLine, { kind: 'customer' }>;
  onOpen: Props['onOpen'];
}) {
  return summaryColumns.map(({ key, width, align, text }) => {
    const shown = text(line.row, line.place);
    return (
      <div
        key={key}
        role="gridcell"
        className={cellClass(align)}
        style={{ width }}
        title={shown || undefined}
      >
        {key === 'name' ? (
          <button type="button" className="grid-link" tabIndex={-1} onClick={() => onOpen(line.row.id)}>
            {shown}
          </button>
        ) : (
          shown
        )}
      </div>
    );
  });
}

function TotalCells({ line }: { line: Extract<SummaryLine, { kind: 'total' }> }) {
  const before = summaryColumns.slice(0, SALES_COLUMN).reduce((sum, { width }) => sum + width, 0);
  return (
    <>
      <div role="gridcell" className="grid-cell" style={{ width: before }}>
        {line.label}　{line.count} 家
      </div>
      <div
        role="gridcell"
        className="grid-cell grid-figure"
        style={{ width: summaryColumns[SALES_COLUMN]?.width }}
      >
        {formatMoney(line.yearFen)}
      </div>
    </>
  );
}

function cellClass(align: 'left' | 'center' | 'right'): string {
  if (align === 'right') return 'grid-cell grid-figure';
  return align === 'center' ? 'grid-cell summary-centred' : 'grid-cell';
}
