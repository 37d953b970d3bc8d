import { openBranch } from '../branch.ts';
import type { Stage } from '../kill/victim.ts';

/** Opens the archive, which brings it to the latest layout. */
export default async function opening({ home, ready, acknowledge }: Stage): Promise<void> {
  ready();
  const archive = await openBranch(home);
  acknowledge({ version: archive.writable.pragma('user_version', { simple: true }) });
  archive.close();
}
