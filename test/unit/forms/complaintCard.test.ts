import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readClock, workdaysLeft } from '../../../shared/forms/complaintCard/clock.ts';
import { complaintCardForm } from '../../../shared/forms/complaintCard/index.ts';
import { complaintLife, nextInStage, stageKeys } from '../../../shared/forms/complaintCard/life.ts';
import { type ComplaintCard, complaintCardRules } from '../../../shared/forms/complaintCard/rules.ts';
import { fieldsByKey } from '../../../shared/forms/machinery/form.ts';
import { isWay, stateOf, stepsFrom, withStep } from '../../../shared/forms/machinery/life.ts';
import { publishedCalendar } from '../../../shared/rules/calendar/publishedCalendar.ts';
import { withDecidedDays } from '../../../shared/rules/calendar/workingCalendar.ts';
import { sharesOf } from '../../../shared/rules/money/sharing.ts';

const taken = (step: string) => ({
  step,
  by: { id: 'a', name: '陈立' },
  on: '2026-11-16',
  at: '09:00',
});

describe('the machine', () => {
  it('is closed: every step leads from known states to a known one, and every state can be left or is reached', () => {
    for (const [key, step] of Object.entries(complaintLife.steps)) {
      expect(stageKeys).toContain(step.to);
      for (const state of step.from) expect(stageKeys).toContain(state);
      expect(step.from.length > 0 || key === complaintLife.begin).toBe(true);
    }
    const reached = new Set(Object.values(complaintLife.steps).map(({ to }) => to));
    expect(stageKeys.filter((stage) => !reached.has(stage))).toEqual([]);
    expect(stageKeys.filter((stage) => stepsFrom(complaintLife, stage).length === 0)).toEqual([]);
    expect(Object.keys(nextInStage)).toEqual([...stageKeys]);
  });

  it('names sections, fields and stages that the form has', () => {
    const { description } = complaintCardForm;
    const sections = description.sections.map(({ key }) => key);
    for (const open of Object.values(complaintLife.open))
      for (const key of open) expect(sections).toContain(key);
    const fields = Object.keys(fieldsByKey(description));
    for (const { needs = [] } of Object.values(complaintLife.steps))
      for (const key of needs) expect(fields).toContain(key);
  });

  it('takes no way but its own, however long one goes on', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 30 }), (choices) => {
        let body: ComplaintCard = withStep(complaintLife, {}, taken('accept')) as ComplaintCard;
        for (const choice of choices) {
          const steps = stepsFrom(complaintLife, stateOf(complaintLife, body));
          const [key = ''] = steps[choice % steps.length] ?? [];
          body = withStep(complaintLife, body, taken(key)) as ComplaintCard;
          expect(body.stage).toBe(stateOf(complaintLife, body));
        }
        expect(isWay(complaintLife, body.steps ?? [])).toBe(true);
        expect(isWay(complaintLife, [...(body.steps ?? []), taken('accept')])).toBe(false);
      }),
    );
    expect(() => withStep(complaintLife, { steps: [taken('accept')] }, taken('close'))).toThrow();
    expect(isWay(complaintLife, [taken('assess')])).toBe(false);
    expect(isWay(complaintLife, [taken('accept'), taken('approve')])).toBe(false);
  });
});

describe('the clock', () => {
  it('counts working days from the day after acceptance', () => {
    expect(readClock(publishedCalendar, { from: '2026-11-16', limit: 13 }).due).toBe('2026-12-03');
    // 国庆 from 1 to 7 October; 10 October is worked.
    expect(readClock(publishedCalendar, { from: '2026-09-30', limit: 3 }).due).toBe('2026-10-10');
  });

  it('says how long it took and how late it was', () => {
    const closed = (until: string) => readClock(publishedCalendar, { from: '2026-11-16', limit: 13, until });
    expect(closed('2026-12-03')).toMatchObject({ used: 13, late: 0 });
    expect(closed('2026-12-05')).toMatchObject({ used: 14, late: 1 });
    expect(closed('2026-11-16')).toMatchObject({ used: 0, late: 0 });
    expect(readClock(publishedCalendar, { from: '2026-11-16', limit: 13 })).toMatchObject({ used: null });
  });

  it('asks about unpublished days and guesses none', () => {
    const asked = { from: '2026-12-25', limit: 6 };
    const open = readClock(publishedCalendar, asked);
    expect(open.due).toBeNull();
    expect(open.undecided[0]).toBe('2027-01-01');
    const decided = withDecidedDays(publishedCalendar, {
      '2027-01-01': 'off',
      '2027-01-02': 'off',
      '2027-01-03': 'off',
      '2027-01-04': 'work',
      '2027-01-05': 'work',
    });
    expect(readClock(decided, asked)).toMatchObject({ due: '2027-01-05', undecided: [] });
  });

  it('counts the days left down to the last and on below it', () => {
    const left = (today: string) => workdaysLeft(publishedCalendar, '2026-12-03', today);
    expect(left('2026-11-30')).toBe(3);
    expect(left('2026-12-03')).toBe(0);
    expect(left('2026-12-04')).toBe(-1);
    expect(left('2026-12-06')).toBe(-1);
    expect(left('2026-12-07')).toBe(-2);
    // Over on a day off after its last day as well.
    expect(workdaysLeft(publishedCalendar, '2026-12-04', '2026-12-05')).toBe(-1);
  });
});

