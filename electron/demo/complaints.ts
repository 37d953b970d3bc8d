import { complaintLife, type Step } from '../../shared/forms/complaintCard/life.ts';
import { categoryKeys } from '../../shared/forms/complaintCard/options.ts';
import type { ComplaintCard } from '../../shared/forms/complaintCard/rules.ts';
import { addDays } from '../../shared/rules/calendar/businessDate.ts';
import { addWorkdays } from '../../shared/rules/calendar/workingCalendar.ts';
import type { Archive } from '../archive/archive.ts';
import type { Context } from '../archive/context.ts';
import { addAttachment } from '../documents/attachments.ts';
import { getDocument } from '../documents/record.ts';
import { saveDocument } from '../documents/saving.ts';
import type { Person } from '../people/people.ts';
import { calendarOf } from '../week/calendar.ts';
import { causes, conclusions, contents, notes, replies } from './complaintTexts.ts';
import type { Random } from './random.ts';
import type { DemoCustomerReference } from './reports.ts';
import { at } from './time.ts';

export interface DemoOffice {
  salespeople: readonly Person[];
  supervisors: readonly Person[];
  managers: readonly Person[];
}

/** How far each of them has come, and how many calendar days ago it was accepted: every stage, in time and overdue. */
const fates: readonly (readonly [days: number, steps: readonly Step[]])[] = [
  [0, []],
  [2, []],
  [25, []],
  [3, ['assess']],
  [19, ['assess']],
  [6, ['assess', 'investigate']],
  [8, ['assess', 'investigate', 'draft']],
  [24, ['assess', 'investigate', 'draft', 'returnDraft']],
  [12, ['assess', 'investigate', 'draft', 'approve']],
  [16, ['assess', 'investigate', 'draft', 'approve', 'reply']],
  [15, ['assess', 'investigate', 'draft', 'approve', 'reply', 'redraft']],
  [18, ['assess', 'investigate', 'draft', 'approve', 'reply', 'follow']],
  [40, ['assess', 'investigate', 'draft', 'approve', 'reply', 'follow', 'close']],
  [62, ['assess', 'investigate', 'draft', 'approve', 'reply', 'follow', 'close']],
  [75, ['assess', 'investigate', 'draft', 'approve', 'reply', 'follow', 'close']],
  [33, ['assess', 'withdraw']],
  [50, ['assess', 'investigate', 'draft', 'approve', 'reply', 'follow', 'close', 'reopen']],
];

/** Complaints in every stage, the last of them a draft; gives how many. */
export function demoComplaints(
  archive: Archive,
  context: Context,
  random: Random,
  office: DemoOffice,
  customers: readonly DemoCustomerReference[],
  until: string,
): number {
  const { salespeople } = office;
  if (customers.length === 0 || salespeople.length === 0) return 0;
  for (const [index, [days, steps]] of fates.entries()) {
    const receiver = random.pick(salespeople);
    const from = addDays(until, -days);
    const body = accepted(random, index, random.pick(customers), receiver, from);
    if (index === fates.length - 2) body.category = 'price';
    const evidence = index % 3 === 0 ? [photo(archive, at(context, receiver, from, '09:20:00'), index)] : [];
    const { id } = saveDocument(archive.writable, at(context, receiver, from, '09:30:00'), {
      form: 'complaintCard',
      baseRevision: 0,
      body: { ...body, ...(evidence.length > 0 && { evidence }) },
      as: 'submitted',
    });
    carryOn(archive, context, random, office, { id, receiver, from, until, steps });
  }
  const receiver = random.pick(salespeople);
  const { content: _, ...begun } = accepted(random, fates.length, random.pick(customers), receiver, until);
  saveDocument(archive.writable, at(context, receiver, until, '17:40:00'), {
    form: 'complaintCard',
    baseRevision: 0,
    body: begun,
    as: 'draft',
  });
  return fates.length + 1;
}

function accepted(
  random: Random,
  index: number,
  customer: DemoCustomerReference,
  receiver: Person,
  day: string,
): ComplaintCard {
  const category = categoryKeys[index % categoryKeys.length] ?? 'quality';
  const [content, request] = contents[category];
  return {
    customer: { id: customer.id, code: customer.code, name: customer.name },
    ...(customer.contact && { contact: customer.contact }),
    phone: `0510-8${random.whole(100_0000, 999_9999)}`,
    complainedOn: day,
    complainedAt: `0${random.whole(8, 9)}:${random.whole(10, 59)}`,
    acceptedOn: day,
    receiver: reference(receiver),
    way: random.pick(['phone', 'letter', 'visit', 'salesperson', 'network'] as const),
    category,
    urgency: random.pick(['critical', 'urgent', 'normal', 'normal'] as const),
    severity: random.pick(['grave', 'medium', 'slight'] as const),
    ...((category === 'quality' || category === 'shortage' || category === 'delivery') && {
      products: [
        {
          product: `${customer.trade}${random.pick(['甲', '乙', '丙'])}类`,
          model: random.pick(['5L', '10kg', '24 支装']),
          batch: `B26${random.whole(10, 99)}`,
          quantity: random.whole(2, 60) * 1000,
          unit: '件',
          delivery: `FH-${random.whole(10_000, 99_999)}`,
        },
      ],
    }),
    content,
    request,
  };
}

