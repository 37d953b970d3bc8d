import type { Difference } from '../../../shared/forms/machinery/difference.ts';

/** What was, and what is now. */
export function DifferenceTable({ differences }: { differences: readonly Difference[] }) {
  return (
    <table className="plain-table differences">
      <thead>
        <tr>
          <th>栏目</th>
          <th>原来</th>
          <th>现在</th>
        </tr>
      </thead>
      <tbody>
        {differences.map((one) => (
          <tr key={one.place}>
            <td className="soft">{one.place}</td>
            <td>{one.before === '' ? <Nothing /> : <del>{one.before}</del>}</td>
            <td>{one.after === '' ? <Nothing /> : one.after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function Nothing() {
  return <span className="faint">（空）</span>;
}