describe('the loss', () => {
  it('is shared to the last fen', () => {
    expect(sharesOf(100, [3333, 3333, 3334])).toEqual([33, 33, 34]);
    expect(sharesOf(1, [5000, 5000])).toEqual([1, 0]);
    expect(() => sharesOf(100, [5000, 4000])).toThrow(RangeError);
    const parts = fc
      .array(fc.integer({ min: 0, max: 10_000 }), { maxLength: 6 })
      .map((cuts) => [0, ...cuts.sort((a, b) => a - b), 10_000])
      .map((cuts) => cuts.slice(1).map((cut, index) => cut - (cuts[index] ?? 0)));
    fc.assert(
      fc.property(fc.nat(10_000_000_000_000), parts, (total, shares) => {
        const amounts = sharesOf(total, shares);
        expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBe(total);
        amounts.forEach((amount, index) => {
          expect(Math.abs(amount - (total * (shares[index] ?? 0)) / 10_000)).toBeLessThan(1.01);
        });
      }),
    );
  });

  it('is refused when the parts are not the whole', () => {
    const card: ComplaintCard = {
      losses: [{ item: '赔偿', amount: 10_000 }],
      shares: [{ party: '本公司', share: 6000 }],
    };
    const computed = complaintCardRules.compute(card);
    expect(computed).toMatchObject({ lossTotal: 10_000 });
    expect(computed.shares?.[0]?.amount).toBeUndefined();
    expect(complaintCardRules.check(computed).map(({ message }) => message)).toContain(
      '分担比例合计应为 100%，现在是 60%，请核对',
    );
  });
});

describe('the card', () => {
  it('asks for its clock when it knows its category and its acceptance, anew when reopened', () => {
    expect(complaintCardRules.question?.({ acceptedOn: '2026-11-16' })).toBeUndefined();
    const card: ComplaintCard = { acceptedOn: '2026-11-16', category: 'price', limitOverride: 5 };
    expect(complaintCardRules.question?.(card)).toEqual({
      category: 'price',
      acceptedOn: '2026-11-16',
      from: '2026-11-16',
      limit: 5,
    });
    const steps = [
      { step: 'accept', on: '2026-11-16' },
      { step: 'withdraw', on: '2026-11-18' },
    ] as const;
    expect(complaintCardRules.question?.({ ...card, steps: [...steps] })).toMatchObject({
      until: '2026-11-18',
    });
    const reopened = complaintCardRules.question?.({
      ...card,
      steps: [...steps, { step: 'reopen', on: '2026-12-01' }],
    });
    expect(reopened).toMatchObject({ from: '2026-12-01' });
    expect(reopened).not.toHaveProperty('until');
  });

  it('finds dates out of order and measures checked by nobody', () => {
    const found = complaintCardRules
      .check({
        complainedOn: '2026-11-17',
        acceptedOn: '2026-11-16',
        repliedOn: '2026-11-15',
        limitOverride: 20,
        measures: [{ kind: 'corrective', measure: '换料', result: 'effective' }],
      })
      .map(({ path }) => path.join('.'));
    expect(found).toEqual([
      'acceptedOn',
      'repliedOn',
      'limitReason',
      'measures.0.done',
      'measures.0.checkedBy',
    ]);
  });
});
