import { App, Checkbox, DatePicker, Input, Modal, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { type Role, roleKeys, roles } from '../../shared/rights/roles.ts';
import { passwordProblem, passwordRule } from '../../shared/rules/password/passwordRules.ts';
import { useWriting } from '../contract/queries.ts';
import { RefusalNotice } from '../contract/RefusalNotice.tsx';
import { Labelled } from '../signIn/Labelled.tsx';
import { todayHere } from '../week/today.ts';
import type { Person } from './PeoplePage.tsx';

/** A new person, or a change of `person`. The login of a person never changes: it stands in papers and audit. */
export function PersonForm({ person, onClose }: { person?: Person; onClose: () => void }) {
  const { message } = App.useApp();
  const add = useWriting('people.add', { refusal: 'inPlace' });
  const change = useWriting('people.change', { refusal: 'inPlace' });
  const [name, setName] = useState(person?.name ?? '');
  const [login, setLogin] = useState(person?.login ?? '');
  const [role, setRole] = useState<Role>(person?.role ?? 'salesperson');
  const [joined, setJoined] = useState(person ? person.joined : todayHere());
  const [left, setLeft] = useState(person?.left);
  const [active, setActive] = useState(person?.active ?? true);
  const [password, setPassword] = useState('');
  const complete = name.trim() !== '' && login.trim().length >= 2;
  const passwordWrong = password === '' ? undefined : passwordProblem(password, { login, name });
  const error = add.error ?? change.error;

  const done = {
    onSuccess: () => {
      void message.success('已保存');
      onClose();
    },
  };
  const save = () => {
    if (!complete || passwordWrong !== undefined) return;
    const given = {
      name: name.trim(),
      role,
      ...(joined && { joined }),
    };
    if (person) change.mutate({ ...given, id: person.id, active, ...(left && { left }) }, done);
    else add.mutate({ ...given, login: login.trim(), ...(password && { password }) }, done);
  };

  return (
    <Modal
      open
      title={person ? `修改：${person.name}` : '新增人员'}
      okText="保存"
      width={420}
      onCancel={onClose}
      onOk={save}
      confirmLoading={add.isPending || change.isPending}
      okButtonProps={{ disabled: !complete || passwordWrong !== undefined }}
    >
      <div className="start-form">
        <Labelled label="姓名">
          {(id) => (
            <Input
              id={id}
              value={name}
              maxLength={40}
              autoFocus
              onChange={(event) => {
                // Most offices sign in by name.
                if (!person && login === name) setLogin(event.target.value);
                setName(event.target.value);
              }}
            />
          )}
        </Labelled>
        <Labelled label="用户名（登录时用，以后不能改）">
          {(id) => (
            <Input
              id={id}
              value={login}
              maxLength={40}
              disabled={person !== undefined}
              onChange={(event) => setLogin(event.target.value)}
            />
          )}
        </Labelled>
        <Labelled label="职务">
          {(id) => (
            <Select
              id={id}
              value={role}
              onChange={setRole}
              options={roleKeys.map((key) => ({ value: key, label: roles[key] }))}
            />
          )}
        </Labelled>
        <Labelled label="到岗日期">{(id) => <Day id={id} date={joined} onDate={setJoined} />}</Labelled>
        {person && (
          <Labelled label="离岗日期（最后一个工作日）">
            {(id) => <Day id={id} date={left} onDate={setLeft} />}
          </Labelled>
        )}
        {!person && (
          <Labelled label="初始密码（不设则不能登录；本人第一次登录时要改）">
            {(id) => (
              <>
                <Input.Password
                  id={id}
                  value={password}
                  maxLength={200}
                  autoComplete="new-password"
                  {...(passwordWrong !== undefined && { status: 'error' as const })}
                  onChange={(event) => setPassword(event.target.value)}
                />
                <span className="hint">{passwordWrong ?? passwordRule}</span>
              </>
            )}
          </Labelled>
        )}
        {person && (
          <Checkbox checked={active} onChange={(event) => setActive(event.target.checked)}>
            账号启用（停用后不能登录，单据照常保留）
          </Checkbox>
        )}
        {error && <RefusalNotice error={error} />}
      </div>
    </Modal>
  );
}

interface DayProps {
  id: string;
  /** 'yyyy-mm-dd' */
  date: string | undefined;
  onDate: (date: string | undefined) => void;
}

function Day({ id, date, onDate }: DayProps) {
  return (
    <DatePicker
      id={id}
      value={date ? dayjs(date) : null}
      onChange={(value) => onDate(value ? value.format('YYYY-MM-DD') : undefined)}
    />
  );
}
