import { refuse } from '../../../shared/errors/index.ts';
import type { Handlers, World } from './fakeBridge.ts';

const CODE = 'KD2X9-M4T7Q-HW3RF-A8ZPC-5NGE6-JVB1Y-KD70M';
const plain = (code: string) => code.toUpperCase().replace(/[^A-Z0-9]/g, '');

/** Any password is right but `wrong`. */
export function sessionHandlers(world: World) {
  let branch = { code: 'SH', name: '上海分公司' };
  return {
    'archive.state': () => ({
      state: world.situation.archive,
      folder: 'C:\\Users\\zheng\\AppData\\Local\\Kedang',
      version: '0.1.0',
      ...(world.situation.archive !== 'missing' && { branch }),
      ...(world.situation.archive === 'failed' && {
        failure: {
          code: 'ARCHIVE_DAMAGED',
          message:
            '档案文件已损坏（第 3127 页校验不符）。程序没有改动它。请停止使用，保留原文件，用最近的备份恢复。',
        },
      }),
    }),
    'archive.create': (input) => {
      branch = input.branch;
      world.situation = { ...world.situation, archive: 'open' };
      world.actor = undefined;
      return { recoveryCode: CODE, signer: 'ssh-ed25519 AAAAC3Nz… SH', recipient: 'age1qyqszqgp…' };
    },
    'archive.confirmCode': ({ code }) => {
      if (plain(code) !== plain(CODE)) refuse('RECOVERY_CODE_INVALID', { reason: '第 3 组有误' });
    },
    'archive.saveCodeSheet': () => true,
    'archive.open': ({ code }) => {
      if (plain(code) !== plain(CODE))
        refuse('RECOVERY_CODE_INVALID', { reason: '应有 35 个字符，现有 31 个' });
      world.situation = { ...world.situation, archive: 'open' };
    },
    'session.state': () => ({ ...(world.actor && { actor: world.actor }), locked: world.locked }),
    'session.signIn': ({ login, password }) => {
      const person = world.people.find((one) => one.login === login);
      if (!person || password === 'wrong') return refuse('SIGN_IN_FAILED');
      if (!person.active) return refuse('ACCOUNT_CLOSED', { login });
      world.actor = { personId: person.id, name: person.name, login, role: person.role };
      world.locked = false;
      return world.actor;
    },
    'session.signOut': () => {
      world.actor = undefined;
      world.locked = false;
    },
    'session.lock': () => world.lock(),
  } satisfies Partial<Handlers>;
}
