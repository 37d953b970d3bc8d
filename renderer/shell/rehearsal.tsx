import { LockOutlined, PlusOutlined, SearchOutlined } from '@ant-design/icons';
import { Button, Checkbox, Dropdown, Input } from 'antd';
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { columnsOf } from '../../shared/forms/machinery/columns.ts';
import { formOf } from '../../shared/forms/registry.ts';
import type { Row } from '../list/cells.tsx';
import { loadChoice } from '../list/columnChoice.ts';
import { DocumentTable } from '../list/DocumentTable.tsx';
import { FilterCell } from '../list/FilterCell.tsx';
import { nothingSelected } from '../list/selection.ts';
import { Antd } from '../theme/Antd.tsx';
import './rehearsal.css';

/** As many rows as a screen shows. */
const ROWS = 24;

/**
 * Draws a list of empty rows and the controls around it, unseen, while somebody types a password: antd makes its styles
 * and the engine translates the code the first time that something is drawn, and then the list itself comes sooner.
 * The controls stay, since antd forgets the styles that nothing uses.
 */
export function rehearseList(form: string): void {
  const stage = document.createElement('div');
  stage.className = 'rehearsal';
  stage.inert = true;
  stage.ariaHidden = 'true';
  document.body.append(stage);
  createRoot(stage).render(
    <Antd>
      <Controls />
      <Table form={form} />
    </Antd>,
  );
}

function Controls() {
  return (
    <>
      <Input prefix={<SearchOutlined />} disabled />
      <Dropdown menu={{ items: [] }}>
        <Button type="text" icon={<LockOutlined />} />
      </Dropdown>
      <Button type="primary" icon={<PlusOutlined />} />
      <Button icon={<PlusOutlined />} />
      <Input size="small" allowClear />
      <Checkbox />
    </>
  );
}

function Table({ form }: { form: string }) {
  const [drawn, setDrawn] = useState(false);
  useEffect(() => {
    const soon = setTimeout(() => setDrawn(true));
    return () => clearTimeout(soon);
  }, []);
  if (drawn) return null;
  const columns = columnsOf(formOf(form).description);
  return (
    <DocumentTable
      columns={columns}
      // Kept in the window's storage, whose first reading takes 30 ms.
      choice={loadChoice(form)}
      onWidths={nothing}
      sort={{ column: 'updatedAt', direction: 'down' }}
      onSort={nothing}
      filterOf={(column) => <FilterCell column={column} entry={undefined} onEntry={nothing} />}
      rows={Array.from({ length: ROWS }, (_, place) => emptyRow(form, place))}
      onNearEnd={nothing}
      active={undefined}
      onActive={nothing}
      onOpen={nothing}
      selection={nothingSelected}
      onSelection={nothing}
      scroll={0}
      onScroll={nothing}
    />
  );
}

const nothing = () => undefined;

function emptyRow(form: string, place: number): Row {
  return {
    id: String(place),
    form,
    number: '',
    title: '',
    state: 'submitted',
    completeness: 0,
    revision: 1,
    updatedAt: '',
    updatedBy: '',
    values: {},
  };
}
