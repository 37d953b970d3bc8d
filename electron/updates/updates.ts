import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import type { AppUpdater, ProgressInfo, UpdateInfo } from 'electron-updater';
import { Refusal, refuse } from '../../shared/errors/index.ts';
import { LONGEST_FEED, requireSignedByHq } from './signedFeed.ts';

/** What the program knows about new editions. */
export interface Updates {
  /** The newer edition that the head office offers; undefined when this is the newest. */
  check(feed: string, hqSigner: string): Promise<{ version: string; date: string } | undefined>;
  /** Fetches what `check` found; the installer is kept by electron-updater. */
  download(progress: (done: number, total: number) => void): Promise<void>;
  /** Ends the program, installs and starts it again. Only after `download`. */
  install(): void;
}

/** electron-updater, loaded when it is first asked for. */
export function newUpdates(folder: () => string): Updates {
  let updater: AppUpdater | undefined;
  return {
    async check(feed, hqSigner) {
      updater = await updaterFor(folder(), feed, hqSigner);
      if (!updater.isUpdaterActive()) refuse('UPDATE_NOT_POSSIBLE');
      const found = await carriedOut(updater.checkForUpdates(), 'UPDATE_UNREACHABLE');
      if (!found?.isUpdateAvailable) return undefined;
      return { version: found.updateInfo.version, date: found.updateInfo.releaseDate };
    },
    async download(progress) {
      const fetching = updater ?? refuse('UPDATE_OFF');
      const tell = ({ transferred, total }: ProgressInfo) => progress(transferred, total);
      fetching.on('download-progress', tell);
      try {
        await carriedOut(fetching.downloadUpdate(), 'UPDATE_NOT_DOWNLOADED');
      } finally {
        fetching.off('download-progress', tell);
      }
    },
    install: () => updater?.quitAndInstall(),
  };
}

async function updaterFor(folder: string, feed: string, hqSigner: string): Promise<AppUpdater> {
  const { autoUpdater, Provider } = (await import('electron-updater')).default;
  /** electron-updater asks it for the newest release, and fetches only what it names with the digest it names. */
  class SignedFeed extends Provider<UpdateInfo> {
    constructor(_options: unknown, _updater: unknown, runtime: never) {
      super(runtime);
    }

    async getLatestVersion(): Promise<UpdateInfo> {
      const name = `${this.getDefaultChannelName()}.yml`;
      const list = await this.text(name);
      requireSignedByHq(list, await this.text(`${name}.sig`), hqSigner);
      const { parseUpdateInfo } = await import('electron-updater/out/providers/Provider.js');
      return parseUpdateInfo(list, name, new URL(name, feed));
    }

    resolveFiles(info: UpdateInfo) {
      return info.files.map((file) => ({ url: new URL(file.url, feed), info: file }));
    }

    private async text(name: string): Promise<string> {
      const text = await this.httpRequest(new URL(name, feed));
      if (text === null || text.length > LONGEST_FEED) refuse('UPDATE_LIST_INVALID');
      return text;
    }
  }
  // Stands for the file that the packager would put beside the program: it names electron-updater's cache.
  const settings = join(folder, 'updates.yml');
  writeFileSync(settings, 'provider: custom\nupdaterCacheDirName: kedang-updater\n');
  autoUpdater.updateConfigPath = settings;
  autoUpdater.logger = null;
  // It tells of each failure twice; an error event that nobody hears would end the program.
  autoUpdater.removeAllListeners('error').on('error', () => {});
  autoUpdater.autoDownload = false;
  autoUpdater.autoInstallOnAppQuit = false;
  autoUpdater.allowDowngrade = false;
  autoUpdater.setFeedURL({ provider: 'custom', updateProvider: SignedFeed as never });
  return autoUpdater;
}

/** Its failures under our codes; a refusal of ours passes through it. */
async function carriedOut<T>(
  work: Promise<T>,
  code: 'UPDATE_UNREACHABLE' | 'UPDATE_NOT_DOWNLOADED',
): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const { code: failure = '', message = '' } = error as { code?: string; message?: string };
    if (/CHECKSUM|SHA512/i.test(failure) || /checksum mismatch/i.test(message)) refuse('UPDATE_DAMAGED');
    if (/INVALID_UPDATE_INFO|INVALID_VERSION|NO_FILES/i.test(failure)) refuse('UPDATE_LIST_INVALID');
    refuse(code, { reason: failure || message.split('\n')[0]?.slice(0, 120) });
  }
}

/** Where electron-updater's own settings lie: the window's folder, not the archive's. */
export const updatesFolder = () => app.getPath('userData');
