import { expect, test } from 'vitest';
import { type FolderFacts, missingPages } from '../../../shared/rules/folder/missingPages.ts';

const complete: FolderFacts = {
  today: '2026-11-20',
  card: { state: 'submitted', empty: [], contracts: [], attachmentNames: [] },
  visitDays: ['2026-11-16'],
  orderYears: ['2026'],
  toldDays: [],
  yearly: [],
  documents: [{ id: 'a', name: '客户资料卡 SH-000001', state: 'submitted', printed: true, signed: true }],
  unprintable: [],
};
const texts = (changes: Partial<FolderFacts>) =>
  missingPages({ ...complete, ...changes }).map(({ text }) => text);
const card = (changes: Partial<FolderFacts['card']>) => ({ card: { ...complete.card, ...changes } });

test('a whole folder lacks nothing', () => {
  expect(missingPages(complete)).toEqual([]);
});

test('the card: not submitted, fields still empty', () => {
  expect(texts(card({ state: 'draft', empty: ['电话', '传真'] }))).toEqual([
    '客户资料卡还没有提交，请补齐后提交',
    '客户资料卡还缺：电话、传真',
  ]);
  const empty = ['一', '二', '三', '四', '五', '六', '七'];
  expect(texts(card({ empty }))).toEqual(['客户资料卡还缺：一、二、三、四、五、六 等 7 项']);
});

test('a contract needs a file with its number in the name, unless it is only drafted', () => {
  const contracts = [
    { number: 'HT-2026-01', drafted: false },
    { number: 'HT-2026-02', drafted: true },
  ];
  expect(texts(card({ contracts }))).toEqual([
    '合同 HT-2026-01 没有附件，请把扫描件附到资料卡，文件名写上合同编号',
  ]);
  expect(texts(card({ contracts, attachmentNames: ['合同 ht202601（盖章）.pdf'] }))).toEqual([]);
});

test('a visit that a plan or a supervisor tells of needs a report of that day', () => {
  const told = (date: string) => ({ date, by: '王主任', form: '主管拜访日报表', documentId: `d${date}` });
  const missing = missingPages({
    ...complete,
    toldDays: [told('2026-11-16'), told('2026-11-18'), told('2026-11-20')],
  });
  // The 16th is reported, the 20th is today.
  expect(missing).toEqual([
    {
      code: 'visit 2026-11-18 d2026-11-18',
      text: '2026-11-18 王主任的主管拜访日报表记有拜访，当天的业务员日报里没有',
      documentId: 'd2026-11-18',
    },
  ]);
});

test('each year with orders needs its assessment', () => {
  const yearly = [{ form: 'performanceCredit', title: '客户业绩统计及信用评估表', years: ['2026'] }];
  expect(texts({ orderYears: ['2025', '2026'], yearly })).toEqual([
    '2025 年有订货，没有客户业绩统计及信用评估表',
  ]);
});

test('papers: draft, not printed, not signed; a void one is no page', () => {
  const paper = (state: 'draft' | 'submitted' | 'void', printed: boolean, signed: boolean) => ({
    id: 'x',
    name: '投诉 TS-1',
    state,
    printed,
    signed,
  });
  const said = (document: ReturnType<typeof paper>) => texts({ documents: [document] });
  expect(said(paper('draft', false, false))).toEqual(['投诉 TS-1 还是草稿，请提交']);
  expect(said(paper('submitted', false, false))).toEqual(['投诉 TS-1 还没有打印，也没有签字']);
  expect(said(paper('submitted', true, false))).toEqual(['投诉 TS-1 还没有签字，或签字的纸单还没有归档']);
  expect(said(paper('submitted', true, true))).toEqual([]);
  expect(said(paper('void', false, false))).toEqual([]);
});

test('a file that cannot be printed is named', () => {
  expect(texts({ unprintable: ['价格.xlsx'] })).toEqual(['附件“价格.xlsx”不能印出，请另行打印后放入']);
});
