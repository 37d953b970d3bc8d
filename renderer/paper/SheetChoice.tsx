import { Select } from 'antd';
import { useState } from 'react';
import { formOf } from '../../shared/forms/registry.ts';
import { useReading } from '../contract/queries.ts';
import { type Choice, type SheetOnPaper, sheetKey } from './grouping.ts';
import { partName } from './partName.ts';

interface Props {
  /** Of the page, for its label. */
  page: number;
  chosen: SheetOnPaper | undefined;
  onChoice(choice: Choice): void;
}

export const sheetText = ({ form, number, title, revision, part }: SheetOnPaper) =>
  [formOf(form).description.title, number, title, `第 ${revision} 版`, partName(part)]
    .filter(Boolean)
    .join(' · ');

/** Which printed sheet a page is; the ones still awaited come first. */
export function SheetChoice({ page, chosen, onChoice }: Props) {
  const [text, setText] = useState('');
  const candidates = useReading('paper.candidates', { text }, { keepPrevious: true });
  const known = [...(candidates.data ?? []), ...(chosen ? [chosen] : [])];
  const options = [...new Map(known.map((sheet) => [sheetKey(sheet), sheet])).values()];
  return (
    <Select
      aria-label={`第 ${page} 页属于`}
      className="scan-choice"
      size="small"
      allowClear
      placeholder="选择属于哪份表单（可输编号、名称）"
      showSearch={{ filterOption: false, onSearch: setText }}
      notFoundContent="没有打印过这样的表单"
      value={chosen ? sheetKey(chosen) : null}
      options={options.map((sheet) => ({ value: sheetKey(sheet), label: sheetText(sheet) }))}
      onChange={(key) => {
        const sheet = options.find((option) => sheetKey(option) === key);
        onChoice(sheet ? { sheet } : 'leave');
      }}
    />
  );
}
