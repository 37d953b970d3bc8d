import { expect, it } from 'vitest';
import type { Context } from '../../../electron/archive/context.ts';
import { saveDocument } from '../../../electron/documents/saving.ts';
import { documentHistory } from '../../../electron/documents/viewing.ts';
import type { Body } from '../../../shared/forms/machinery/form.ts';
import { codeOf } from '../refusal.ts';
import { actingAs, reference, wholeCard, wholeReport } from './bodies.ts';
import { branch, submitCard } from './branch.ts';

const verdict = { instruction: '继续跟进，月底前签约', verdict: 'effective' };

async function reportOfChen(as: 'draft' | 'submitted') {
  const { test, archive, chen } = await branch();
  const card = submitCard(test, wholeCard(reference(chen.person)));
  const body = wholeReport(reference(chen.person), { id: card, name: '希望贸易' });
  const { id } = saveDocument(archive, chen.context, { form: 'visitReport', baseRevision: 0, body, as });
  const save = (context: Context, changes: Body) => () =>
    saveDocument(archive, context, {
      form: 'visitReport',
      id,
      baseRevision: 1,
      body: { ...body, ...changes },
      as,
    });
  const { context: supervisor } = actingAs(test, { name: '李主任', role: 'supervisor' });
  return { test, archive, chen, supervisor, id, body, save };
}

it('lets a supervisor write his remarks on a submitted report of another, without a reason of his own', async () => {
  const { test, supervisor, id, save } = await reportOfChen('submitted');
  save(supervisor, verdict)();
  const [last] = documentHistory(test.archive.readable, test.context, { id });
  expect(last).toMatchObject({ by: '李主任', reason: '填写主管批示' });
  expect(last?.differences.map(({ place }) => place)).toEqual(['主管批示', '评定']);
});

it('keeps him from everything else on it, and from a draft', async () => {
  const submitted = await reportOfChen('submitted');
  expect(await codeOf(submitted.save(submitted.supervisor, { ...verdict, goal: '改了' }))).toBe(
    'OUT_OF_SCOPE',
  );
  expect(await codeOf(submitted.save(submitted.supervisor, { goal: '改了' }))).toBe('OUT_OF_SCOPE');
  const draft = await reportOfChen('draft');
  expect(await codeOf(draft.save(draft.supervisor, verdict))).toBe('OUT_OF_SCOPE');
});

it('keeps the author from the remarks of his supervisor', async () => {
  const { archive, chen, body, save } = await reportOfChen('submitted');
  expect(await codeOf(save(chen.context, verdict))).toBe('NO_RIGHT');
  const input = { form: 'visitReport', baseRevision: 0, as: 'draft' } as const;
  const fresh = { ...body, date: '2026-11-17', ...verdict };
  expect(await codeOf(() => saveDocument(archive, chen.context, { ...input, body: fresh }))).toBe('NO_RIGHT');
});

it('asks for a reason where a correction comes with the remarks', async () => {
  const { test, save } = await reportOfChen('submitted');
  expect(await codeOf(save(test.context, { ...verdict, goal: '改了' }))).toBe('REASON_REQUIRED');
});
