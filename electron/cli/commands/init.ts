import { open } from 'node:fs/promises';
import { refuse } from '../../../shared/errors/index.ts';
import type { FirstRole } from '../../../shared/rights/roles.ts';
import { createArchive } from '../../archive/create.ts';
import { archiveHome } from '../../archive/place.ts';
import { diskReason } from '../../disk/reasons.ts';
import { makeHqKeys } from '../../weeklyFile/hqKeys.ts';
import type { CommandAnswer } from '../answer.ts';
import { keyStore } from '../keyStore.ts';

interface InitOptions {
  branch: string;
  name: string;
  admin: string;
  adminRole: FirstRole;
  hqRecipient?: string;
  hqSigner?: string;
  hqIdentityOut?: string;
  hqSignerOut?: string;
}

export async function initCommand(options: InitOptions): Promise<CommandAnswer> {
  const password = process.env.KEDANG_PASSWORD ?? refuse('ADMIN_PASSWORD_NEEDED');
  const hq = await headOfficeKeys(options);
  const osStore = keyStore();
  const created = await createArchive(
    archiveHome(),
    {
      branch: { code: options.branch, name: options.name },
      administrator: { name: options.admin, role: options.adminRole, password },
      hq,
    },
    osStore ? { osStore } : {},
  );
  const { home } = created.archive;
  created.archive.close();
  const { recoveryCode, signer, recipient } = created;
  return {
    json: { archive: home, recoveryCode, signer, recipient },
    lines: [
      `档案已建立：${home}`,
      `恢复码（只显示这一次，请抄写或打印后锁好）：${recoveryCode}`,
      `分公司签名公钥：${signer}`,
      `分公司收件公钥：${recipient}`,
    ],
  };
}

/** The head office's public keys as given, or those of a test head office whose private keys are written to files. */
async function headOfficeKeys(options: InitOptions): Promise<{ recipient: string; signer: string }> {
  const { hqRecipient, hqSigner, hqIdentityOut, hqSignerOut } = options;
  if ((hqRecipient && hqSigner) || (!hqIdentityOut && !hqSignerOut)) {
    return {
      recipient: hqRecipient ?? refuse('HQ_KEYS_NEEDED', { key: '--hq-recipient' }),
      signer: hqSigner ?? refuse('HQ_KEYS_NEEDED', { key: '--hq-signer' }),
    };
  }
  const made = await makeHqKeys();
  if (hqIdentityOut) await writeSecret(hqIdentityOut, `${made.identity}\n`);
  if (hqSignerOut) await writeSecret(hqSignerOut, made.signerPrivateKey);
  return {
    recipient: hqIdentityOut
      ? made.recipient
      : (hqRecipient ?? refuse('HQ_KEYS_NEEDED', { key: '--hq-recipient' })),
    signer: hqSignerOut ? made.signer : (hqSigner ?? refuse('HQ_KEYS_NEEDED', { key: '--hq-signer' })),
  };
}

/** Only the owner may read it, and no existing file is written over. */
async function writeSecret(file: string, text: string): Promise<void> {
  let handle: Awaited<ReturnType<typeof open>> | undefined;
  try {
    handle = await open(file, 'wx', 0o600);
    await handle.writeFile(text);
    await handle.sync();
  } catch (error) {
    refuse('SECRET_NOT_WRITTEN', { file, reason: diskReason(error) ?? '未知' });
  } finally {
    await handle?.close();
  }
}
