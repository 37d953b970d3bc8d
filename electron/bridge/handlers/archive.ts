import { app } from 'electron';
import { refuse } from '../../../shared/errors/index.ts';
import { systemClock } from '../../archive/context.ts';
import { readRecoveryCode } from '../../archive/keys/recoveryCode.ts';
import { branchOf } from '../../archive/meta.ts';
import type { Office } from '../../office/office.ts';
import { writeSheetFile } from '../../sheets/sheetFile.ts';
import { chooseNewFile } from '../../window/dialogs.ts';
import type { Handlers } from '../answerCalls.ts';
import type { Parts } from './parts.ts';

type ArchiveCalls =
  | 'archive.state'
  | 'archive.create'
  | 'archive.confirmCode'
  | 'archive.saveCodeSheet'
  | 'archive.open';

export function archiveHandlers({
  office,
  printer,
  window,
}: Pick<Parts, 'office' | 'printer' | 'window'>): Pick<Handlers, ArchiveCalls> {
  return {
    'archive.state': () => stateOf(office),
    'archive.create': (input) => office.create(input),
    'archive.confirmCode': ({ code }) => {
      if (!office.confirmCode(code)) refuse('RECOVERY_CODE_INVALID', { reason: '与刚才显示的不同' });
    },
    'archive.saveCodeSheet': async ({ code }) => {
      const recoveryCode = readRecoveryCode(code);
      const { code: branchCode, name: branchName } = branchOf(office.archive().readable);
      const file = await chooseNewFile(window(), {
        title: '另存恢复码',
        defaultPath: `客档恢复码-${branchCode}.pdf`,
        filters: [{ name: 'PDF', extensions: ['pdf'] }],
      });
      if (file === undefined) return false;
      const printedAt = systemClock.now();
      const { pdf } = await printer.makeSheet({ recoveryCode, branchCode, branchName, printedAt });
      await writeSheetFile(file, pdf);
      return true;
    },
    'archive.open': ({ code }) => office.openByCode(code),
  };
}

function stateOf(office: Office) {
  const notice = office.notice();
  return {
    folder: office.home,
    version: app.getVersion(),
    ...office.state(),
    ...(notice !== undefined && { notice }),
  };
}
