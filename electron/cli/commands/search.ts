import { searchCustomers } from '../../search/customers.ts';
import { actAs } from '../actor.ts';
import type { CommandAnswer } from '../answer.ts';
import { withArchive } from '../withArchive.ts';

export function searchCommand(text: string, options: { limit: number }): Promise<CommandAnswer> {
  return withArchive(async (archive) => {
    const context = await actAs(archive, 'card.read');
    const { total, hits } = searchCustomers(archive.readable, context, {
      text,
      limit: Math.max(1, options.limit),
      countTo: Number.MAX_SAFE_INTEGER,
    });
    return {
      json: { total, hits: hits.map(({ code, name }) => ({ code, name })) },
      lines: [`找到 ${total} 家`, ...hits.map(({ code, name }) => `${code}\t${name}`)],
    };
  });
}
