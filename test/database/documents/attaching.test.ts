import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { attachFile, takeAttachment } from '../../../electron/documents/attaching.ts';
import { findAttachment } from '../../../electron/documents/attachments.ts';
import { temporaryFolder } from '../archive/newArchive.ts';
import { codeOf } from '../refusal.ts';
import { branch } from './branch.ts';

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

function file(name: string, content: Uint8Array | string): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, content);
  return path;
}

it('takes a file by what is in it', async () => {
  const { archive, chen } = await branch();
  const attached = await attachFile(archive, chen.context, file('外箱破损.PNG', PNG));
  expect(attached).toMatchObject({ name: '外箱破损.PNG', size: PNG.length, mediaType: 'image/png' });
  expect(Buffer.from(findAttachment(archive, attached.sha256)?.content ?? []).equals(PNG)).toBe(true);
  const long = await attachFile(archive, chen.context, file(`${'长'.repeat(80)}.png`, PNG));
  expect(long.name.endsWith('.png')).toBe(true);
});

it('refuses what is empty, too large, gone, unknown or not what its name says', async () => {
  const { archive, chen } = await branch();
  const codeFor = (path: string) => codeOf(() => attachFile(archive, chen.context, path));
  const large = file('录像.mp4', '');
  truncateSync(large, 20 * 1024 * 1024 + 1);
  expect(await codeFor(large)).toBe('ATTACHMENT_TOO_LARGE');
  expect(await codeFor(file('空.pdf', ''))).toBe('ATTACHMENT_EMPTY');
  expect(await codeFor(join(temporaryFolder(), '没有这个.pdf'))).toBe('ATTACHMENT_UNREADABLE');
  expect(await codeFor(temporaryFolder())).toBe('ATTACHMENT_UNREADABLE');
  expect(await codeFor(file('照片.jpg', 'MZ\u0090\0'))).toBe('ATTACHMENT_TYPE_UNKNOWN');
  expect(await codeFor(file('照片.exe', PNG))).toBe('ATTACHMENT_TYPE_MISMATCH');
  expect(await codeFor(file('没有后缀', PNG))).toBe('ATTACHMENT_TYPE_MISMATCH');
  expect(archive.prepare('SELECT count(*) FROM attachments').pluck().get()).toBe(0);
});

it('gives an unsaved file back to him who added it only, and writes that down', async () => {
  const { archive, chen, wu } = await branch();
  const attached = await attachFile(archive, chen.context, file('证物.png', PNG));
  const { content } = takeAttachment(archive, chen.context, attached, 'attachment.saved');
  expect(Buffer.from(content).equals(PNG)).toBe(true);
  expect(await codeOf(() => takeAttachment(archive, wu.context, attached, 'attachment.opened'))).toBe(
    'ATTACHMENT_MISSING',
  );
  expect(archive.prepare("SELECT count(*) FROM audit WHERE verb = 'attachment.saved'").pluck().get()).toBe(1);
});
