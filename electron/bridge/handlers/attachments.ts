import { basename } from 'node:path';
import type { Output } from '../../../shared/contract/contract.ts';
import { Refusal } from '../../../shared/errors/index.ts';
import { writeChosenFile } from '../../disk/chosenFile.ts';
import { attachFile, takeAttachment } from '../../documents/attaching.ts';
import { safeName } from '../../documents/safeName.ts';
import { chooseFiles, chooseNewFile } from '../../window/dialogs.ts';
import { openCopy } from '../../window/openedCopies.ts';
import type { Handlers } from '../answerCalls.ts';
import { contextOf, type Parts } from './parts.ts';

type AttachmentCalls = 'attachments.choose' | 'attachments.open' | 'attachments.save';

export function attachmentHandlers({
  office,
  session,
  window,
}: Pick<Parts, 'office' | 'session' | 'window'>): Pick<Handlers, AttachmentCalls> {
  const archive = () => office.archive().writable;
  const context = () => contextOf(session);
  return {
    'attachments.choose': async () => {
      const chosen: Output<'attachments.choose'> = { files: [], refused: [] };
      for (const path of await chooseFiles(window(), { title: '选择要添加的文件' })) {
        try {
          chosen.files.push(await attachFile(archive(), context(), path));
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          chosen.refused.push({ name: basename(path), message: error.message });
        }
      }
      return chosen;
    },
    'attachments.open': async (input) => {
      const { content } = takeAttachment(archive(), context(), input, 'attachment.opened');
      await openCopy(input.name, content);
    },
    'attachments.save': async (input) => {
      const file = await chooseNewFile(window(), {
        title: '另存附件',
        defaultPath: safeName(input.name),
        filters: [{ name: '所有文件', extensions: ['*'] }],
      });
      if (file === undefined) return false;
      const { content } = takeAttachment(archive(), context(), input, 'attachment.saved');
      await writeChosenFile(file, content, 'ATTACHMENT_NOT_WRITTEN');
      return true;
    },
  };
}
