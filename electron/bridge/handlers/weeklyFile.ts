import { basename } from 'node:path';
import { refuse } from '../../../shared/errors/index.ts';
import { checkWeeklyFile } from '../../week/fileCheck.ts';
import { chooseFile } from '../../window/dialogs.ts';
import type { Handlers } from '../answerCalls.ts';
import type { Parts } from './parts.ts';

type WeeklyFileCalls = 'weeklyFile.waiting' | 'weeklyFile.choose' | 'weeklyFile.putAway' | 'weeklyFile.check';

export function weeklyFileHandlers({ office, window, handedFile }: Parts): Pick<Handlers, WeeklyFileCalls> {
  return {
    'weeklyFile.waiting': () => {
      const path = handedFile.path();
      return path === undefined ? {} : { file: basename(path) };
    },
    'weeklyFile.choose': async () => {
      const chosen = await chooseFile(window(), {
        title: '要核验的周报文件',
        filters: [{ name: '周报文件', extensions: ['zip'] }],
      });
      if (chosen !== undefined) handedFile.put(chosen);
    },
    'weeklyFile.putAway': () => handedFile.put(undefined),
    'weeklyFile.check': () => {
      const path = handedFile.path() ?? refuse('WEEKLY_FILE_NOT_FOUND', { file: '—' });
      return checkWeeklyFile(office.archive().readable, path);
    },
  };
}
