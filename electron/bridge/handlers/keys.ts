import { refuse } from '../../../shared/errors/index.ts';
import { sql } from '../../archive/connection.ts';
import { branchKeysOf } from '../../archive/keys/branchKeys.ts';
import { readKeyring } from '../../archive/keys/keyring.ts';
import { archiveFiles } from '../../archive/place.ts';
import { writeFileWhole } from '../../disk/disk.ts';
import { provePassword } from '../../people/signingIn.ts';
import {
  fingerprintOf,
  renewalFile,
  renewalFileName,
  renewals,
  renewSigningKey,
} from '../../weeklyFile/keyRenewal.ts';
import { chooseNewFile } from '../../window/dialogs.ts';
import type { Handlers } from '../answerCalls.ts';
import { contextOf, type Parts } from './parts.ts';

type KeysCalls = Extract<keyof Handlers, `keys.${string}`>;

export function keysHandlers({
  office,
  session,
  window,
}: Pick<Parts, 'office' | 'session' | 'window'>): Pick<Handlers, KeysCalls> {
  const archive = () => office.archive();
  const context = () => contextOf(session);
  return {
    'keys.state': () => {
      const { home, readable } = archive();
      const { signer, recipient } = branchKeysOf(readable);
      const one = <T>(text: string) => sql<{ at: T }>(readable, text).get()?.at;
      const changed = one<string>(
        `SELECT at FROM audit WHERE verb = 'recoveryCode.changed' ORDER BY seq DESC LIMIT 1`,
      );
      return {
        signer,
        fingerprint: fingerprintOf(signer),
        since: one<string>(`SELECT created_at AS at FROM branch_keys WHERE purpose = 'signing'`) ?? '',
        recipient,
        renewals: renewals(readable)
          .reverse()
          .map(({ statement, madeBy }) => ({
            number: statement.number,
            at: statement.at,
            by: madeBy,
            reason: statement.reason,
            fingerprint: fingerprintOf(statement.new),
            fromSequence: statement.fromSequence,
          })),
        keyStore: readKeyring(archiveFiles(home).keys).osStore !== undefined,
        ...(changed !== undefined && { codeChangedAt: changed }),
      };
    },
    'keys.proposeCode': async ({ password }) => {
      await provePassword(archive().writable, context(), password);
      return { code: await office.proposeCode() };
    },
    'keys.adoptCode': ({ code }) => office.adoptCode(context(), code),
    'keys.renewSigning': async ({ password, reason }) => {
      await provePassword(archive().writable, context(), password);
      return { number: renewSigningKey(archive().writable, context(), reason).statement.number };
    },
    'keys.saveRenewal': async ({ number }) => {
      const renewal =
        renewals(archive().readable).find(({ statement }) => statement.number === number) ??
        refuse('KEY_RENEWAL_NOT_FOUND', { number });
      const file = await chooseNewFile(window(), {
        title: '另存密钥更换书，报总公司',
        defaultPath: renewalFileName(renewal),
        filters: [{ name: '密钥更换书', extensions: ['json'] }],
      });
      if (file === undefined) return false;
      try {
        writeFileWhole(file, renewalFile(renewal));
      } catch (error) {
        refuse('KEY_FILE_NOT_WRITTEN', { file, reason: (error as NodeJS.ErrnoException).code ?? '未知' });
      }
      return true;
    },
  };
}
