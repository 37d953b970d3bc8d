import { existsSync, mkdirSync, readFileSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join, parse, resolve } from 'node:path';
import { refuse } from '../../shared/errors/index.ts';
import { failureOf } from './failures.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The program's folder on this computer: KEDANG_HOME, else `%LOCALAPPDATA%\Kedang` (not roaming: an archive is no
 * profile setting), `~/Library/Application Support/Kedang`, or `kedang` in the XDG data folder.
 */
export function archiveHome(
  environment: Environment = process.env,
  platform: NodeJS.Platform = process.platform,
  userFolder: string = homedir(),
): string {
  if (environment.KEDANG_HOME) return resolve(environment.KEDANG_HOME);
  if (platform === 'win32')
    return join(environment.LOCALAPPDATA ?? join(userFolder, 'AppData', 'Local'), 'Kedang');
  if (platform === 'darwin') return join(userFolder, 'Library', 'Application Support', 'Kedang');
  const data = environment.XDG_DATA_HOME;
  return join(data && isAbsolute(data) ? data : join(userFolder, '.local', 'share'), 'kedang');
}

/** Where the files of an archive lie. */
export function archiveFiles(home: string) {
  const folder = join(home, 'archive');
  return { folder, database: join(folder, 'archive.db'), keys: join(folder, 'keys.json') };
}

/** Makes the folder when missing and refuses one where SQLite's locks or the secrecy can't be relied on. @throws PLACE_REFUSED, ARCHIVE_READ_ONLY */
export function preparePlace(home: string, environment: Environment = process.env): void {
  refuseUnsafe(home, environment);
  try {
    mkdirSync(home, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw failureOf(error, join(home, 'archive'));
  }
  // A link or a mapped drive shows its true place only once it exists.
  refuseUnsafe(realpathSync.native(home), environment);
}

function refuseUnsafe(folder: string, environment: Environment): void {
  const reason = unsafeReason(folder, environment);
  if (reason) refuse('PLACE_REFUSED', { folder, reason });
}

/** Folders of file synchronisation programs; they copy a database in the middle of a write and keep readable history elsewhere. */
const syncedNames: readonly (readonly [RegExp, string])[] = [
  [/^OneDrive( - .+)?$/i, 'OneDrive'],
  [/^Dropbox( \(.+\))?$/i, 'Dropbox'],
  [/^(Google ?Drive|GoogleDrive-.+|My Drive|我的云端硬盘)$/i, 'Google Drive'],
  [/^(iCloud ?Drive|Mobile Documents|CloudStorage)$/i, 'iCloud'],
  [/^(Nutstore( Files)?|我的坚果云)$/i, '坚果云'],
  [/^(BaiduSyncdisk|百度网盘同步空间)$/i, '百度网盘'],
  [/^(WPSDrive|WPS云盘)$/i, 'WPS 云盘'],
  [/^(Nextcloud|ownCloud|Seafile|Syncthing)$/i, '同步盘'],
];
/** Files by which such a program marks the top of its folder, whatever its name. */
const syncedMarks: readonly (readonly [string, string])[] = [
  ['.dropbox.cache', 'Dropbox'],
  ['.stfolder', 'Syncthing'],
  ['.owncloudsync.log', 'ownCloud'],
  ['.sync_journal.db', 'ownCloud'],
];
/** File systems that lie on another computer. */
const networkTypes =
  /^(nfs4?|cifs|smb3?|smbfs|afpfs|webdav|ncpfs|ceph|glusterfs|lustre|davfs|fuse\.(sshfs|rclone|gvfsd-fuse|davfs2?|glusterfs|s3fs|smbnetfs|onedriver|google-drive-ocamlfuse))$/;

/** Why no archive may lie there, in Chinese; undefined when nothing speaks against it. What can't be detected is not refused. */
export function unsafeReason(
  folder: string,
  environment: Environment = {},
  mounts: string = mountTable(),
): string | undefined {
  if (/^(\\\\|\/\/)(\?\\UNC\\)?[^\\/?.]/.test(folder)) return '这是网络上的共享文件夹';
  const parts = folder.split(/[\\/]+/);
  for (const [name, program] of syncedNames)
    if (parts.some((part) => name.test(part))) return `这是会被 ${program} 同步的文件夹`;
  for (const variable of ['OneDrive', 'OneDriveCommercial', 'OneDriveConsumer']) {
    const root = environment[variable];
    if (root && isInside(folder, root)) return '这是会被 OneDrive 同步的文件夹';
  }
  for (const above of foldersAbove(folder))
    for (const [mark, program] of syncedMarks)
      if (existsSync(join(above, mark))) return `这是会被 ${program} 同步的文件夹`;
  const type = mountTypeOf(folder, mounts);
  if (type && networkTypes.test(type)) return `这是网络磁盘（${type}）`;
  return undefined;
}

function foldersAbove(folder: string): string[] {
  const found = [folder];
  for (let above = folder; above !== parse(above).root && above !== dirname(above); ) {
    above = dirname(above);
    found.push(above);
  }
  return found;
}

function isInside(folder: string, root: string): boolean {
  const plain = (path: string) =>
    `${path
      .replace(/[\\/]+/g, '/')
      .replace(/\/$/, '')
      .toLowerCase()}/`;
  return plain(folder).startsWith(plain(root));
}

/** Linux's table of mounts; elsewhere empty. */
function mountTable(): string {
  return process.platform === 'linux' ? readFileSync('/proc/self/mounts', 'utf8') : '';
}

/** Type of the file system with the longest mount point above the folder. */
function mountTypeOf(folder: string, mounts: string): string | undefined {
  let longest = -1;
  let found: string | undefined;
  for (const line of mounts.split('\n')) {
    const [, escaped, type] = line.split(' ');
    if (!escaped || !type) continue;
    const point = escaped.replace(/\\(\d{3})/g, (_, octal: string) =>
      String.fromCharCode(Number.parseInt(octal, 8)),
    );
    if (isInside(folder, point) && point.length >= longest) {
      longest = point.length;
      found = type;
    }
  }
  return found;
}
