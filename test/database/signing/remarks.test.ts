import { createHash } from 'node:crypto';
import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { checkArchive } from '../../../electron/archive/check/check.ts';
import { sha256 } from '../../../electron/archive/digest.ts';
import { rowOf } from '../../../electron/documents/record.ts';
import { saveDocument, voidDocument } from '../../../electron/documents/saving.ts';
import { correctionsOf } from '../../../electron/signing/corrections.ts';
import { signatureState } from '../../../electron/signing/signatureState.ts';
import { signatureRows } from '../../../electron/signing/signatures.ts';
import { currentKeyOf, openKey } from '../../../electron/signing/signingKeys.ts';
import { signStatement, statementText } from '../../../electron/signing/statements.ts';
import { waitingFor } from '../../../electron/signing/waiting.ts';
import { weekStatus } from '../../../electron/week/weekStatus.ts';
import type { Body } from '../../../shared/forms/machinery/form.ts';
import { codeOf } from '../refusal.ts';
import { correct, type Office, office, PASSWORD, signNow } from './office.ts';

/** 主管批示 by the supervisor on the report as it is: no correction, so no reason. */
function instruct({ archive, lin, report }: Office, changes: Body) {
  const { revision, body } = rowOf(archive.readable, report);
  return saveDocument(archive.writable, lin.context, {
    form: 'visitReport',
    id: report,
    baseRevision: revision,
    body: { ...(JSON.parse(body) as Body), ...changes },
    as: 'submitted',
  });
}

const lines = ({ archive, chen, report }: Office) =>
  signatureState(archive.readable, chen.context, report).lines.flatMap(({ title, signature }) =>
    signature ? `${title} ${signature.name} 第${signature.revision}版 ${signature.state}` : [],
  );

const struck = ({ archive, report }: Office) =>
  correctionsOf(archive.readable, rowOf(archive.readable, report)).map(
    ({ place, after }) => `${place} ${after}`,
  );

const openPoint = ({ archive }: Office) =>
  weekStatus(archive.readable, '2026-W47').openPoints.find(({ code }) => code.startsWith('UNSIGNED:'))?.text;

