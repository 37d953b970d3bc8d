import { PlusOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { ENTRY } from '../editor/entryOrder.ts';
import type { Removed } from './useRows.ts';

interface Props {
  name: string;
  label: string;
  full: boolean;
  removed: Removed | undefined;
  /** Other ways to rows than an empty one. */
  offers?: ReactNode;
  onAdd(): void;
  onUndo(): void;
}

/** Under the rows: one more, and the way back from removing one. */
export function RowsFoot({ name, label, full, removed, offers, onAdd, onUndo }: Props) {
  return (
    <div className="rows-foot">
      {!full && (
        <button
          type="button"
          className="rows-add"
          {...{ [ENTRY]: name }}
          onClick={onAdd}
          onKeyDown={(event) => {
            // Enter means "one more" here, not "go on".
            if (event.key === 'Enter' && !event.ctrlKey) event.stopPropagation();
          }}
        >
          <PlusOutlined /> 加一行{label}
        </button>
      )}
      {offers}
      {removed && (
        <span className="rows-undo" role="status">
          已删除第 {removed.place + 1} 行
          <button type="button" className="link" onClick={onUndo}>
            撤销
          </button>
        </span>
      )}
    </div>
  );
}
