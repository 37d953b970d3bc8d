import { describe, expect, it } from 'vitest';
import { awaitingCards } from '../../../electron/customers/awaitingCards.ts';
import { visitsOf } from '../../../electron/customers/visits.ts';
import { getDocument } from '../../../electron/documents/record.ts';
import { saveDocument, voidDocument } from '../../../electron/documents/saving.ts';
import type { Body } from '../../../shared/forms/machinery/form.ts';
import { newArchive } from '../archive/newArchive.ts';
import { actingAs, reference, wholeCard, wholeReport } from '../documents/bodies.ts';

async function branch() {
  const test = await newArchive();
  const { archive, context } = test;
  const chen = actingAs(test, { name: '陈立', role: 'salesperson' });
  const wu = actingAs(test, { name: '吴敏', role: 'salesperson' });
  const save = (body: Body, as: 'draft' | 'submitted', id?: string, baseRevision = 0) =>
    saveDocument(archive.writable, context, {
      form: 'fullName' in body ? 'customerCard' : 'visitReport',
      ...(id !== undefined && { id, reason: '更正' }),
      baseRevision,
      body,
      as,
    }).id;
  const report = (by: typeof chen, date: string, customer: Body, visit?: Body): Body => ({
    ...wholeReport(reference(by.person), customer, { date }),
    ...(visit && { visits: [{ customer, ...visit }] }),
  });
  /** The customer as the submitted report names it. */
  const customerOf = (reportId: string) => {
    const [visit] = getDocument(archive.readable, reportId).body.visits as { customer: Body }[];
    return visit?.customer as { id: string; code: string; name: string };
  };
  return { test, archive, context, chen, wu, save, report, customerOf };
}

const onlyTalked = {
  arrived: '09:00',
  left: '09:30',
  purposes: ['revisit'],
  talk: '介绍新产品',
  result: 'interested',
};

