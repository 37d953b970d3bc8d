import { Select } from 'antd';
import { useReading } from '../contract/queries.ts';
import type { FilterProps } from './FilterCell.tsx';
import { optionsOf } from './filterText.ts';

/** Opened at once: it takes the place of a button that was just clicked. */
export function ChosenFilter(props: FilterProps) {
  const options = Object.entries(optionsOf(props.column)).map(([value, label]) => ({ value, label }));
  return <Chosen {...props} options={options} />;
}

/** By name, as the list shows it. */
export function PersonFilter(props: FilterProps) {
  const people = useReading('people.list', undefined);
  const names = [...new Set((people.data ?? []).map((person) => person.name))];
  return <Chosen {...props} options={names.map((name) => ({ value: name, label: name }))} />;
}

function Chosen({
  column,
  entry,
  onEntry,
  options,
}: FilterProps & { options: { value: string; label: string }[] }) {
  return (
    <Select
      size="small"
      mode="multiple"
      allowClear
      autoFocus
      defaultOpen
      aria-label={`筛选${column.label}`}
      style={{ width: '100%' }}
      popupMatchSelectWidth={false}
      maxTagCount={0}
      maxTagPlaceholder={(chosen) => (chosen.length === 1 ? chosen[0]?.label : `${chosen.length} 项`)}
      options={options}
      optionFilterProp="label"
      value={entry?.kind === 'chosen' ? [...entry.values] : []}
      onChange={(values: string[]) => onEntry({ kind: 'chosen', values })}
    />
  );
}
