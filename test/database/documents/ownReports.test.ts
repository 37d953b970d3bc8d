import { describe, expect, it } from 'vitest';
import { saveDocument } from '../../../electron/documents/saving.ts';
import type { Body } from '../../../shared/forms/machinery/form.ts';
import { codeOf } from '../refusal.ts';
import { actingAs, reference, wholeCard, wholeReport } from './bodies.ts';
import { branch, submitCard } from './branch.ts';

describe('rights', () => {
  it("keep a salesperson from another's report, in both directions", async () => {
    const { test, archive, chen, wu } = await branch();
    const card = submitCard(test, wholeCard(reference(chen.person)));
    const customer = { id: card, name: '希望' };
    const own = wholeReport(reference(chen.person), customer);
    const save = (context: typeof chen.context, body: Body, id?: string) => () =>
      saveDocument(archive, context, {
        form: 'visitReport',
        ...(id !== undefined && { id }),
        baseRevision: id === undefined ? 0 : 1,
        body,
        as: 'draft',
      });
    expect(await codeOf(save(wu.context, own))).toBe('OUT_OF_SCOPE');
    const { id } = save(chen.context, own)();
    expect(await codeOf(save(wu.context, { ...own, salesperson: reference(wu.person) }, id))).toBe(
      'OUT_OF_SCOPE',
    );
    expect(await codeOf(save(chen.context, { ...own, salesperson: reference(wu.person) }, id))).toBe(
      'OUT_OF_SCOPE',
    );
    save(test.context, { ...own, goal: '代填' }, id)();
  });

  it('keep an accountant from writing cards', async () => {
    const { test, archive, chen } = await branch();
    const { context } = actingAs(test, { name: '会计', role: 'accountant' });
    const body = wholeCard(reference(chen.person));
    const save = () =>
      saveDocument(archive, context, { form: 'customerCard', baseRevision: 0, body, as: 'draft' });
    expect(await codeOf(save)).toBe('NO_RIGHT');
  });
});
