import { LockOutlined, UserOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { roles } from '../../shared/rights/roles.ts';
import { useWriting } from '../contract/queries.ts';
import { useShortcut } from '../keyboard/useShortcut.ts';
import type { Actor } from './Actor.tsx';
import { ChangePassword } from './ChangePassword.tsx';
import { keepEverything } from './leaving.ts';
import { SearchBox } from './SearchBox.tsx';

const AboutDialog = lazy(async () => ({ default: (await import('../about/AboutDialog.tsx')).AboutDialog }));

export function Header({ actor }: { actor: Actor }) {
  const lock = useWriting('session.lock');
  const signOut = useWriting('session.signOut');
  const [changingPassword, setChangingPassword] = useState(false);
  const [about, setAbout] = useState(false);
  const lockNow = () => void keepEverything().then(() => lock.mutate(undefined));

  useShortcut('Ctrl+L', lockNow);

  return (
    <header className="head">
      <SearchBox />
      <div className="head-person">
        <Dropdown
          trigger={['click']}
          menu={{
            items: [
              { key: 'password', label: '修改密码', onClick: () => setChangingPassword(true) },
              { key: 'about', label: '关于客档', onClick: () => setAbout(true) },
              {
                key: 'signOut',
                label: '退出登录',
                onClick: () => void keepEverything().then(() => signOut.mutate(undefined)),
              },
            ],
          }}
        >
          <Button type="text" icon={<UserOutlined />}>
            {actor.name}
            <span className="soft">{roles[actor.role]}</span>
          </Button>
        </Dropdown>
        <Button type="text" icon={<LockOutlined />} onClick={lockNow} title="锁定（Ctrl+L）">
          锁定
        </Button>
      </div>
      {changingPassword && <ChangePassword onClose={() => setChangingPassword(false)} />}
      {about && (
        <Suspense>
          <AboutDialog onClose={() => setAbout(false)} />
        </Suspense>
      )}
    </header>
  );
}
