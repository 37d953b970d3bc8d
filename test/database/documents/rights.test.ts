import { describe, expect, it } from 'vitest';
import type { Context } from '../../../electron/archive/context.ts';
import { saveDocument, voidDocument } from '../../../electron/documents/saving.ts';
import { addAbsence, listAbsences, removeAbsence } from '../../../electron/people/absences.ts';
import { addPerson, changePerson, type Person } from '../../../electron/people/people.ts';
import { setPassword } from '../../../electron/people/signingIn.ts';
import { Refusal } from '../../../shared/errors/index.ts';
import type { Body } from '../../../shared/forms/machinery/form.ts';
import { type Role, roleKeys } from '../../../shared/rights/roles.ts';
import { sharedArchive } from '../archive/newArchive.ts';
import { actingAs, reference, wholeCard, wholeReport } from './bodies.ts';

/** Who may what, written out once more: the table in `shared/rights` is what is tested. */
const may: Readonly<Record<string, readonly Role[]>> = {
  "write a card of another's customer": ['branchManager', 'deputyManager', 'supervisor', 'archivist'],
  'write a card of his own customer': [
    'branchManager',
    'deputyManager',
    'supervisor',
    'salesperson',
    'archivist',
  ],
  'void a card': ['branchManager', 'deputyManager'],
  'write his own report': ['branchManager', 'deputyManager', 'supervisor', 'salesperson', 'archivist'],
  'begin a report that names nobody yet': [
    'branchManager',
    'deputyManager',
    'supervisor',
    'salesperson',
    'archivist',
  ],
  "write another's report": ['branchManager', 'deputyManager', 'archivist'],
  'void a report': ['branchManager', 'deputyManager'],
  'note an absence': ['branchManager', 'deputyManager', 'supervisor', 'archivist'],
  'remove an absence': ['branchManager', 'deputyManager', 'supervisor', 'archivist'],
  'add a person': ['systemAdministrator', 'branchManager'],
  'change a person': ['systemAdministrator', 'branchManager'],
  "set another's password": ['systemAdministrator', 'branchManager'],
};

const staff = sharedArchive((test) => {
  const chen = actingAs(test, { name: '陈立', role: 'salesperson' });
  const acting = Object.fromEntries(
    roleKeys.map((role) => [role, actingAs(test, { name: `某${role}`, role })]),
  ) as Record<Role, { person: Person; context: Context }>;
  return { chen, acting };
});

/** Days on which nobody has a report yet. */
let day = 0;
function freshDay(): string {
  day += 1;
  return new Date(Date.UTC(2026, 0, day)).toISOString().slice(0, 10);
}

function save(context: Context, form: string, body: Body): string {
  const { archive } = staff().test;
  return saveDocument(archive.writable, context, { form, baseRevision: 0, body, as: 'draft' }).id;
}

const report = (person: Person) =>
  wholeReport(reference(person), { name: '常州新客户' }, { date: freshDay() });

const actions: Readonly<Record<string, (role: Role) => unknown>> = {
  "write a card of another's customer": (role) => {
    const { chen, acting } = staff();
    return save(acting[role].context, 'customerCard', wholeCard(reference(chen.person)));
  },
  'write a card of his own customer': (role) => {
    const { context, person } = staff().acting[role];
    return save(context, 'customerCard', wholeCard(reference(person)));
  },
  'void a card': (role) => {
    const { test, chen, acting } = staff();
    const id = save(test.context, 'customerCard', wholeCard(reference(chen.person)));
    return voidDocument(test.archive.writable, acting[role].context, { id, reason: '重复' });
  },
  'write his own report': (role) => {
    const { context, person } = staff().acting[role];
    return save(context, 'visitReport', report(person));
  },
  'begin a report that names nobody yet': (role) =>
    save(staff().acting[role].context, 'visitReport', { date: freshDay() }),
  "write another's report": (role) => {
    const { chen, acting } = staff();
    return save(acting[role].context, 'visitReport', report(chen.person));
  },
  'void a report': (role) => {
    const { test, acting } = staff();
    const { context, person } = acting[role];
    // His own: even that is not his to void.
    const id = save(test.context, 'visitReport', report(person));
    return voidDocument(test.archive.writable, context, { id, reason: '填错' });
  },
  'note an absence': (role) => {
    const { test, chen, acting } = staff();
    const absence = { personId: chen.person.id, from: '2026-11-16', to: '2026-11-16', kind: '事假' };
    return addAbsence(test.archive.writable, acting[role].context, absence);
  },
  'remove an absence': (role) => {
    const { test, chen, acting } = staff();
    const absence = { personId: chen.person.id, from: '2027-01-04', to: '2027-01-04', kind: '事假' };
    const { id } = addAbsence(test.archive.writable, test.context, absence);
    try {
      removeAbsence(test.archive.writable, acting[role].context, { id });
    } catch (error) {
      const left = listAbsences(test.archive.readable, test.context, {
        from: '2027-01-04',
        to: '2027-01-04',
      });
      expect(left.map((entry) => entry.id)).toContain(id);
      throw error;
    }
    return undefined;
  },
  'add a person': (role) => {
    const { test, acting } = staff();
    return addPerson(test.archive.writable, acting[role].context, {
      name: '新人',
      login: `new-${role}`,
      role: 'salesperson',
    });
  },
  'change a person': (role) => {
    const { test, chen, acting } = staff();
    return changePerson(test.archive.writable, acting[role].context, {
      id: chen.person.id,
      name: '陈立',
      role: 'salesperson',
      active: true,
    });
  },
  "set another's password": (role) => {
    const { test, chen, acting } = staff();
    return setPassword(test.archive.writable, acting[role].context, {
      personId: chen.person.id,
      password: '江南好 2026',
    });
  },
};

const lines = (table: string) =>
  staff().test.archive.readable.prepare(`SELECT count(*) FROM ${table}`).pluck().get();

describe.each(Object.entries(actions))('to %s', (what, action) => {
  it.each(roleKeys)('is allowed or refused to a %s', async (role) => {
    const revisions = lines('revisions');
    let code = 'done';
    try {
      await action(role);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      code = error.code;
      expect(error.details).toHaveProperty('right');
    }
    if (may[what]?.includes(role)) expect(code).toBe('done');
    else expect(['NO_RIGHT', 'OUT_OF_SCOPE']).toContain(code);
    if (code !== 'done' && /^(write|begin)/.test(what)) expect(lines('revisions')).toBe(revisions);
  });
});
