import { allowed } from '../../shared/rights/rights.ts';
import { backupWarnings } from '../../shared/rules/backup/warnings.ts';
import { backupHistory } from '../backup/history.ts';
import type { TodaySource } from './source.ts';

/** What endangers the backups, for those who see to them. Advice (no second place) stands on the page of backups alone. */
export const backupsInDanger: TodaySource = {
  key: 'backups',
  title: '备份',
  items(archive, { actor, clock }) {
    if (!allowed(actor.role, 'archive.backup')) return [];
    return backupWarnings(backupHistory(archive, clock))
      .filter(({ code }) => code !== 'noSecond')
      .map(({ text, urgent }) => ({ text, urgent, to: { page: 'backup' } }));
  },
};
