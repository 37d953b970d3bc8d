import { mkdirSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { archiveHome, preparePlace, unsafeReason } from '../../../electron/archive/place.ts';
import { codeOf } from '../refusal.ts';
import { temporaryFolder } from './newArchive.ts';

describe('the folder of the archive', () => {
  it('is where each system keeps data of one user on one computer', () => {
    expect(archiveHome({ KEDANG_HOME: '/data/kd', XDG_DATA_HOME: '/x' }, 'linux', '/home/li')).toBe(
      resolve('/data/kd'),
    );
    expect(archiveHome({ XDG_DATA_HOME: '/x' }, 'linux', '/home/li')).toBe(join('/x', 'kedang'));
    expect(archiveHome({ XDG_DATA_HOME: 'relative' }, 'linux', '/home/li')).toBe(
      join('/home/li', '.local', 'share', 'kedang'),
    );
    expect(archiveHome({ KEDANG_HOME: '' }, 'darwin', '/Users/li')).toBe(
      join('/Users/li', 'Library', 'Application Support', 'Kedang'),
    );
    expect(archiveHome({ LOCALAPPDATA: '/c/local' }, 'win32', '/c/li')).toBe(join('/c/local', 'Kedang'));
  });

  it.each([
    ['\\\\server\\share\\Kedang', '网络'],
    ['//server/share/Kedang', '网络'],
    ['\\\\?\\UNC\\server\\share', '网络'],
    ['C:\\Users\\li\\OneDrive\\Kedang', 'OneDrive'],
    ['C:\\Users\\li\\OneDrive - 上海公司\\Kedang', 'OneDrive'],
    ['D:\\我的坚果云\\Kedang', '坚果云'],
    ['D:\\BaiduSyncdisk\\Kedang', '百度网盘'],
    ['/Users/li/Library/Mobile Documents/Kedang', 'iCloud'],
    ['/Users/li/Library/CloudStorage/GoogleDrive-li@example.com/Kedang', 'Google Drive'],
  ])('is not in %s', (folder, reason) => {
    expect(unsafeReason(folder, {}, '')).toContain(reason);
  });

  it.each([
    'C:\\Users\\li\\AppData\\Local\\Kedang',
    '\\\\?\\C:\\Kedang',
    '/home/li/onedriver-notes',
    '/home/li/kedang',
  ])('may be in %s', (folder) => {
    expect(unsafeReason(folder, { OneDrive: 'C:\\Users\\li\\Sync' }, '')).toBeUndefined();
  });

  it('is not in the folder that OneDrive names, whatever it is called', () => {
    expect(unsafeReason('c:/users/li/sync/Kedang', { OneDrive: 'C:\\Users\\li\\Sync' }, '')).toContain(
      'OneDrive',
    );
  });

  it('is not on a mounted network disk', () => {
    const mounts = 'dev / ext4 rw 0 0\nserver:/x /mnt/my\\040share nfs4 rw 0 0\n';
    expect(unsafeReason('/mnt/my share/kedang', {}, mounts)).toContain('nfs4');
    expect(unsafeReason('/mnt/other/kedang', {}, mounts)).toBeUndefined();
  });

  it('is not under the marks of a synchronisation program, nor behind a link to one', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'team', '.stfolder'), { recursive: true });
    const synced = join(folder, 'team', 'deep', 'kedang');
    expect(await codeOf(() => preparePlace(synced))).toBe('PLACE_REFUSED');
    symlinkSync(join(folder, 'team'), join(folder, 'link'));
    expect(await codeOf(() => preparePlace(join(folder, 'link', 'kedang')))).toBe('PLACE_REFUSED');
    preparePlace(join(folder, 'plain', 'kedang'));
  });
});
