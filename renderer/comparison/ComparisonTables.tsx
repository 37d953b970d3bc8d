import { monthsCounted } from '../../shared/comparison/comparison.ts';
import type { CustomersComparison } from '../../shared/comparison/customers.ts';
import { missingYears, type YearsComparison } from '../../shared/comparison/years.ts';
import { useNavigation } from '../navigation/Navigation.tsx';

/** 本年, 上年同期, 增减. */
export function YearsTable({ comparison }: { comparison: YearsComparison }) {
  const { year, until, lines } = comparison;
  const counted = until === 0 ? '' : `（${monthsCounted(until)}）`;
  const missing = missingYears(comparison);
  return (
    <>
      {missing.length > 0 && (
        <p className="soft" role="status">
          {missing.join('；')}。
        </p>
      )}
      <table className="entry-table">
        <thead>
          <tr>
            <th>项目</th>
            <th className="right">{`${year}年${counted}`}</th>
            <th className="right">{`${year - 1}年${counted}`}</th>
            <th className="right">增减</th>
            <th className="right">增减率</th>
            <th className="right">{`${year - 1}年全年`}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.measure}>
              <td>{line.title}</td>
              <td className="figures right">{line.thisYear}</td>
              <td className="figures right">{line.lastYear}</td>
              <td className="figures right">{line.change}</td>
              <td className="figures right">{line.changeRate}</td>
              <td className="figures right">{line.wholeLastYear}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** Customers with their ranks; a line leads to the customer's card. */
export function CustomersTable({ comparison }: { comparison: CustomersComparison }) {
  const { go } = useNavigation();
  const { titles, lines, year } = comparison;
  return (
    <table className="entry-table">
      <thead>
        <tr>
          <th>客户编号</th>
          <th>客户</th>
          {titles.map((title) => [
            <th key={title} className="right">
              {title}
            </th>,
            <th key={`${title} 名次`} className="rank">
              名次
            </th>,
          ])}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ id, code, name, hasSheet, figures }) => (
          <tr key={id}>
            <td className="figures">{code}</td>
            <td>
              <button
                type="button"
                className="grid-link"
                onClick={() => go({ page: 'document', form: 'customerCard', id })}
              >
                {name}
              </button>
            </td>
            {hasSheet ? (
              figures.map(({ text, rank }, column) => [
                <td key={titles[column]} className="figures right">
                  {text}
                </td>,
                <td key={`${titles[column]} 名次`} className="figures rank">
                  {rank}
                </td>,
              ])
            ) : (
              <td className="soft" colSpan={2 * titles.length}>
                {year} 年没有已提交的客户综合销售力分析表
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
