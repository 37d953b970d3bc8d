import { checkArchive } from '../../archive/check/check.ts';
import { actAs } from '../actor.ts';
import type { CommandAnswer } from '../answer.ts';
import { withArchive } from '../withArchive.ts';

export function checkCommand(): Promise<CommandAnswer> {
  return withArchive(async (archive) => {
    await actAs(archive, 'archive.check');
    const { ok, documents, revisions, problems } = checkArchive(archive.readable, { deep: true });
    return {
      json: { ok, documents, revisions, problems },
      lines: [
        ok ? `档案完好：单据 ${documents} 份，版次 ${revisions} 个` : `发现 ${problems.length} 处问题`,
        ...problems.map(({ code, text }) => `  ${code}\t${text}`),
      ],
      refused: !ok,
    };
  });
}
