import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { Context } from '../../../electron/archive/context.ts';
import { saveDocument } from '../../../electron/documents/saving.ts';
import type { Person } from '../../../electron/people/people.ts';
import { contract } from '../../../shared/contract/contract.ts';
import type { Body } from '../../../shared/forms/machinery/form.ts';
import { fieldsOf } from '../../../shared/forms/machinery/form.ts';
import { formOf, forms } from '../../../shared/forms/registry.ts';
import { type Right, rightKeys, rights, scopeNames } from '../../../shared/rights/rights.ts';
import { type Role, roleKeys, roles } from '../../../shared/rights/roles.ts';
import { sharedArchive } from '../archive/newArchive.ts';
import { actingAs, reference, wholeCard } from '../documents/bodies.ts';
import { submitCard } from '../documents/branch.ts';
import { contractOver, outcomeOf } from './office.ts';

vi.mock('electron', () => ({ app: {}, dialog: {}, BrowserWindow: {}, shell: {}, safeStorage: {} }));

/** What the document says: form or 其他权限 → matter → role → scope in Chinese. */
const documented = readTable(
  readFileSync(join(import.meta.dirname, '..', '..', '..', 'docs', '权限表.md'), 'utf8'),
);

function readTable(text: string): Map<string, Map<string, Record<string, string>>> {
  const table = new Map<string, Map<string, Record<string, string>>>();
  for (const part of text.split(/^## /m).slice(1)) {
    const [title = '', ...lines] = part.split('\n');
    const rows = lines
      .filter((line) => line.startsWith('|'))
      .map((line) => line.split('|').map((cell) => cell.trim()));
    const [head = [], , ...body] = rows;
    table.set(
      title.trim(),
      new Map(
        body.map((cells) => [
          cells[1] ?? '',
          Object.fromEntries(head.slice(2, -1).map((role, index) => [role, cells[index + 2] ?? ''])),
        ]),
      ),
    );
  }
  return table;
}

interface Someone {
  person: Person;
  context: Context;
  customer: { id: string; code: string; name: string };
}

const office = sharedArchive((test) => {
  const someone = (name: string, role: Role): Someone => {
    const { person, context } = actingAs(test, { name, role });
    const fullName = `${name}的客户公司`;
    const id = submitCard(test, wholeCard(reference(person), { fullName }));
    return { person, context, customer: { id, code: '', name: fullName } };
  };
  const other = someone('陈立', 'salesperson');
  const holders = Object.fromEntries(roleKeys.map((role) => [role, someone(`某${role}`, role)])) as Record<
    Role,
    Someone
  >;
  return { other, holders, contract: contractOver(test) };
});

/** Days, and years, that nobody has a paper of. */
let last = 0;
const freshDay = () => {
  last += 1;
  return new Date(Date.UTC(1990, 0, 1 + 7 * last)).toISOString().slice(0, 10);
};

/** Each sheet of a customer is of another year. */
const years = new Map<string, number>();
function freshYear(form: string, customer: string): number {
  const key = `${form} ${customer}`;
  years.set(key, (years.get(key) ?? 2000) + 1);
  return years.get(key) ?? 0;
}

/** A draft of the form about a person and his customer, on a day of its own. */
function draftOf(form: string, { person, customer }: Someone): Body {
  const day = freshDay();
  const who = reference(person);
  const known: Readonly<Record<string, Body>> = {
    customerCard: { fullName: `客户${day}`, salesperson: who },
    complaintCard: { customer, receiver: who, content: day },
    workLog: { author: who, date: day },
    complaintReminder: { customer, remindedBy: who, complaint: day, turn: 1 },
    visitPlan: { salesperson: who, period: 'week', from: day },
  };
  if (form === 'performanceCredit') return { customer, year: freshYear(form, customer.id), period: 'year' };
  if (form === 'salesPower') return { customer, year: freshYear(form, customer.id), salesperson: who };
  const found = known[form];
  if (found) return found;
  return Object.fromEntries(
    fieldsOf(formOf(form).description).flatMap(([key, field]): [string, unknown][] => {
      if (field.kind === 'reference') return [[key, field.to === 'person' ? who : customer]];
      return key === 'date' ? [[key, day]] : [];
    }),
  );
}

function kept(form: string, about: Someone): string {
  const { test } = office();
  return saveDocument(test.archive.writable, test.context, {
    form,
    baseRevision: 0,
    body: draftOf(form, about),
    as: 'draft',
  }).id;
}

type Verb = (form: string, who: Someone, about: Someone) => Promise<string[]>;

const verbs: Readonly<Record<string, Verb>> = {
  查看: async (form, who, about) => {
    const id = kept(form, about);
    const { call } = office().contract;
    const seen = [outcomeOf(await call(who.context, 'documents.open', { id }))];
    seen.push(outcomeOf(await call(who.context, 'documents.history', { id })));
    seen.push(outcomeOf(await call(who.context, 'signing.state', { id })));
    const listed = await call(who.context, 'documents.list', {
      form,
      filters: [],
      sort: { column: 'updatedAt', direction: 'down' },
      limit: 20,
    });
    if (!listed.ok) seen.push(listed.error.code);
    else
      seen.push(
        (listed.value as { rows: { id: string }[] }).rows.some((row) => row.id === id)
          ? 'done'
          : 'OUT_OF_SCOPE',
      );
    return seen;
  },
  '填写、修改': async (form, who, about) => {
    const { call } = office().contract;
    const id = kept(form, about);
    const fresh = await call(who.context, 'documents.save', {
      form,
      baseRevision: 0,
      body: draftOf(form, about),
      as: 'draft',
    });
    const changed = await call(who.context, 'documents.save', {
      form,
      id,
      baseRevision: 1,
      body: draftOf(form, about),
      as: 'draft',
    });
    return [outcomeOf(fresh), outcomeOf(changed)];
  },
  作废: async (form, who, about) => {
    const id = kept(form, about);
    return [outcomeOf(await office().contract.call(who.context, 'documents.void', { id, reason: '填错' }))];
  },
  '打印、另存': async (form, who, about) => {
    const id = kept(form, about);
    return [outcomeOf(await office().contract.call(who.context, 'sheets.parts', { id }))];
  },
};

const expected = (scope: string | undefined, own: boolean): string => {
  if (scope === scopeNames.branch) return 'done';
  if (scope === scopeNames.own) return own ? 'done' : 'OUT_OF_SCOPE';
  return 'NO_RIGHT';
};

const titles = forms.map(({ description }) => [description.title, description.key] as const);

describe.each(titles)('%s', (title, form) => {
  it.each(Object.entries(verbs))('%s: each role, his own and another’s', async (what, act) => {
    const { holders, other, contract: over } = office();
    const cells = documented.get(title)?.get(what) ?? {};
    for (const role of roleKeys)
      for (const own of [true, false]) {
        const who = holders[role];
        const outcomes = await act(form, who, own ? who : other);
        const wanted = expected(cells[roles[role]], own);
        expect(outcomes, `${roles[role]} ${own ? '本人的' : '别人的'}`).toEqual(outcomes.map(() => wanted));
      }
    expect(over.bugs).toEqual([]);
  });
});

/** Of the rights that no verb of a form shows, as the contract asks for them. */
const callsOf = (right: Right) =>
  Object.entries(contract).flatMap(([name, { who }]) => (who === right ? [name] : []));
const general = rightKeys.filter((right) => callsOf(right).length > 0);

describe.each(general)('a call that needs %s', (right) => {
  it.each(roleKeys)('is let through or refused to a %s', async (role) => {
    const { holders, contract: over } = office();
    const cells =
      documented.get('其他权限')?.get(rights[right]) ??
      forms.flatMap(({ description, access }) => {
        const verb = access.read === right ? '查看' : access.write === right ? '填写、修改' : '作废';
        return Object.values(access).includes(right) ? [documented.get(description.title)?.get(verb)] : [];
      })[0];
    for (const name of callsOf(right)) {
      // Nothing that fits: who may call is refused for that alone.
      const outcome = outcomeOf(await over.call(holders[role].context, name, Symbol.iterator));
      if (cells?.[roles[role]] === scopeNames.none) expect(outcome, name).toBe('NO_RIGHT');
      else expect(outcome, name).not.toBe('NO_RIGHT');
    }
  });
});
