import { Fragment } from 'react';
import { rightsGrid } from '../../shared/rights/grid.ts';
import { scopeNames } from '../../shared/rights/rights.ts';
import { roleKeys, roles } from '../../shared/rights/roles.ts';
import { useActor } from '../shell/Actor.tsx';
import '../theme/entryTable.css';
import '../week/week.css';
import './rights.css';

const groups = rightsGrid();

/** 权限表: who may do what, and how far. */
export function RightsPage() {
  const { role: own } = useActor();
  return (
    <section className="week" aria-label="权限表">
      <header className="list-head">
        <h1>权限表</h1>
        <span className="soft">
          “本人”指自己负责的客户、关于这些客户的单据，和自己的日报、计划、日志；您的岗位是{roles[own]}
        </span>
      </header>
      <div className="week-body">
        <table className="entry-table rights-table">
          <thead>
            <tr>
              <th>事项</th>
              {roleKeys.map((role) => (
                <th key={role} data-own={role === own || undefined}>
                  {roles[role]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {groups.map(({ title, lines }) => (
              <Fragment key={title}>
                <tr className="rights-group">
                  <th colSpan={roleKeys.length + 1} scope="rowgroup">
                    {title}
                  </th>
                </tr>
                {lines.map(({ what, scopes }) => (
                  <tr key={what}>
                    <td>{what}</td>
                    {roleKeys.map((role) => (
                      <td key={role} data-scope={scopes[role]} data-own={role === own || undefined}>
                        {scopeNames[scopes[role]]}
                      </td>
                    ))}
                  </tr>
                ))}
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
