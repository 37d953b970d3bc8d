import { resolve } from 'node:path';
import { Refusal } from '../../../shared/errors/index.ts';
import { type Archive, archiveExists } from '../../archive/archive.ts';
import { systemClock } from '../../archive/context.ts';
import { archiveHome } from '../../archive/place.ts';
import { newBackupDesk } from '../../backup/backupDesk.ts';
import type { Asker } from '../../backup/register.ts';
import { newRestoreDesk, type Present, type RestorePreview } from '../../backup/restoring/restoreDesk.ts';
import { BEYOND_OPENING } from '../../office/office.ts';
import { actAs } from '../actor.ts';
import type { CommandAnswer } from '../answer.ts';
import { keyStore } from '../keyStore.ts';
import { openHere } from '../withArchive.ts';

/** Restores only with `confirm`; without it says what would be lost. */
export async function restoreCommand(
  folder: string,
  { confirm = false }: { confirm?: boolean },
): Promise<CommandAnswer> {
  const home = archiveHome();
  const osStore = keyStore();
  let archive = await presentArchive(home);
  const desk = newRestoreDesk();
  try {
    const asker: Asker = archive ? await actAs(archive, 'archive.restore') : { clock: systemClock };
    const present: Present = { home, ...(archive && { archive }), ...(osStore && { osStore }) };
    const code = process.env.KEDANG_RECOVERY_CODE;
    const preview = await desk.prepare(present, { folder: resolve(folder), ...(code && { code }) });
    if (!confirm) return answerOf(preview, undefined);
    const restored = await desk.run(present, newBackupDesk(), asker, preview.id);
    archive = restored.archive;
    return answerOf(preview, restored.backup ?? null);
  } finally {
    desk.drop();
    archive?.close();
  }
}

async function presentArchive(home: string): Promise<Archive | undefined> {
  if (!archiveExists(home)) return undefined;
  try {
    return await openHere();
  } catch (error) {
    if (error instanceof Refusal && BEYOND_OPENING.includes(error.code)) return undefined;
    throw error;
  }
}

function answerOf(
  { source, proven, problems, loss }: RestorePreview,
  backup: string | null | undefined,
): CommandAnswer {
  const restored = backup !== undefined;
  const { documents, revisions, branch } = proven;
  return {
    json: {
      restored,
      source: source.folder,
      madeAt: source.manifest?.at ?? null,
      branch,
      documents,
      revisions,
      problems,
      loss: loss
        ? {
            added: loss.added,
            changed: loss.changed,
            revisions: loss.revisions,
            byFormAndPerson: loss.lines.map(({ form, person, added, changed }) => ({
              form,
              person,
              added,
              changed,
            })),
            weeks: loss.weeks,
          }
        : null,
      ...(restored && { backup }),
    },
    lines: [
      `备份：${source.folder}`,
      `${branch.name}（${branch.code}），单据 ${documents} 份，版次 ${revisions} 个`,
      ...(loss
        ? [
            `恢复后将失去：新增的单据 ${loss.added} 份，改过的单据 ${loss.changed} 份`,
            ...loss.lines.map(
              ({ formTitle, person, added, changed }) =>
                `  ${formTitle}\t${person}\t新增 ${added}\t改过 ${changed}`,
            ),
            ...loss.weeks.map(({ week, sequence }) => `  已封存报出的周报：${week} 第 ${sequence} 号`),
          ]
        : []),
      ...problems.map(({ text }) => `  ${text}`),
      restored
        ? `已恢复。${backup ? `恢复前的档案已备份：${backup}` : '原来的档案已损坏，原样留在旁边。'}`
        : '没有改动任何内容。确认后加 --confirm 再执行。',
    ],
  };
}
