import { sql } from '../../../electron/archive/connection.ts';
import { addAttachment } from '../../../electron/documents/attachments.ts';
import { saveDocument, voidDocument } from '../../../electron/documents/saving.ts';
import { keepWorkingCopy } from '../../../electron/documents/workingCopies.ts';
import { wholeCard, wholeReport } from '../../database/documents/bodies.ts';
import { actorNamed, MANAGER, openBranch, SALESPERSON, steadyClock } from '../branch.ts';
import { between } from '../kill/random.ts';
import type { Stage } from '../kill/victim.ts';

/** A fact that holds for ever once acknowledged. */
export type SavedFact =
  | { revision: { document: string; revision: number; chain: string } }
  | { number: { document: string; number: string } }
  | { attachment: string }
  | { workingCopy: { typed: string } };

/** A salesperson at work: cards, corrections, reports with new customers, files, what was typed but not saved. */
export default async function saving({ home, random, ready, acknowledge }: Stage): Promise<void> {
  const archive = await openBranch(home);
  const { writable } = archive;
  const actor = actorNamed(archive, SALESPERSON);
  const manager = actorNamed(archive, MANAGER);
  const salesperson = { id: actor.personId, name: actor.name };
  const context = { actor, clock: steadyClock(new Date().toISOString()) };
  const lot = () => between(random, 0, 1_000_000_000);
  const tell = (fact: SavedFact) => acknowledge(fact);

  function told(saved: { id: string; number?: string; revision: number }): typeof saved {
    const chain = sql<{ chain: string }>(
      writable,
      'SELECT chain FROM revisions WHERE document_id = ? AND revision = ?',
    ).get(saved.id, saved.revision)?.chain;
    tell({ revision: { document: saved.id, revision: saved.revision, chain: String(chain) } });
    if (saved.number !== undefined) tell({ number: { document: saved.id, number: saved.number } });
    return saved;
  }

  ready();
  for (let round = 0; round < 8; round += 1) {
    const name = `无锡第${process.pid}-${lot()}号贸易有限公司`;
    const body = wholeCard(salesperson, {
      fullName: name,
      businessScope: '建材'.repeat(between(random, 1, 400)),
    });
    delete body.creditCode;
    const save = (as: 'draft' | 'submitted', changed: object, before?: { id: string; revision: number }) =>
      told(
        saveDocument(writable, context, {
          form: 'customerCard',
          ...(before && { id: before.id }),
          baseRevision: before?.revision ?? 0,
          body: { ...body, ...changed },
          as,
          ...(before && { reason: '核对后更正' }),
        }),
      );
    const content = Buffer.from(`%PDF-1.4 ${lot()}`.padEnd(between(random, 20, 60_000), ' '));
    const attachment = addAttachment(writable, context, {
      content,
      name: '合同.pdf',
      mediaType: 'application/pdf',
    });
    tell({ attachment: attachment.sha256 });
    const typed = String(lot());
    keepWorkingCopy(writable, context, { form: 'customerCard', baseRevision: 0, body: { fullName: typed } });
    tell({ workingCopy: { typed } });
    const draft = save('draft', {});
    const card = save('submitted', { phone: `0510-${between(random, 80_000_000, 89_999_999)}` }, draft);
    save('submitted', { address: `长江路 ${lot()} 号` }, card);
    const day = new Date(Date.UTC(2000 + (process.pid % 20), 0, between(random, 1, 3000)))
      .toISOString()
      .slice(0, 10);
    const date = unusedDay(day);
    const customer = { name: `江阴${lot()}商行` };
    const report = told(
      saveDocument(writable, context, {
        form: 'visitReport',
        baseRevision: 0,
        body: wholeReport(salesperson, customer, { date }),
        as: 'submitted',
      }),
    );
    if (random() < 0.3)
      told(voidDocument(writable, { ...context, actor: manager }, { id: report.id, reason: '填错日期' }));
  }
  archive.close();

  function unusedDay(from: string): string {
    const taken = sql(writable, `SELECT 1 FROM documents WHERE form = 'visitReport' AND business_date = ?`);
    for (let at = Date.parse(from); ; at += 86_400_000) {
      const date = new Date(at).toISOString().slice(0, 10);
      if (!taken.get(date)) return date;
    }
  }
}
