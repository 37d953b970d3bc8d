import { PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Spin } from 'antd';
import { useState } from 'react';
import type { Output } from '../../shared/contract/contract.ts';
import { roles } from '../../shared/rights/roles.ts';
import { useReading } from '../contract/queries.ts';
import { RefusalNotice } from '../contract/RefusalNotice.tsx';
import { useShortcut } from '../keyboard/useShortcut.ts';
import { useAllowed } from '../shell/Actor.tsx';
import '../theme/entryTable.css';
import '../week/week.css';
import { IdleLock } from './IdleLock.tsx';
import { PersonForm } from './PersonForm.tsx';
import { ResetPassword } from './ResetPassword.tsx';

export type Person = Output<'people.list'>[number];

/** Everybody of the branch, with role and account. Those who left are shown on demand: their papers stay. */
export function PeoplePage() {
  const people = useReading('people.list', undefined);
  const mayWrite = useAllowed('people.write');
  const [editing, setEditing] = useState<Person | 'new'>();
  const [resetting, setResetting] = useState<Person>();
  const [withClosed, setWithClosed] = useState(false);
  useShortcut('Ctrl+N', () => setEditing('new'), { enabled: mayWrite });
  const shown = (people.data ?? []).filter(({ active }) => active || withClosed);
  const closed = (people.data ?? []).filter(({ active }) => !active).length;

  return (
    <section className="week" aria-label="人员">
      <header className="list-head">
        <h1>人员</h1>
        <span className="soft figures">{people.data ? `${shown.length} 人` : ''}</span>
        <span className="list-gap" />
        {closed > 0 && (
          <Checkbox checked={withClosed} onChange={(event) => setWithClosed(event.target.checked)}>
            显示已停用（{closed}）
          </Checkbox>
        )}
        {mayWrite && <IdleLock />}
        {mayWrite && (
          <Button
            type="primary"
            icon={<PlusOutlined />}
            title="新增（Ctrl+N）"
            onClick={() => setEditing('new')}
          >
            新增
          </Button>
        )}
      </header>
      <div className="week-body">
        {people.isError ? (
          <RefusalNotice error={people.error} onRetry={() => void people.refetch()} />
        ) : !people.data ? (
          <Spin />
        ) : (
          <table className="entry-table">
            <thead>
              <tr>
                <th>姓名</th>
                <th>用户名</th>
                <th>职务</th>
                <th>到岗</th>
                <th>离岗</th>
                <th>账号</th>
                {mayWrite && <th>密码</th>}
              </tr>
            </thead>
            <tbody>
              {shown.map((person) => (
                <tr key={person.id}>
                  <td>
                    {mayWrite ? (
                      <button type="button" className="grid-link" onClick={() => setEditing(person)}>
                        {person.name}
                      </button>
                    ) : (
                      person.name
                    )}
                  </td>
                  <td>{person.login}</td>
                  <td>{roles[person.role]}</td>
                  <td className="figures">{person.joined}</td>
                  <td className="figures">{person.left}</td>
                  <td data-tone={person.active ? 'good' : undefined}>{person.active ? '启用' : '停用'}</td>
                  {mayWrite && (
                    <td>
                      {person.active && (
                        <button
                          type="button"
                          className="grid-link"
                          aria-label={`重设${person.name}的密码`}
                          onClick={() => setResetting(person)}
                        >
                          重设
                        </button>
                      )}
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
      {resetting && <ResetPassword person={resetting} onClose={() => setResetting(undefined)} />}
      {editing && (
        <PersonForm {...(editing !== 'new' && { person: editing })} onClose={() => setEditing(undefined)} />
      )}
    </section>
  );
}
