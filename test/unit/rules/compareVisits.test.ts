import { describe, expect, test } from 'vitest';
import { compareVisits, type ReportedVisit } from '../../../shared/rules/accompaniment/compareVisits.ts';
import { crossCheck } from '../../../shared/rules/accompaniment/crossCheck.ts';
import { mismatchText } from '../../../shared/rules/accompaniment/findingText.ts';

const li = { id: 'li', name: '李主任' };
const wang = { id: 'wang', name: '王小明' };
const zhao = { id: 'zhao', name: '赵敏' };
const hope = { id: 'c1', code: 'SH-000001', name: '希望贸易' };
const tongli = { id: 'c2', code: 'SH-000002', name: '通力机械' };

const visit = (given: Partial<ReportedVisit>): ReportedVisit => ({
  row: 0,
  date: '2026-11-18',
  author: li,
  customer: hope,
  arrived: '09:30',
  left: '10:20',
  ...given,
});
const byLi = (given: Partial<ReportedVisit> = {}) => visit({ author: li, partner: wang, ...given });
const byWang = (given: Partial<ReportedVisit> = {}) => visit({ author: wang, partner: li, ...given });
const alone = ({ partner: _, ...rest }: ReportedVisit): ReportedVisit => rest;

const findings = (supervisors: ReportedVisit[], salespeople: ReportedVisit[]) =>
  compareVisits(supervisors, salespeople).map(({ finding, claimedBy }) => `${finding} ${claimedBy}`);

describe('one visit in two papers', () => {
  test('agrees within a quarter of an hour, either end', () => {
    expect(findings([byLi()], [byWang({ arrived: '09:45', left: '10:05' })])).toEqual(['agrees both']);
    expect(findings([byLi()], [byWang({ arrived: '09:46' })])).toEqual(['otherTimes both']);
    expect(findings([byLi()], [byWang({ left: '10:36' })])).toEqual(['otherTimes both']);
  });

  test('at another customer at the same time, or on a neighbouring day', () => {
    expect(findings([byLi()], [byWang({ customer: tongli, arrived: '10:00' })])).toEqual([
      'otherCustomer both',
    ]);
    expect(findings([byLi()], [byWang({ date: '2026-11-21' })])).toEqual(['otherDay both']);
    expect(findings([byLi()], [byWang({ date: '2026-11-22' })])).toEqual([
      'notReported supervisor',
      'notReported salesperson',
    ]);
  });

  test('one side names the other and is not named, in both directions', () => {
    expect(findings([byLi()], [alone(byWang())])).toEqual(['notNamed supervisor']);
    expect(findings([alone(byLi())], [byWang()])).toEqual(['notNamed salesperson']);
    expect(findings([byLi()], [byWang({ partner: zhao })])).toEqual([
      'notNamed supervisor',
      'notReported salesperson',
    ]);
  });

  test('the other side has nothing, in both directions', () => {
    expect(findings([byLi()], [])).toEqual(['notReported supervisor']);
    expect(findings([], [byWang()])).toEqual(['notReported salesperson']);
    expect(findings([alone(byLi())], [alone(byWang())])).toEqual([]);
  });

  test('two visits to one customer on one day are held against the nearer one each', () => {
    const pairs = compareVisits(
      [byLi({ row: 0 }), byLi({ row: 1, arrived: '15:00', left: '15:30' })],
      [byWang({ row: 0, arrived: '15:05', left: '15:30' }), byWang({ row: 1 })],
    );
    expect(
      pairs.map(({ finding, supervisor, salesperson }) => [finding, supervisor?.row, salesperson?.row]),
    ).toEqual([
      ['agrees', 0, 1],
      ['agrees', 1, 0],
    ]);
  });

  test('a new customer is known by the name until he has a card', () => {
    expect(
      findings([byLi({ customer: { name: '新店' } })], [byWang({ customer: { ...hope, name: '新店' } })]),
    ).toEqual(['agrees both']);
    expect(
      findings([byLi({ customer: tongli })], [byWang({ customer: { ...hope, name: tongli.name } })]),
    ).toEqual(['otherCustomer both']);
  });

  test('the remark names both sides', () => {
    const [mismatch] = compareVisits([byLi()], [alone(byWang())]);
    expect(mismatch && mismatchText(mismatch, true)).toBe(
      '11-18 李主任的主管日报：与王小明同访希望贸易 09:30–10:20；王小明的业务员日报没有写明同行',
    );
  });
});

describe('a paper against those of others', () => {
  const facts = (visits: ReportedVisit[], handedIn: string[] = ['wang 2026-11-18']) => ({
    visits,
    handedIn,
    expected: ['wang', 'li'],
  });
  const ofLi = (visits: ReportedVisit[]) => ({ author: li, date: '2026-11-18', visits });

  test('each row has its remark', () => {
    const { remarks } = crossCheck(
      'supervisor',
      ofLi([byLi(), byLi({ row: 1, customer: tongli, arrived: '14:00', left: '15:00' })]),
      facts([byWang()]),
    );
    expect([...remarks]).toEqual([
      [0, '一致'],
      [1, '未报告：王小明的日报没有这次拜访'],
    ]);
    expect(crossCheck('supervisor', ofLi([byLi()]), facts([], [])).remarks.get(0)).toBe(
      '未报告：王小明还没有交当日日报',
    );
  });

  test('what the other claims of this day is asked, of another day or person it is not', () => {
    const { claims } = crossCheck(
      'supervisor',
      ofLi([]),
      facts([byWang(), byWang({ date: '2026-11-17' }), byWang({ partner: zhao })]),
    );
    expect(claims.map(({ salesperson }) => salesperson?.date)).toEqual(['2026-11-18']);
  });

  test('somebody without a paper of that kind confirms nothing', () => {
    const row = byWang({ partner: { id: 'accountant', name: '孙会计' } });
    const { remarks } = crossCheck(
      'salesperson',
      { author: wang, date: '2026-11-18', visits: [row] },
      facts([]),
    );
    expect([...remarks]).toEqual([]);
  });
});
