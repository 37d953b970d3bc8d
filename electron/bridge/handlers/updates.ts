import { refuse } from '../../../shared/errors/index.ts';
import { audit } from '../../archive/audit.ts';
import { hqOf } from '../../archive/meta.ts';
import { write } from '../../archive/transaction.ts';
import { setUpdateAddress, updateAddress } from '../../updates/address.ts';
import { newUpdates, updatesFolder } from '../../updates/updates.ts';
import type { Handlers } from '../answerCalls.ts';
import { contextOf, type Parts } from './parts.ts';

type UpdatesCalls =
  | 'updates.address'
  | 'updates.setAddress'
  | 'updates.check'
  | 'updates.download'
  | 'updates.install';

export function updatesHandlers({ office, session, progress }: Parts): Pick<Handlers, UpdatesCalls> {
  const updates = newUpdates(updatesFolder);
  return {
    'updates.address': () => updateAddress(office.archive().readable),
    'updates.setAddress': ({ address }) =>
      setUpdateAddress(office.archive().writable, contextOf(session), address),
    'updates.check': () => {
      const { readable } = office.archive();
      const address = updateAddress(readable);
      if (address === '') refuse('UPDATE_OFF');
      return updates.check(address, hqOf(readable).signer);
    },
    'updates.download': () =>
      updates.download((done, total) => progress({ task: 'update', done, total, text: '正在下载新版' })),
    'updates.install': () => {
      const { writable } = office.archive();
      write(writable, () => audit(writable, contextOf(session), 'updates.installing', ''));
      updates.install();
    },
  };
}
