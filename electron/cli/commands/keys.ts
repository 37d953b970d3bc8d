import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { refuse } from '../../../shared/errors/index.ts';
import { branchKeysOf } from '../../archive/keys/branchKeys.ts';
import { writeFileWhole } from '../../disk/disk.ts';
import {
  fingerprintOf,
  type KeyRenewal,
  readRenewal,
  renewalFile,
  renewalFileName,
  renewSigningKey,
  withRenewals,
} from '../../weeklyFile/keyRenewal.ts';
import { actAs } from '../actor.ts';
import type { CommandAnswer } from '../answer.ts';
import { withArchive } from '../withArchive.ts';

/** The branch: a new signing key, and the paper that the old one signed for the head office. */
export function renewCommand({ out, reason }: { out: string; reason: string }): Promise<CommandAnswer> {
  return withArchive(async (archive) => {
    const context = await actAs(archive, 'archive.keys');
    const renewal = renewSigningKey(archive.writable, context, reason);
    const file = join(resolve(out), renewalFileName(renewal));
    written(file, renewalFile(renewal));
    const { number, fromSequence } = renewal.statement;
    const { signer } = branchKeysOf(archive.readable);
    return {
      json: { ok: true, file, number, fromSequence, signer, fingerprint: fingerprintOf(signer) },
      lines: [
        `已换用新的签名密钥（第 ${number} 次），从第 ${fromSequence} 号周报起使用`,
        `密钥更换书：${file}，请报总公司`,
        `新密钥指纹：${fingerprintOf(signer)}`,
      ],
    };
  });
}

/** The head office: puts the new key on its list when the old one vouches for it. */
export async function acceptCommand(file: string, { signers }: { signers: string }): Promise<CommandAnswer> {
  const renewal = readRenewal(await textOf(file), basename(file));
  const list = await textOf(signers);
  const extended = withRenewals(list, [renewal]);
  const { branch, number, new: line, fromSequence } = renewal.statement;
  const known = list.includes(line.split(' ')[1] ?? line);
  if (!known) written(resolve(signers), extended);
  return {
    json: {
      ok: true,
      branch,
      number,
      fromSequence,
      signer: line,
      fingerprint: fingerprintOf(line),
      added: !known,
    },
    lines: [
      known ? '名单上已有这把密钥' : `已把“${branch}”的新密钥加入名单`,
      `新密钥指纹：${fingerprintOf(line)}；从第 ${fromSequence} 号周报起，用旧密钥签的都不要接受`,
    ],
  };
}

/** The renewals that `--renewals` names. */
export const readRenewals = (files: readonly string[]): Promise<KeyRenewal[]> =>
  Promise.all(files.map(async (file) => readRenewal(await textOf(file), basename(file))));

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    return refuse('KEY_FILE_UNREADABLE', { file });
  }
}

function written(file: string, text: string): void {
  try {
    writeFileWhole(file, text);
  } catch (error) {
    refuse('KEY_FILE_NOT_WRITTEN', { file, reason: (error as NodeJS.ErrnoException).code ?? '未知' });
  }
}
