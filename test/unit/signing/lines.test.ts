import { describe, expect, it } from 'vitest';
import { forms } from '../../../shared/forms/registry.ts';
import type { Role } from '../../../shared/rights/roles.ts';
import {
  type HeldLine,
  lineRule,
  openLines,
  turnsOf,
  turnText,
} from '../../../shared/rules/signing/lines.ts';

const person = (role: Role) => ({ personId: role, role });
const AUTHORS = ['author'];
const author = { personId: 'author', role: 'salesperson' as Role };

/** Who signs each form, in its order; 纸 where it is signed on paper. */
const signers: Record<string, string[]> = {
  customerCard: ['author', 'supervisor', 'deputyManager', 'accountant', 'cashier'],
  visitReport: ['author', 'supervisor', 'deputyManager', 'branchManager'],
  supervisorReport: ['author', 'deputyManager', 'branchManager'],
  visitPlan: ['author', 'supervisor', 'branchManager'],
  workLog: ['author', 'supervisor'],
  complaintCard: ['author', '纸', 'supervisor', 'accountant', 'deputyManager'],
  complaintReminder: ['author', '纸', 'supervisor', 'deputyManager'],
  performanceCredit: ['author', 'supervisor', 'deputyManager', 'accountant', 'cashier'],
  salesPower: ['author', 'supervisor', 'deputyManager', 'accountant', 'cashier'],
};

describe.each(forms.map(({ description: { key, title, signatures } }) => [title, key, signatures] as const))(
  '%s',
  (_title, key, titles) => {
    const order = (signers[key] ?? []).flatMap((who, place) => (who === '纸' ? [] : [{ who, place }]));

    it('is signed line by line, each by who may and nobody before his turn', () => {
      expect(titles.map((title) => lineRule(title) === undefined)).toEqual(
        (signers[key] ?? []).map((who) => who === '纸'),
      );
      const held: HeldLine[] = [];
      for (const { who, place } of order) {
        for (const other of order) {
          const turns = turnsOf(
            titles,
            held,
            other.who === 'author' ? author : person(other.who as Role),
            AUTHORS,
          );
          const mine = turns.some((turn) => turn.place === other.place && turn.skips.length === 0);
          expect(mine, `${titles[other.place]} while ${titles[place]} is next`).toBe(other.place === place);
        }
        const [turn] = turnsOf(titles, held, who === 'author' ? author : person(who as Role), AUTHORS);
        expect(turnText(turn ?? { place: -1, skips: [], left: [] }, titles)).toBe(titles[place]);
        held.push({ place, skipped: [] });
      }
      expect(openLines(titles, held)).toEqual([]);
    });

    it('waits for its author as long as he is there, and for nobody in his name', () => {
      const chief = person('branchManager');
      expect(turnsOf(titles, [], chief, AUTHORS)).toEqual([]);
      const turns = turnsOf(titles, [], chief, AUTHORS, true);
      for (const turn of turns) {
        expect(turn.place).toBeGreaterThan(0);
        expect(turn.left).toEqual([0]);
        expect(turnText(turn, titles)).toContain(`${titles[0]}已离职，不签`);
      }
      expect(turns.length).toBeGreaterThan(0);
    });
  },
);

it('tells apart who has left and who is the same', () => {
  const titles = ['填表人', '部门主管', '主管副总', '经理'];
  const turns = turnsOf(titles, [], person('branchManager'), AUTHORS, true);
  expect(turns.map((turn) => turnText(turn, titles))).toEqual([
    '部门主管（填表人已离职，不签）',
    '主管副总（填表人已离职，不签；部门主管同一人，不另签）',
    '经理（填表人已离职，不签；部门主管、主管副总同一人，不另签）',
  ]);
});
