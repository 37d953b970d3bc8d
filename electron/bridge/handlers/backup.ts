import { join } from 'node:path';
import type { Input, Output } from '../../../shared/contract/contract.ts';
import { refuse } from '../../../shared/errors/index.ts';
import { formOf } from '../../../shared/forms/registry.ts';
import { allowed } from '../../../shared/rights/rights.ts';
import type { Role } from '../../../shared/rights/roles.ts';
import { audit } from '../../archive/audit.ts';
import { systemClock } from '../../archive/context.ts';
import { branchOf } from '../../archive/meta.ts';
import { replacedArchives } from '../../archive/replacing.ts';
import { write } from '../../archive/transaction.ts';
import { placesOf } from '../../backup/backupDesk.ts';
import { drills, holdDrill } from '../../backup/drilling/drilling.ts';
import { drillPaper } from '../../backup/drilling/paper.ts';
import { localPlace } from '../../backup/places.ts';
import { choosePlace } from '../../backup/register.ts';
import { newRestoreDesk, ReplacingFailed, type RestorePreview } from '../../backup/restoring/restoreDesk.ts';
import { backupState, listed } from '../../backup/state.ts';
import { writeSheetFile } from '../../sheets/sheetFile.ts';
import { chooseFolder, chooseNewFile } from '../../window/dialogs.ts';
import { offerPreview } from '../../window/previews.ts';
import { printPdf } from '../../window/printing.ts';
import type { Handlers } from '../answerCalls.ts';
import { contextOf, type Parts } from './parts.ts';

type BackupCalls = Extract<
  keyof Handlers,
  `backup.${string}` | `drill.${string}` | `restore.${string}` | `rescue.${string}`
>;
type ChosenSource = Input<'restore.prepare'>['source'];

