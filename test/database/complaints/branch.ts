import type { Context } from '../../../electron/archive/context.ts';
import { getDocument } from '../../../electron/documents/record.ts';
import { saveDocument } from '../../../electron/documents/saving.ts';
import type { Body } from '../../../shared/forms/machinery/form.ts';
import { newArchive } from '../archive/newArchive.ts';
import { actingAs, reference, wholeCard } from '../documents/bodies.ts';
import { submitCard } from '../documents/branch.ts';

/** A branch with a customer, a salesperson, a supervisor and a manager; it is Monday 2026-11-16. */
export async function complaintBranch() {
  const test = await newArchive();
  const { writable } = test.archive;
  const chen = actingAs(test, { name: '陈立', role: 'salesperson' });
  const lin = actingAs(test, { name: '林主任', role: 'supervisor' });
  const gao = actingAs(test, { name: '高经理', role: 'branchManager' });
  const customerId = submitCard(test, wholeCard(reference(chen.person)));
  const customer = { id: customerId, code: 'SH-000001', name: '无锡新区希望贸易有限公司' };
  const complaint = (changes: Body = {}): Body => ({
    customer,
    contact: '单宏图',
    phone: '0510-82701234',
    complainedOn: '2026-11-16',
    acceptedOn: '2026-11-16',
    receiver: reference(chen.person),
    way: 'phone',
    category: 'quality',
    urgency: 'urgent',
    severity: 'medium',
    products: [{ product: '防水涂料', batch: 'B2611', quantity: 12_000, unit: '桶', delivery: 'FH-1102' }],
    content: '开桶后有结块，无法施工。',
    request: '退换 12 桶并赔偿误工。',
    ...changes,
  });
  const accept = (body: Body = complaint(), { context } = chen) =>
    saveDocument(writable, context, { form: 'complaintCard', baseRevision: 0, body, as: 'submitted' });
  /** Fills in and takes a step, as the screen does. */
  const step = (context: Context, id: string, key: string, filled: Body = {}, note?: string) => {
    const { body, revision } = getDocument(writable, id);
    return saveDocument(writable, context, {
      form: 'complaintCard',
      id,
      baseRevision: revision,
      body: { ...body, ...filled },
      as: 'submitted',
      step: { key, ...(note !== undefined && { note }) },
    });
  };
  const bodyOf = (id: string) => getDocument(writable, id).body;
  return { test, archive: writable, chen, lin, gao, complaint, accept, step, bodyOf };
}

type Branch = Awaited<ReturnType<typeof complaintBranch>>;

/** What each step is filled in with, in order, and by whom. */
export const wayToTheEnd = ({ chen, lin, gao }: Branch) =>
  [
    [
      lin.context,
      'assess',
      { nature: 'product', responsibleDepartment: '品管', investigator: reference(lin.person) },
    ],
    [
      lin.context,
      'investigate',
      {
        course: '到现场开桶三只，均有结块。',
        qualityTest: '细度不合格。',
        cause: '分散时间不足。',
        causeKind: 'process',
        responsibility: 'own',
      },
    ],
    [
      lin.context,
      'draft',
      {
        remedies: ['exchange', 'compensation'],
        plan: '换货 12 桶，赔偿误工费 1,000.01 元。',
        losses: [{ item: '赔偿', amount: 100_001 }],
        shares: [
          { party: '本公司', share: 6667 },
          { party: '责任部门', share: 3333 },
        ],
        measures: [
          {
            kind: 'corrective',
            measure: '延长分散时间并逐批检验细度',
            person: reference(lin.person),
            due: '2026-11-27',
          },
        ],
      },
    ],
    [gao.context, 'approve', { decision: '同意。' }],
    [
      chen.context,
      'reply',
      {
        repliedOn: '2026-11-20',
        replyWay: 'visit',
        repliedBy: reference(chen.person),
        reply: '明日送货更换。',
      },
    ],
    [
      chen.context,
      'follow',
      {
        confirmation: 'agreed',
        satisfaction: 'four',
        visitedOn: '2026-11-25',
        visitedBy: reference(chen.person),
        visitNote: '已换货，使用正常。',
      },
    ],
  ] as const satisfies readonly (readonly [Context, string, Body])[];

export const conclusion = ({ lin }: Branch): Body => ({
  conclusion: '措施有效，结案。',
  measures: [
    {
      kind: 'corrective',
      measure: '延长分散时间并逐批检验细度',
      person: reference(lin.person),
      due: '2026-11-27',
      done: '2026-11-24',
      result: 'effective',
      checkedBy: reference(lin.person),
    },
  ],
});
