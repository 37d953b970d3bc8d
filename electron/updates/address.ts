import { audit } from '../archive/audit.ts';
import type { ReadableArchive, WritableArchive } from '../archive/connection.ts';
import type { Context } from '../archive/context.ts';
import { metaOf, setMeta } from '../archive/meta.ts';
import { write } from '../archive/transaction.ts';
import { feedAddress } from './signedFeed.ts';

/** '' while updating is off. */
export const updateAddress = (archive: ReadableArchive) => metaOf(archive, 'updateFeed') ?? '';

/** Keeps the head office's address; '' switches updating off. @throws UPDATE_ADDRESS_INVALID */
export function setUpdateAddress(archive: WritableArchive, context: Context, typed: string): void {
  const address = typed.trim() === '' ? '' : feedAddress(typed);
  write(archive, () => {
    setMeta(archive, 'updateFeed', address);
    audit(archive, context, 'updates.addressSet', '', { address });
  });
}