export function backupHandlers(parts: Parts): Pick<Handlers, BackupCalls> {
  const { office, session, printer, window, backups, progress } = parts;
  const archive = () => office.archive();
  const context = () => contextOf(session);
  const restores = newRestoreDesk();
  const tell = (task: 'backup' | 'restore') => (text: string) => progress({ task, done: 0, total: 0, text });

  /** The folder of a source; undefined when the dialog is cancelled. */
  async function folderOf(source: ChosenSource): Promise<string | undefined> {
    switch (source.from) {
      case 'folder':
        return chooseFolder(window(), { title: '选择备份的文件夹，或旧电脑上复制来的档案文件夹' });
      case 'computer':
        return join(localPlace(office.home), knownName(source.name));
      case 'second': {
        const { second } = placesOf(archive());
        return second && join(second.folder, knownName(source.name));
      }
      case 'replaced':
        return (
          replacedArchives(office.home).find(({ name }) => name === source.name)?.folder ??
          refuse('BACKUP_NOT_FOUND', { folder: source.name })
        );
    }
  }

  const drillSheet = async (id: string, as: 'viewed' | 'printed' | 'saved') => {
    const { readable, writable } = archive();
    const drill = drills(readable).find((one) => one.id === id) ?? refuse('DRILL_NOT_FOUND');
    const sheet = await printer.makeSheet({ derived: drillPaper(drill, branchOf(readable)) });
    write(writable, () => audit(writable, context(), 'list.exported', id, { list: 'drill', as }));
    return sheet;
  };

  return {
    'backup.state': () => backupState(archive(), systemClock),
    'backup.make': async () => {
      const { second } = await (await backups()).make(archive(), context(), 'manual', tell('backup'));
      if (!second) return {};
      return { second: second.ok ? { ok: true } : { ok: false, message: second.error.message } };
    },
    'backup.choosePlace': async () => {
      const folder = await chooseFolder(window(), {
        title: '第二处备份放在哪个文件夹（移动盘或另一个硬盘）',
      });
      if (folder !== undefined) choosePlace(archive(), context(), folder);
      return folder;
    },
    'backup.forgetPlace': () => choosePlace(archive(), context(), undefined),
    'drill.hold': async ({ source, code }) => {
      const folder = await folderOf(source);
      if (folder === undefined) return undefined;
      return holdDrill(archive(), context(), { folder, ...(code && { code }) }, tell('restore'));
    },
    'drill.preview': async ({ id }) => {
      const { pdf, pages, missingCharacters } = await drillSheet(id, 'viewed');
      return { address: offerPreview(pdf), pages, missingCharacters };
    },
    'drill.print': async ({ id }) => printPdf((await drillSheet(id, 'printed')).pdf),
    'drill.save': async ({ id }) => {
      const file = await chooseNewFile(window(), {
        title: '另存恢复演练记录',
        defaultPath: '恢复演练记录.pdf',
        filters: [{ name: 'PDF', extensions: ['pdf'] }],
      });
      if (file === undefined) return false;
      await writeSheetFile(file, (await drillSheet(id, 'saved')).pdf);
      return true;
    },
    'restore.prepare': async ({ source, code }) => {
      const folder = await folderOf(source);
      if (folder === undefined) return undefined;
      const present = { home: office.home, archive: archive() };
      const input = { folder, ...(code && { code }) };
      return shown(await restores.prepare(present, input, tell('restore')), context().actor.role);
    },
    'restore.run': async ({ id, word }) => {
      const { code } = branchOf(archive().readable);
      if (word.trim().toUpperCase() !== code) refuse('RESTORE_NOT_CONFIRMED', { word: code });
      // Its worker has the archive open: Windows would not let the folder change its name.
      await parts.summary.close();
      const present = { ...office.present(), archive: archive() };
      try {
        const restored = await restores.run(present, await backups(), context(), id, tell('restore'));
        office.replace(restored.archive, '档案已按备份恢复，请重新登录。');
        session.signOut();
        return restored.backup === undefined ? {} : { backup: restored.backup };
      } catch (error) {
        if (error instanceof ReplacingFailed) {
          office.replace(error.archive);
          throw error.cause;
        }
        throw error;
      }
    },
    'restore.drop': () => restores.drop(),
    'rescue.backups': () => {
      office.refuseUnlessBeyondOpening();
      return listed(localPlace(office.home));
    },
    'rescue.prepare': async ({ source, code }) => {
      office.refuseUnlessBeyondOpening();
      const folder = await folderOf(source);
      if (folder === undefined) return undefined;
      return shown(await restores.prepare(office.present(), { folder, code }, tell('restore')));
    },
    'rescue.run': async ({ id }) => {
      office.refuseUnlessBeyondOpening();
      const restored = await restores.run(
        office.present(),
        await backups(),
        { clock: systemClock },
        id,
        tell('restore'),
      );
      office.replace(restored.archive, '档案已按备份恢复，请登录。');
    },
  };
}

/** A name as we give them: nothing that leads out of the folder. */
function knownName(name: string): string {
  return /^\d{4}-\d{2}-\d{2}_\d{6}_[a-zA-Z]+(-\d+)?$/.test(name)
    ? name
    : refuse('BACKUP_NOT_FOUND', { folder: name });
}

/** Titles of papers only for those who may read them. */
function shown(
  { id, source, proven, problems, loss }: RestorePreview,
  role?: Role,
): Output<'restore.prepare'> {
  const mayRead = (form: string) => role !== undefined && allowed(role, formOf(form).access.read);
  return {
    id,
    folder: source.folder,
    ...(source.manifest && { madeAt: source.manifest.at }),
    branch: proven.branch,
    documents: proven.documents,
    revisions: proven.revisions,
    problems: problems.map(({ text }) => text),
    ...(loss && {
      loss: {
        lines: loss.lines.map(({ form: _, ...line }) => line),
        added: loss.added,
        changed: loss.changed,
        items: loss.items
          .filter(({ form }) => mayRead(form))
          .map(({ form: _, number, ...item }) => ({ ...item, number: number ?? '' })),
        weeks: loss.weeks,
        back: loss.back,
      },
    }),
  };
}
