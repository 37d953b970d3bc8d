import { SettingOutlined } from '@ant-design/icons';
import { Button, Checkbox, Popover } from 'antd';
import { useState } from 'react';
import type { Column } from '../../shared/forms/machinery/columns.ts';
import { type ColumnChoice, defaultChoice, isShown, withShown } from './columnChoice.ts';

/** Which columns to show; the last one shown can't be taken away. */
export function ColumnPicker({
  columns,
  choice,
  onChoice,
}: {
  columns: readonly Column[];
  choice: ColumnChoice;
  onChoice: (choice: ColumnChoice) => void;
}) {
  const [open, setOpen] = useState(false);
  const shown = columns.filter((column) => isShown(column, choice));
  return (
    <Popover
      trigger="click"
      open={open}
      onOpenChange={setOpen}
      placement="bottomRight"
      content={
        <div className="picker">
          {columns.map((column) => (
            <Checkbox
              key={column.key}
              checked={isShown(column, choice)}
              disabled={shown.length === 1 && shown[0] === column}
              onChange={(event) => onChoice(withShown(choice, column, event.target.checked))}
            >
              {column.label}
            </Checkbox>
          ))}
          <Button size="small" onClick={() => onChoice(defaultChoice)}>
            恢复默认
          </Button>
        </div>
      }
    >
      <Button icon={<SettingOutlined />} onKeyDown={({ key }) => key === 'Escape' && setOpen(false)}>
        列
      </Button>
    </Popover>
  );
}