interface Begun {
  id: string;
  receiver: Person;
  from: string;
  until: string;
  steps: readonly Step[];
}

/** Takes the steps on the working days after acceptance, each by somebody who may. */
function carryOn(archive: Archive, context: Context, random: Random, office: DemoOffice, begun: Begun): void {
  const { id, receiver, from, until, steps } = begun;
  const calendar = calendarOf(archive.readable);
  const supervisor = random.pick(office.supervisors);
  const manager = random.pick(office.managers);
  for (const [place, key] of steps.entries()) {
    const next = addWorkdays(calendar, from, place + 1 + (place > 5 ? 4 : 0));
    const day = next.date < until ? next.date : until;
    const { right } = complaintLife.steps[key] ?? { right: 'complaint.write' };
    const person =
      right === 'complaint.approve' ? manager : right === 'complaint.investigate' ? supervisor : receiver;
    const { body, revision } = getDocument(archive.writable, id);
    saveDocument(archive.writable, at(context, person, day, `1${place % 6}:${10 + place}:00`), {
      form: 'complaintCard',
      id,
      baseRevision: revision,
      body: { ...body, ...filledAt(random, key, body, { day, person, supervisor, receiver }) },
      as: 'submitted',
      step: { key, ...(notes[key] !== undefined && { note: notes[key] }) },
    });
  }
}

interface Filling {
  day: string;
  person: Person;
  supervisor: Person;
  receiver: Person;
}

function filledAt(random: Random, key: Step, card: ComplaintCard, who: Filling): ComplaintCard {
  const { day, person, supervisor, receiver } = who;
  const cause = causes[card.category ?? 'other'];
  switch (key) {
    case 'assess':
      return {
        nature: card.category === 'attitude' ? 'person' : 'product',
        responsibleDepartment: cause.department,
        investigator: reference(supervisor),
        assessment: '情况基本属实，按期调查。',
      };
    case 'investigate':
      return {
        course: `${day} 到客户处了解，调阅发货单与留样，并与经办人谈话核实。`,
        cause: cause.cause,
        causeKind: cause.kind,
        responsibility: cause.responsibility,
        ...(card.category === 'quality' && {
          qualityTest: '留样复检：外观合格，细度不合格，报告 QC-26-118。',
        }),
      };
    case 'draft':
      return {
        remedies: cause.remedies,
        plan: cause.plan,
        losses: [
          { item: '换货', amount: random.whole(20, 400) * 1000 },
          { item: '运费', amount: random.whole(80, 600) * 100 },
        ],
        shares: [
          { party: '本公司', share: 7000 },
          { party: cause.department, share: 3000 },
        ],
        measures: [
          {
            kind: 'corrective',
            measure: cause.measure,
            person: reference(supervisor),
            due: addDays(day, 10),
          },
          {
            kind: 'preventive',
            measure: '列入月度例会通报，新员工培训增加此案例。',
            person: reference(supervisor),
            due: addDays(day, 20),
          },
        ],
      };
    case 'approve':
      return { decision: '同意所拟方案，按期办理。' };
    case 'reply':
      return {
        repliedOn: day,
        repliedBy: reference(receiver),
        replyWay: 'visit',
        reply: random.pick(replies),
      };
    case 'follow':
      return {
        confirmation: 'agreed',
        ...(card.contact && { confirmedBy: card.contact }),
        confirmedOn: day,
        satisfaction: random.pick(['five', 'four', 'three'] as const),
        visitedOn: day,
        visitedBy: reference(receiver),
        visitNote: '电话回访，客户对处理结果认可，恢复正常订货。',
      };
    case 'close':
      return {
        conclusion: random.pick(conclusions),
        overdueReason: '检测排期较长，已向客户说明。',
        measures: (card.measures ?? []).map((measure) => ({
          ...measure,
          done: day,
          result: 'effective',
          checkedBy: reference(person),
        })),
      };
    default:
      return {};
  }
}

const reference = ({ id, name }: Person) => ({ id, name });

/** The smallest of pictures, one pixel, a little different each time. */
function photo(archive: Archive, context: Context, index: number) {
  const pixel =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  const content = Buffer.concat([Buffer.from(pixel, 'base64'), Buffer.from(`\n${index}`)]);
  return addAttachment(archive.writable, context, {
    content,
    name: `现场照片 ${index + 1}.png`,
    mediaType: 'image/png',
  });
}
