import { describe, expect, it } from 'vitest';
import { checkArchive } from '../../../electron/archive/check/check.ts';
import { addAttachment } from '../../../electron/documents/attachments.ts';
import { chainDigest, documentDigest } from '../../../electron/documents/digests.ts';
import type { DocumentRow } from '../../../electron/documents/record.ts';
import { saveDocument, voidDocument } from '../../../electron/documents/saving.ts';
import type { Body } from '../../../shared/forms/machinery/form.ts';
import { actingAs, reference, wholeCard, wholeReport } from '../documents/bodies.ts';
import { sharedArchive } from './newArchive.ts';

/** Two cards (the first in two revisions), a void one, a submitted report, a file; and no triggers to protect them. */
const filled = sharedArchive((test) => {
  const { archive, context } = test;
  const chen = actingAs(test, { name: '陈立', role: 'salesperson' });
  const save = (form: string, body: Body, more: { id?: string; baseRevision?: number } = {}) =>
    saveDocument(archive.writable, context, {
      form,
      baseRevision: 0,
      body,
      as: 'submitted',
      reason: '更正',
      ...more,
    }).id;
  const card = wholeCard(reference(chen.person));
  const first = save('customerCard', card);
  save('customerCard', { ...card, phone: '0510-11111111' }, { id: first, baseRevision: 1 });
  const second = save('customerCard', { ...card, fullName: '常州别家有限公司' });
  const gone = save('customerCard', { ...card, fullName: '无锡重复有限公司' });
  voidDocument(archive.writable, context, { id: gone, reason: '重复' });
  const report = save('visitReport', wholeReport(reference(chen.person), { id: first, name: '希望' }));
  const content = Buffer.from('合同');
  const file = { content, name: '合同.pdf', mediaType: 'application/pdf' };
  const { sha256 } = addAttachment(archive.writable, context, file);
  const database = archive.writable;
  const triggers = database
    .prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`)
    .pluck()
    .all();
  for (const name of triggers) database.exec(`DROP TRIGGER ${name}`);
  database.pragma('foreign_keys = 0');
  return { database, chen, first, second, gone, report, sha256 };
});

type Filled = ReturnType<typeof filled>;

const row = ({ database }: Filled, id: string) =>
  database.prepare('SELECT * FROM documents WHERE id = ?').get(id) as DocumentRow;

/** Changes the body of the document's last revision as somebody would who knows how digests are made. */
function forge(here: Filled, id: string, body: Body): void {
  const before = row(here, id);
  const text = JSON.stringify({ ...JSON.parse(before.body), ...body });
  const digest = documentDigest(before, text);
  const revision = here.database
    .prepare('SELECT previous FROM revisions WHERE document_id = ? AND revision = ?')
    .get(id, before.revision) as { previous: string };
  const chain = chainDigest({
    documentId: id,
    revision: before.revision,
    digest,
    at: before.updated_at,
    by: before.updated_by,
    reason: '更正',
    previous: revision.previous,
  });
  here.database
    .prepare('UPDATE revisions SET body = ?, digest = ?, chain = ? WHERE document_id = ? AND revision = ?')
    .run(text, digest, chain, id, before.revision);
  here.database.prepare('UPDATE documents SET body = ?, digest = ? WHERE id = ?').run(text, digest, id);
}

const run =
  (statement: string, which?: (here: Filled) => string) =>
  (here: Filled): void => {
    here.database.prepare(statement).run(...(which ? [which(here)] : []));
  };

describe('checking the archive', () => {
  it('finds nothing wrong with what was saved, and counts it', () => {
    const { archive } = filled().test;
    for (const deep of [false, true])
      expect(checkArchive(archive.readable, { deep })).toEqual({
        ok: true,
        documents: 4,
        revisions: 6,
        problems: [],
      });
  });

  it.each<[string, (here: Filled) => void, readonly string[]]>([
    [
      'a body changed in both places, its digest left',
      (here) => {
        const { body } = row(here, here.second);
        const other = body.replace('0510-82701234', '0510-82701235');
        here.database.prepare('UPDATE documents SET body = ? WHERE id = ?').run(other, here.second);
        here.database.prepare('UPDATE revisions SET body = ? WHERE document_id = ?').run(other, here.second);
      },
      ['DIGEST_WRONG'],
    ],
    [
      'a body changed in the document alone',
      run(`UPDATE documents SET body = json_set(body, '$.phone', '1') WHERE id = ?`, (here) => here.second),
      ['DOCUMENT_DIFFERS'],
    ],
    [
      'an earlier revision rewritten with a digest of its own',
      ({ database, first }) => {
        const old = database
          .prepare('SELECT * FROM revisions WHERE document_id = ? AND revision = 1')
          .get(first) as DocumentRow;
        const body = old.body.replace('0510-82701234', '0510-82701235');
        const head = { id: first, form: 'customerCard', edition: 1, number: 'SH-000001', revision: 1 };
        const digest = documentDigest({ ...head, state: old.state }, body);
        database
          .prepare('UPDATE revisions SET body = ?, digest = ? WHERE document_id = ? AND revision = 1')
          .run(body, digest, first);
      },
      ['CHAIN_BROKEN'],
    ],
    [
      'who saved a revision',
      run(
        'UPDATE revisions SET by = ? WHERE document_id = (SELECT max(document_id) FROM revisions)',
        (here) => here.chen.person.id,
      ),
      ['CHAIN_BROKEN', 'DOCUMENT_DIFFERS'],
    ],
    [
      'when a revision was saved',
      run(
        `UPDATE revisions SET at = '2026-01-01T00:00:00+08:00' WHERE document_id = ? AND revision = 1`,
        (here) => here.first,
      ),
      ['CHAIN_BROKEN'],
    ],
    [
      'the reason of a revision',
      run(
        `UPDATE revisions SET reason = '别的' WHERE document_id = ? AND revision = 2`,
        (here) => here.first,
      ),
      ['CHAIN_BROKEN'],
    ],
    [
      'a missing first revision',
      run('DELETE FROM revisions WHERE document_id = ? AND revision = 1', (here) => here.first),
      ['REVISION_MISSING', 'AUDIT_DIFFERS'],
    ],
    [
      'a missing last revision',
      run('DELETE FROM revisions WHERE document_id = ? AND revision = 2', (here) => here.first),
      ['DOCUMENT_DIFFERS', 'AUDIT_DIFFERS'],
    ],
    [
      'a document set back to its first revision',
      ({ database, first }) =>
        database
          .prepare(
            `UPDATE documents SET revision = 1, (body, digest, updated_at, updated_by) =
               (SELECT body, digest, at, by FROM revisions WHERE document_id = documents.id AND revision = 1)
             WHERE id = ?`,
          )
          .run(first),
      ['DOCUMENT_DIFFERS', 'LIST_WRONG'],
    ],
    [
      'a void document brought back to life',
      run(`UPDATE documents SET state = 'submitted' WHERE id = ?`, (here) => here.gone),
      ['DOCUMENT_DIFFERS', 'LIST_WRONG', 'SEARCH_WRONG'],
    ],
    [
      'a body in another order of keys',
      (here) => {
        const entries = Object.entries(JSON.parse(row(here, here.first).body));
        const text = JSON.stringify(Object.fromEntries(entries.reverse()));
        here.database.prepare('UPDATE documents SET body = ? WHERE id = ?').run(text, here.first);
        here.database
          .prepare('UPDATE revisions SET body = ? WHERE document_id = ? AND revision = 2')
          .run(text, here.first);
      },
      ['DIGEST_WRONG', 'BODY_NOT_CANONICAL'],
    ],
    [
      'a forged body with a digest and a link made anew',
      (here) => forge(here, here.first, { phone: '0510-82709999' }),
      ['AUDIT_DIFFERS'],
    ],
    [
      'a title that does not follow from a forged body',
      (here) => forge(here, here.first, { fullName: '伪造有限公司' }),
      ['AUDIT_DIFFERS', 'INDEX_WRONG', 'INDEX_WRONG', 'LIST_WRONG'],
    ],
    [
      'a list that shows something else than the card',
      run(`UPDATE list_customerCard SET value_level = 'D' WHERE number = 'SH-000002'`),
      ['LIST_WRONG'],
    ],
    [
      'a document that its list lacks, and one that is not there',
      run('UPDATE list_visitReport SET row = 99'),
      ['LIST_WRONG', 'LIST_WRONG'],
    ],
    [
      'a person promoted wrongly',
      run('UPDATE documents SET person_id = NULL WHERE id = ?', (here) => here.first),
      ['INDEX_WRONG', 'LIST_WRONG'],
    ],
    [
      'a unique key set free for a second report',
      run('UPDATE documents SET unique_key = NULL WHERE id = ?', (here) => here.report),
      ['INDEX_WRONG'],
    ],
    ['an order that counts more', run('UPDATE dealings SET order_fen = order_fen + 1'), ['DEALINGS_WRONG']],
    ['an order that counts no more', run('DELETE FROM dealings'), ['DEALINGS_WRONG']],
    [
      'a card that search does not find',
      run(
        'DELETE FROM customer_search WHERE rowid = (SELECT row FROM documents WHERE id = ?)',
        (here) => here.first,
      ),
      ['SEARCH_WRONG'],
    ],
    [
      'a void card that search finds',
      run(
        `INSERT INTO customer_search (rowid, text) SELECT row, 'x' FROM documents WHERE id = ?`,
        (here) => here.gone,
      ),
      ['SEARCH_WRONG'],
    ],
    [
      'a report that search does not find',
      run(
        'DELETE FROM document_search WHERE rowid = (SELECT row FROM documents WHERE id = ?)',
        (here) => here.report,
      ),
      ['SEARCH_WRONG'],
    ],
    [
      'a number taken out of the register',
      run(`DELETE FROM numbers WHERE value = 2`),
      ['NUMBER_GAP', 'NUMBER_WRONG'],
    ],
    [
      'a number moved on',
      run(`UPDATE numbers SET value = 9, number = 'SH-000009' WHERE value = 3`),
      [...Array(6).fill('NUMBER_GAP'), 'NUMBER_WRONG'],
    ],
    [
      'two numbers exchanged',
      ({ database, first, second }) => {
        const give = database.prepare('UPDATE numbers SET document_id = ? WHERE value = ?');
        give.run(second, 1);
        give.run(first, 2);
      },
      ['NUMBER_WRONG', 'NUMBER_WRONG'],
    ],
    [
      'a document with another number',
      run(`UPDATE documents SET number = 'SH-000009' WHERE id = ?`, (here) => here.second),
      ['DIGEST_WRONG', 'LIST_WRONG', 'NUMBER_WRONG'],
    ],
    [
      'another content of a file',
      run(`UPDATE attachments SET content = CAST('合伙' AS BLOB) WHERE sha256 = ?`, (here) => here.sha256),
      ['ATTACHMENT_WRONG'],
    ],
    ['a line of the audit taken out', run('DELETE FROM audit WHERE seq = 2'), ['AUDIT_BROKEN']],
    [
      'a line of the audit rewritten',
      run(`UPDATE audit SET actor_name = '无名' WHERE seq = 3`),
      ['AUDIT_BROKEN'],
    ],
    [
      'two lines of the audit exchanged',
      ({ database }) =>
        database.exec(
          `UPDATE audit SET seq = 100 WHERE seq = 2; UPDATE audit SET seq = 2 WHERE seq = 3; UPDATE audit SET seq = 3 WHERE seq = 100`,
        ),
      ['AUDIT_BROKEN', 'AUDIT_BROKEN', 'AUDIT_BROKEN'],
    ],
    [
      'a link to nobody',
      run(`UPDATE documents SET created_by = 'nobody' WHERE id = ?`, (here) => here.second),
      ['LINK_BROKEN'],
    ],
    [
      'sealed weeks of which one is missing',
      ({ database, chen }) => {
        const seal = database.prepare(
          `INSERT INTO sealed_weeks VALUES (?, '2026-W47', ?, ?, 'f', '{}', 1, '', ?)`,
        );
        seal.run(1, 'a'.repeat(64), null, chen.person.id);
        seal.run(3, 'c'.repeat(64), 'a'.repeat(64), chen.person.id);
      },
      ['WEEK_CHAIN_BROKEN'],
    ],
    [
      'sealed weeks that name another before them',
      ({ database, chen }) => {
        const seal = database.prepare(
          `INSERT INTO sealed_weeks VALUES (?, '2026-W47', ?, ?, 'f', '{}', 1, '', ?)`,
        );
        seal.run(1, 'a'.repeat(64), null, chen.person.id);
        seal.run(2, 'c'.repeat(64), 'b'.repeat(64), chen.person.id);
      },
      ['WEEK_CHAIN_BROKEN'],
    ],
  ])('finds %s', (_, harm, codes) => {
    const here = filled();
    here.database.exec('BEGIN');
    try {
      harm(here);
      const { ok, problems } = checkArchive(here.database);
      expect(problems.map(({ code }) => code)).toEqual(codes);
      expect(ok).toBe(false);
      for (const { text } of problems) expect(text).not.toMatch(/\{|undefined|null/);
    } finally {
      here.database.exec('ROLLBACK');
    }
  });
});
