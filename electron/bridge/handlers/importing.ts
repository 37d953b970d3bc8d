import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { refuse } from '../../../shared/errors/index.ts';
import { writeChosenFile } from '../../disk/chosenFile.ts';
import type { ImportResult } from '../../importing/customerImport.ts';
import { importInWorker, previewInWorker } from '../../importing/importJob.ts';
import { chooseFile, chooseNewFile } from '../../window/dialogs.ts';
import type { Handlers } from '../answerCalls.ts';
import { contextOf, type Parts } from './parts.ts';

type ImportCalls = 'import.choose' | 'import.preview' | 'import.run' | 'import.cancel' | 'import.saveRejects';

/** A file that the user chose; the page knows its token alone, so that it can't name files by itself. */
interface Source {
  path: string;
  /** Of the file at the last preview. */
  changedAt?: number;
  running?: AbortController;
  result?: ImportResult;
}

export function importHandlers({
  office,
  session,
  window,
  progress,
}: Pick<Parts, 'office' | 'session' | 'window' | 'progress'>): Pick<Handlers, ImportCalls> {
  const sources = new Map<string, Source>();
  const sourceOf = (token: string) => sources.get(token) ?? refuse('BAD_REQUEST', { where: 'import.token' });
  const where = ({ path }: Source) => ({ archive: office.archive(), actor: contextOf(session).actor, path });

  return {
    'import.choose': async () => {
      const path = await chooseFile(window(), {
        title: '选择客户文件',
        filters: [{ name: 'CSV 或 Excel', extensions: ['csv', 'txt', 'xlsx'] }],
      });
      if (path === undefined) return undefined;
      const token = randomUUID();
      sources.set(token, { path });
      return { token, file: basename(path) };
    },
    'import.preview': async ({ token, mapping }) => {
      const source = sourceOf(token);
      source.changedAt = await changeOf(source.path);
      return previewInWorker(where(source), mapping);
    },
    'import.run': async ({ token, ...request }) => {
      const source = sourceOf(token);
      const file = basename(source.path);
      if ([...sources.values()].some(({ running }) => running)) refuse('IMPORT_RUNNING', { file });
      // Before the first await, or a second click would start a second import.
      const running = new AbortController();
      source.running = running;
      try {
        if (source.changedAt !== (await changeOf(source.path))) refuse('IMPORT_FILE_CHANGED', { file });
        source.result = await office.whileHeld(() =>
          importInWorker(where(source), request, {
            progress: (done, total) => progress({ task: 'import', done, total, text: `正在导入 ${file}` }),
            signal: running.signal,
          }),
        );
      } finally {
        delete source.running;
      }
      const { rejects: _, ...counts } = source.result;
      return counts;
    },
    'import.cancel': ({ token }) => sourceOf(token).running?.abort(),
    'import.saveRejects': async ({ token }) => {
      const { path, result } = sourceOf(token);
      const target = await chooseNewFile(window(), {
        title: '另存退回的行',
        defaultPath: `退回-${basename(path).replace(/\.[^.]*$/, '')}.csv`,
        filters: [{ name: 'CSV', extensions: ['csv'] }],
      });
      if (target === undefined) return false;
      await writeChosenFile(target, result?.rejects ?? '', 'IMPORT_REJECTS_NOT_WRITTEN');
      return true;
    },
  };
}

/** 0 for a file that is gone: reading it says so. */
async function changeOf(path: string): Promise<number> {
  const found = await stat(path).catch(() => undefined);
  return found ? found.mtimeMs + found.size : 0;
}
