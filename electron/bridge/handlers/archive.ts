import { app } from 'electron';
import { refuse } from '../../../shared/errors/index.ts';
import type { Office } from '../../office/office.ts';
import type { Handlers } from '../answerCalls.ts';
import type { Parts } from './parts.ts';

type ArchiveCalls = 'archive.state' | 'archive.create' | 'archive.confirmCode' | 'archive.open';

export function archiveHandlers({ office }: Pick<Parts, 'office'>): Pick<Handlers, ArchiveCalls> {
  return {
    'archive.state': () => stateOf(office),
    'archive.create': (input) => office.create(input),
    'archive.confirmCode': ({ code }) => {
      if (!office.confirmCode(code)) refuse('RECOVERY_CODE_INVALID', { reason: '与刚才显示的不同' });
    },
    'archive.open': ({ code }) => office.openByCode(code),
  };
}

function stateOf(office: Office) {
  return { folder: office.home, version: app.getVersion(), ...office.state() };
}
