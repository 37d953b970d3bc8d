import { DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import {
  classFields,
  classKeys,
  cooperationNames,
  levelNames,
  typeNames,
} from '../../shared/rules/customerSummary/summaryRow.ts';
import { useReading } from '../contract/queries.ts';
import type { SummaryQuestion } from './useSummaryLines.ts';

type FilterKey = Exclude<keyof SummaryQuestion, 'until'>;

interface Props {
  question: SummaryQuestion;
  onQuestion(question: SummaryQuestion): void;
}

/** 截止日期 and what narrows the summary. */
export function SummaryFilters({ question, onQuestion }: Props) {
  const areas = useReading('summary.areas', undefined);
  const people = useReading('people.list', undefined);
  const chosen = (key: FilterKey, label: string, options: { value: string; label: string }[]) => (
    <Select
      key={key}
      mode="multiple"
      allowClear
      aria-label={`筛选${label}`}
      placeholder={label}
      style={{ width: 116 }}
      popupMatchSelectWidth={false}
      maxTagCount={0}
      maxTagPlaceholder={(some) => (some.length === 1 ? some[0]?.label : `${label} ${some.length} 项`)}
      options={options}
      optionFilterProp="label"
      value={question[key] ?? []}
      onChange={(values: string[]) => {
        const { [key]: _, ...others } = question;
        onQuestion(values.length > 0 ? { ...others, [key]: values } : others);
      }}
    />
  );
  return (
    <div className="summary-filters">
      <span>
        截止日期{' '}
        <DatePicker
          aria-label="截止日期"
          allowClear={false}
          style={{ width: 126 }}
          format={['YYYY-MM-DD', 'YYYYMMDD', 'YYYY/M/D']}
          value={dayjs(question.until)}
          onChange={(day) => day && onQuestion({ ...question, until: day.format('YYYY-MM-DD') })}
        />
      </span>
      {chosen(
        'areas',
        '区域',
        (areas.data ?? []).map((area) => ({ value: area, label: area })),
      )}
      {chosen(
        'salespeople',
        '业务员',
        (people.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
      )}
      {chosen('types', '类型', optionsOf(typeNames))}
      {chosen('levels', '级别', optionsOf(levelNames))}
      {chosen('states', '状态', optionsOf(cooperationNames))}
      {classKeys.map((key) => chosen(key, classFields[key].label, optionsOf(classFields[key].options)))}
    </div>
  );
}

const optionsOf = (options: Readonly<Record<string, string>>) =>
  Object.entries(options).map(([value, label]) => ({ value, label }));

export const isNarrowed = ({ until: _, ...filters }: SummaryQuestion): boolean =>
  Object.keys(filters).length > 0;
