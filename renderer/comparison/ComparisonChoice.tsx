import { Segmented, Select } from 'antd';
import { measures } from '../../shared/comparison/measures.ts';
import { type ComparisonQuestion, MOST_CUSTOMERS, MOST_MEASURES } from '../../shared/comparison/question.ts';
import type { Output } from '../../shared/contract/contract.ts';

interface Props {
  question: ComparisonQuestion;
  customers: Output<'comparison.customers'>;
  onQuestion(question: ComparisonQuestion): void;
}

/** Who is compared, in which year, by which measures. */
export function ComparisonChoice({ question, customers, onQuestion }: Props) {
  const { way } = question;
  const options = customers.map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` }));
  const years = [...new Set([question.year, ...customers.flatMap((customer) => customer.years)])].toSorted(
    (a, b) => b - a,
  );
  const first = question.customers.slice(0, 1);
  return (
    <div className="summary-filters">
      <Segmented
        aria-label="对比方式"
        value={way}
        options={[
          { value: 'years', label: '本年与上年' },
          { value: 'customers', label: '客户之间' },
        ]}
        onChange={(chosen: ComparisonQuestion['way']) =>
          onQuestion({
            ...question,
            way: chosen,
            customers: chosen === 'years' ? first : question.customers,
          })
        }
      />
      {way === 'years' ? (
        <Select
          showSearch
          aria-label="客户"
          placeholder="选择客户"
          style={{ width: 300 }}
          optionFilterProp="label"
          options={options}
          value={question.customers[0] ?? null}
          onChange={(id: string) => onQuestion({ ...question, customers: [id] })}
        />
      ) : (
        <Select
          mode="multiple"
          aria-label="客户"
          placeholder={`选择客户，最多 ${MOST_CUSTOMERS} 家`}
          style={{ minWidth: 300, maxWidth: 620 }}
          maxCount={MOST_CUSTOMERS}
          maxTagCount="responsive"
          optionFilterProp="label"
          options={options}
          value={question.customers}
          onChange={(ids: string[]) => onQuestion({ ...question, customers: ids })}
        />
      )}
      <Select
        aria-label="年度"
        style={{ width: 100 }}
        options={years.map((year) => ({ value: year, label: `${year}年` }))}
        value={question.year}
        onChange={(year: number) => onQuestion({ ...question, year })}
      />
      <Select
        mode="multiple"
        aria-label="项目"
        placeholder={`选择项目，最多 ${MOST_MEASURES} 项`}
        style={{ minWidth: 220, maxWidth: 420 }}
        maxCount={MOST_MEASURES}
        maxTagCount="responsive"
        optionFilterProp="label"
        options={measures.map(({ key, label }) => ({ value: key, label }))}
        value={question.measures}
        onChange={(keys: ComparisonQuestion['measures']) => onQuestion({ ...question, measures: keys })}
      />
    </div>
  );
}