describe('待建卡', () => {
  it('are customers dealt with whose card is not submitted, with the days since the first dealing', async () => {
    const { archive, chen, wu, save, report, customerOf } = await branch();
    const later = save(report(wu, '2026-11-18', { name: '常州新客户' }), 'submitted');
    const customer = customerOf(later);
    save(report(chen, '2026-11-16', customer), 'submitted');
    expect(awaitingCards(archive.readable, '2026-11-20')).toEqual([
      {
        id: customer.id,
        code: 'SH-000001',
        name: '常州新客户',
        firstDealing: '2026-11-16',
        days: 4,
        salesperson: '陈立',
        personId: chen.person.id,
      },
    ]);
    // As it was on an earlier day.
    expect(awaitingCards(archive.readable, '2026-11-16').map(({ days }) => days)).toEqual([0]);
    expect(awaitingCards(archive.readable, '2026-11-15')).toEqual([]);
  });

  it('come in the order of their first dealing', async () => {
    const { archive, chen, save, report } = await branch();
    save(report(chen, '2026-11-18', { name: '丙' }), 'submitted');
    save(report(chen, '2026-11-16', { name: '乙' }), 'submitted');
    save(report(chen, '2026-11-17', { name: '甲' }), 'submitted');
    expect(awaitingCards(archive.readable, '2026-12-01').map(({ name }) => name)).toEqual(['乙', '甲', '丙']);
  });

  it('end with the card, and with the report that is void or no longer names a dealing', async () => {
    const { archive, context, chen, save, report, customerOf } = await branch();
    const waiting = () => awaitingCards(archive.readable, '2026-12-01').map(({ name }) => name);
    const carded = save(report(chen, '2026-11-16', { name: '甲' }), 'submitted');
    const voided = save(report(chen, '2026-11-17', { name: '乙' }), 'submitted');
    const corrected = save(report(chen, '2026-11-18', { name: '丙' }), 'submitted');
    save(report(chen, '2026-11-19', { name: '丁' }), 'draft');
    expect(waiting()).toEqual(['甲', '乙', '丙']);
    save(wholeCard(reference(chen.person), { fullName: '甲' }), 'submitted', customerOf(carded).id, 1);
    expect(waiting()).toEqual(['乙', '丙']);
    voidDocument(archive.writable, context, { id: voided, reason: '填错' });
    expect(waiting()).toEqual(['丙']);
    save(report(chen, '2026-11-18', customerOf(corrected), onlyTalked), 'submitted', corrected, 1);
    expect(waiting()).toEqual([]);
  });

  it('are those whose card was made void, until a card of the same name is there', async () => {
    const { archive, context, chen, save, report, customerOf } = await branch();
    const waiting = () =>
      awaitingCards(archive.readable, '2026-12-01').map(({ name, voided }) => [name, voided]);
    const first = customerOf(save(report(chen, '2026-11-16', { name: '昆山宏达电器有限公司' }), 'submitted'));
    const card = wholeCard(reference(chen.person), { fullName: '昆山宏达电器有限公司' });
    save(card, 'submitted', first.id, 1);
    expect(waiting()).toEqual([]);
    voidDocument(archive.writable, context, { id: first.id, reason: '重复建卡' });
    expect(waiting()).toEqual([['昆山宏达电器有限公司', true]]);
    save(card, 'draft');
    expect(waiting()).toEqual([['昆山宏达电器有限公司', true]]);
    save(wholeCard(reference(chen.person), { fullName: '昆山宏达电器' }), 'submitted');
    expect(waiting()).toEqual([]);
  });

  it('end with a void card when the report names another customer', async () => {
    const { archive, context, chen, save, report, customerOf } = await branch();
    const wrong = save(report(chen, '2026-11-16', { name: '错名商行' }), 'submitted');
    voidDocument(archive.writable, context, { id: customerOf(wrong).id, reason: '名称填错' });
    expect(awaitingCards(archive.readable, '2026-12-01')).toHaveLength(1);
    const right = save(wholeCard(reference(chen.person)), 'submitted');
    save(report(chen, '2026-11-16', { id: right, name: '希望' }), 'submitted', wrong, 1);
    expect(awaitingCards(archive.readable, '2026-12-01')).toEqual([]);
  });

  it('are not customers who were only talked to', async () => {
    const { archive, chen, save, report } = await branch();
    save(report(chen, '2026-11-16', { name: '甲' }, onlyTalked), 'submitted');
    expect(awaitingCards(archive.readable, '2026-12-01')).toEqual([]);
  });
});

describe('the visits of a customer', () => {
  it('are the lines of submitted reports, newest first, in words', async () => {
    const { archive, context, chen, wu, save, report } = await branch();
    const card = save(wholeCard(reference(chen.person)), 'submitted');
    const other = save(wholeCard(reference(chen.person), { fullName: '常州别家' }), 'draft');
    const customer = { id: card, name: '希望' };
    const first = save(report(chen, '2026-11-16', customer), 'submitted');
    const second = save(
      {
        date: '2026-11-18',
        salesperson: reference(wu.person),
        visits: [
          {
            customer: { id: other, name: '别家' },
            arrived: '08:00',
            left: '08:30',
            purposes: ['revisit'],
            talk: '与别家谈',
            result: 'interested',
          },
          {
            customer,
            arrived: '09:00',
            left: '09:30',
            purposes: ['collect'],
            talk: '未见到人',
            result: 'absent',
          },
        ],
      },
      'submitted',
    );
    const voided = save(report(chen, '2026-11-17', customer), 'submitted');
    voidDocument(archive.writable, context, { id: voided, reason: '填错' });
    save(report(chen, '2026-11-19', customer), 'draft');
    expect(visitsOf(archive.readable, context, { id: card })).toEqual([
      {
        reportId: second,
        date: '2026-11-18',
        salesperson: '吴敏',
        talk: '未见到人',
        result: '未遇',
        orderFen: 0,
        receiptFen: 0,
      },
      {
        reportId: first,
        date: '2026-11-16',
        salesperson: '陈立',
        talk: '订货并收上月货款',
        result: '成交',
        orderFen: 125_000,
        receiptFen: 80_000,
      },
    ]);
    expect(visitsOf(archive.readable, context, { id: 'nobody' })).toEqual([]);
  });
});
