import { ArrowDownOutlined, ArrowUpOutlined, CopyOutlined, DeleteOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { RowAction } from './rowKeys.ts';

const tools: [RowAction, string, ReactNode][] = [
  ['up', '上移 Alt+↑', <ArrowUpOutlined key="up" />],
  ['down', '下移 Alt+↓', <ArrowDownOutlined key="down" />],
  ['copy', '复制本行 Ctrl+D', <CopyOutlined key="copy" />],
  ['remove', '删除本行 Ctrl+Delete', <DeleteOutlined key="remove" />],
];

/** Beside a row; out of the way of Tab, since each has a key. */
export function RowTools({ onAction }: { onAction(action: RowAction): void }) {
  return (
    <span className="row-tools">
      {tools.map(([action, title, icon]) => (
        <button
          key={action}
          type="button"
          tabIndex={-1}
          title={title}
          aria-label={title}
          onClick={(event) => {
            event.stopPropagation();
            onAction(action);
          }}
        >
          {icon}
        </button>
      ))}
    </span>
  );
}