describe('主管批示 after the author has signed', () => {
  it('leaves his signature as it is, asks him for nothing, and is no correction', async () => {
    const branch = await office();
    const { archive, chen, lin, report } = branch;
    await signNow(branch, chen.context, report, 0);
    instruct(branch, { instruction: '希望贸易下周再跟一次', verdict: 'effective' });
    expect(lines(branch)).toEqual(['填表人 陈立 第1版 valid']);
    expect(signatureState(archive.readable, chen.context, report).lines[0]?.scope).toBe('主管批示以外的内容');
    expect(struck(branch)).toEqual([]);
    const week = { from: '2026-11-16', to: '2026-11-22' };
    expect(waitingFor(archive.readable, chen.context, week)).toEqual([]);
    expect(await codeOf(() => signNow(branch, chen.context, report, 0))).toBe('SIGNING_ALREADY');
    expect(openPoint(branch)).toMatch(/，部门主管、主管副总、经理还没有签$/);
    await signNow(branch, lin.context, report, 1);
    expect(lines(branch)).toEqual(['填表人 陈立 第1版 valid', '部门主管 林主任 第2版 valid']);
    expect(checkArchive(archive.readable).problems).toEqual([]);
  });

  it("is covered by the chief's signature: another instruction makes that lapse, and is struck", async () => {
    const branch = await office();
    const { chen, lin, report } = branch;
    await signNow(branch, chen.context, report, 0);
    instruct(branch, { instruction: '下周再跟' });
    await signNow(branch, lin.context, report, 1);
    instruct(branch, { instruction: '本周就跟' });
    expect(lines(branch)).toEqual(['填表人 陈立 第1版 valid', '部门主管 林主任 第2版 lapsed']);
    expect(struck(branch)).toEqual(['主管批示 本周就跟']);
    expect(openPoint(branch)).toMatch(/部门主管、主管副总、经理还没有签（签后有更正）$/);
    await signNow(branch, lin.context, report, 1);
    expect(lines(branch)[1]).toBe('部门主管 林主任 第3版 valid');
  });

  it('does not keep what the author corrects afterwards from making both lapse, nor the voiding', async () => {
    const branch = await office();
    const { archive, chen, lin, zhao, report } = branch;
    await signNow(branch, chen.context, report, 0);
    instruct(branch, { instruction: '下周再跟' });
    await signNow(branch, lin.context, report, 1);
    correct(branch, chen.context, report, { weather: '雨' });
    expect(lines(branch)).toEqual(['填表人 陈立 第1版 lapsed', '部门主管 林主任 第2版 lapsed']);
    // What was changed and changed back was changed.
    correct(branch, chen.context, report, { weather: undefined });
    expect(lines(branch)[0]).toBe('填表人 陈立 第1版 lapsed');
    await signNow(branch, chen.context, report, 0);
    voidDocument(archive.writable, zhao.context, { id: report, reason: '重复' });
    expect(lines(branch)[0]).toBe('填表人 陈立 第4版 lapsed');
  });

  it('can be told by a stranger from the statement and the revisions alone', async () => {
    const branch = await office();
    const { archive, chen, report } = branch;
    await signNow(branch, chen.context, report, 0);
    instruct(branch, { instruction: '下周再跟' });
    const [row] = signatureRows(archive.readable, report);
    const { document } = JSON.parse(row?.statement ?? '') as {
      document: { covered: { except: string[]; digest: string } };
    };
    // Written for this test from docs/formats/signature.md, without the program's own functions.
    const sorted = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(sorted)
        : value && typeof value === 'object'
          ? Object.fromEntries(
              Object.entries(value)
                .sort(([a], [b]) => (a < b ? -1 : 1))
                .map(([key, inner]) => [key, sorted(inner)]),
            )
          : value;
    const digestOf = ({ id, form, edition, state, body }: ReturnType<typeof rowOf>) => {
      const content = JSON.parse(body) as Record<string, unknown>;
      for (const path of document.covered.except) delete content[path];
      const text = JSON.stringify(sorted({ body: content, edition, form, id, state }));
      return createHash('sha256').update(text).digest('hex');
    };
    expect(digestOf(rowOf(archive.readable, report))).toBe(document.covered.digest);
    correct(branch, chen.context, report, { weather: '雨' });
    expect(digestOf(rowOf(archive.readable, report))).not.toBe(document.covered.digest);
  });
});

describe('a signature of edition 1', () => {
  /** As the program signed before: for one whole revision. */
  async function signAsBefore({ archive, test, chen, report }: Office) {
    const key = await openKey(archive.readable, chen.person.id, PASSWORD);
    const row = rowOf(archive.readable, report);
    if (!key || key.fresh) throw new Error('he has a key by now');
    const at = test.clock.now();
    const text = statementText({
      format: 'kedang-signature',
      edition: 1,
      branch: 'SH',
      document: {
        id: row.id,
        form: row.form,
        title: row.title,
        edition: row.edition,
        revision: row.revision,
        bodyDigest: sha256(row.body),
        digest: row.digest,
      },
      line: { place: 1, title: '填表人', skipped: [] },
      signer: { id: chen.person.id, name: '陈立', role: 'salesperson', key: key.fingerprint },
      at,
    });
    archive.writable
      .prepare('INSERT INTO signatures VALUES (?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?, NULL)')
      .run(
        v7(),
        row.id,
        row.revision,
        row.digest,
        '填表人',
        '[]',
        chen.person.id,
        key.fingerprint,
        at,
        text,
        signStatement(text, key.privateKey),
      );
  }

  it('still verifies, and lapses with any later revision as it said', async () => {
    const branch = await office();
    const { archive, chen, report } = branch;
    await signNow(branch, chen.context, report, 0);
    expect(currentKeyOf(archive.readable, chen.person.id)).toBeDefined();
    correct(branch, chen.context, report, { weather: '雨' });
    await signAsBefore(branch);
    expect(lines(branch)).toEqual(['填表人 陈立 第2版 valid']);
    instruct(branch, { instruction: '下周再跟' });
    expect(lines(branch)).toEqual(['填表人 陈立 第2版 lapsed']);
    expect(struck(branch)).toContain('主管批示 下周再跟');
  });
});
