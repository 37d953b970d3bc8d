import { makeBranch } from '../branch.ts';
import type { Stage } from '../kill/victim.ts';

/** The first run: a new archive with its first people. */
export default async function creating({ home, ready, acknowledge }: Stage): Promise<void> {
  ready();
  const { recoveryCode } = await makeBranch(home);
  acknowledge({ recoveryCode });
}
