import { expect, test } from 'vitest';
import { folderContents } from '../../../electron/customers/folder/contents.ts';
import {
  type FolderPrinting,
  previewFolder,
  printFolder,
  saveFolder,
} from '../../../electron/customers/folder/printing.ts';
import { viewFolder, viewVisitRecord } from '../../../electron/customers/viewing.ts';
import { visitRecord } from '../../../electron/customers/visitRecord/visitRecord.ts';
import { addAttachment } from '../../../electron/documents/attachments.ts';
import { PrintedPdf, stockToolsAbsent } from '../../unit/sheets/stockTools.ts';
import { reference, wholeReport } from '../documents/bodies.ts';
import { codeOf } from '../refusal.ts';
import { branchWithPrinter } from '../sheets/branch.ts';

/** One pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

async function branchWithFolder() {
  const branch = await branchWithPrinter();
  const { archive, chen, printer, submitted, report } = branch;
  report('2026-11-16');
  report('2026-11-18');
  const controller = new AbortController();
  const folder: FolderPrinting = {
    archive,
    context: chen.context,
    printer,
    signal: controller.signal,
    progress: () => undefined,
  };
  const attach = (name: string, mediaType: string, content: Uint8Array) =>
    addAttachment(archive.writable, chen.context, { name, mediaType, content });
  return { ...branch, folder, controller, attach, id: submitted.id };
}

test('a visit record has every field of the visits, the newest first, and nothing of other customers', async () => {
  const { archive, chen, save, card, id, submitted } = await branchWithFolder();
  const other = card({ fullName: '别家公司' });
  const [visit] = wholeReport(reference(chen.person), {}).visits as Record<string, unknown>[];
  save({
    form: 'visitReport',
    baseRevision: 0,
    as: 'submitted',
    body: wholeReport(
      reference(chen.person),
      {},
      {
        date: '2026-11-19',
        visits: [
          { ...visit, customer: { id: other.id, code: other.number, name: '别家公司' }, talk: '别家的秘密' },
          {
            ...visit,
            customer: { id, code: submitted.number, name: '无锡新区希望贸易有限公司' },
            arrived: '14:00',
            left: '14:40',
            opinion: '价格偏高',
            rivals: '竞品降价',
            nextVisit: '2026-11-26',
          },
        ],
      },
    ),
  });
  const { visits, total, customer } = visitRecord(archive.readable, { customer: id });
  expect(customer).toMatchObject({ code: 'SH-000001', type: '经销商', contact: '单宏图' });
  expect(total).toEqual({ visits: 3, orderFen: 375_000, receiptFen: 240_000 });
  expect(visits.map(({ date }) => date)).toEqual(['2026-11-19', '2026-11-18', '2026-11-16']);
  const [last] = visits;
  expect(last).toMatchObject({
    salesperson: '陈立',
    orderFen: 125_000,
    cells: {
      arrived: '14:00',
      left: '14:40',
      stay: '40 分钟',
      purposes: '订货、收款',
      nextVisit: '2026-11-26',
    },
  });
  expect(last?.texts).toEqual([
    { label: '洽谈内容', text: '订货并收上月货款' },
    { label: '客户反映', text: '价格偏高' },
    { label: '订货', text: '防水涂料　2.5　桶　500.00　1,250.00' },
    { label: '其他', text: '收款方式：电汇　竞争者动态：竞品降价' },
  ]);
  expect(JSON.stringify(visits)).not.toContain('别家');
  const narrowed = visitRecord(archive.readable, { customer: id, from: '2026-11-17', to: '2026-11-18' });
  expect(narrowed.visits.map(({ date }) => date)).toEqual(['2026-11-18']);
  expect(narrowed.total.visits).toBe(1);
  expect(await codeOf(() => visitRecord(archive.readable, { customer: visits[0]?.reportId ?? '' }))).toBe(
    'DOCUMENT_NOT_FOUND',
  );
});

test('the folder says what is there and what is missing', async () => {
  const { archive, chen, card, id } = await branchWithFolder();
  const draft = card({ fullName: '草稿公司' }, 'draft');
  const texts = (of: string) =>
    folderContents(archive.readable, chen.context, of).missing.map(({ text }) => text);
  const contents = folderContents(archive.readable, chen.context, id);
  expect(contents.documents.map(({ formTitle, printed }) => [formTitle, printed])).toEqual([
    ['客户资料卡', false],
  ]);
  expect(contents.visits).toEqual({ count: 2, first: '2026-11-16', last: '2026-11-18' });
  expect(texts(id)).toContainEqual('客户资料卡 SH-000001 还没有打印，也没有签字');
  expect(texts(draft.id)[0]).toBe('客户资料卡还没有提交，请补齐后提交');
});

test.skipIf(stockToolsAbsent)(
  'saved: cover, index, sheets and excerpts with running page numbers',
  async () => {
    const { folder, attach, id, rows, verbsOf, correct } = await branchWithFolder();
    correct({
      contracts: [{ number: 'HT-1', state: 'inForce' }],
      attachments: [
        attach('合同 HT-1.png', 'image/png', PNG),
        attach('报价.xlsx', 'application/vnd.ms-excel', new Uint8Array([1, 2, 3])),
        attach('坏的.pdf', 'application/pdf', new TextEncoder().encode('%PDF-1.7 cut off')),
      ],
    });
    const { pdf, pages } = await saveFolder(folder, id);
    using read = new PrintedPdf(pdf);
    read.checkStructure();
    expect(Number(read.info().Pages)).toBe(pages);
    const text = read.text();
    for (let page = 1; page <= pages; page += 1)
      expect(text).toContain(`SH-000001客户档案总第${page}页/共${pages}页`);
    expect(text).toContain('页次目录');
    expect(text).toContain('客户拜访档案记录');
    expect(text).toContain('附于客户资料卡SH-000001，文件损坏或有密码');
    expect(text).toContain('附件“报价.xlsx”不能印出');
    expect(text).not.toContain('合同HT-1没有附件');
    expect(rows('SELECT kind FROM print_register')).toEqual([{ kind: 'save' }]);
    expect(verbsOf(id)).toContain('sheet.saved');
  },
);

test('looked at: nothing is issued or counted; printed: counted when the printer took it', async () => {
  const { folder, id, rows } = await branchWithFolder();
  const { pages } = await previewFolder(folder, id);
  expect(pages).toBeGreaterThan(2);
  expect(rows('SELECT * FROM issued_sheets')).toEqual([]);
  expect(await printFolder(folder, id, async () => false)).toBe(false);
  expect(rows('SELECT * FROM print_register')).toEqual([]);
  expect(await printFolder(folder, id, async () => true)).toBe(true);
  expect(rows('SELECT kind, copy FROM print_register')).toEqual([{ kind: 'print', copy: 1 }]);
});

test('cancelled on the way', async () => {
  const { folder, id, controller } = await branchWithFolder();
  controller.abort();
  expect(await codeOf(() => saveFolder(folder, id))).toBe('SHEET_CANCELLED');
  expect(await codeOf(() => previewFolder(folder, id))).toBe('SHEET_CANCELLED');
});

test('a folder that is no customer is refused', async () => {
  const { archive, chen } = await branchWithFolder();
  expect(await codeOf(() => folderContents(archive.readable, chen.context, 'nobody'))).toBe(
    'DOCUMENT_NOT_FOUND',
  );
});

test('plans and supervisors that name the customer are excerpted; a visit without a report is missing', async () => {
  const { archive, chen, save, id, submitted, clock, context } = await branchWithFolder();
  const customer = { id, code: submitted.number, name: '无锡新区希望贸易有限公司' };
  const row = { customer, way: 'onSite', purposes: ['revisit'], plannedStay: 60 };
  clock.set('2026-11-15T10:00:00+08:00');
  const plan = save({
    form: 'visitPlan',
    baseRevision: 0,
    as: 'submitted',
    body: {
      period: 'week',
      from: '2026-11-16',
      salesperson: reference(chen.person),
      visits: [
        { ...row, date: '2026-11-16' },
        { ...row, date: '2026-11-17' },
        { ...row, date: '2026-11-19', change: 'cancel', reason: '客户出差' },
        { ...row, date: '2026-11-20' },
      ],
    },
  });
  clock.set('2026-11-23T10:00:00+08:00');
  const { mentions, missing } = folderContents(archive.readable, context, id);
  expect(mentions.map(({ date, visitDay }) => [date, visitDay])).toEqual([
    ['2026-11-20', '2026-11-20'],
    ['2026-11-19', undefined],
    // The plan itself knows of the reports of the 16th and, a day late, of the 18th.
    ['2026-11-17', undefined],
    ['2026-11-16', undefined],
  ]);
  expect(missing.filter(({ code }) => code.startsWith('visit'))).toEqual([
    {
      code: `visit 2026-11-20 ${plan.id}`,
      text: '2026-11-20 陈立的客户拜访计划记有拜访，当天的业务员日报里没有',
      documentId: plan.id,
    },
  ]);
  expect(missing.map(({ text }) => text)).toContain('2026 年有订货，没有客户业绩统计及信用评估表');
});

test('seeing the record or the folder is a line in the audit chain', async () => {
  const { archive, chen, id, rows } = await branchWithFolder();
  viewVisitRecord(archive.writable, chen.context, { customer: id });
  viewFolder(archive.writable, chen.context, id);
  expect(
    rows(
      `SELECT detail, actor_name FROM audit WHERE verb = 'document.viewed' AND subject = ? ORDER BY seq`,
      id,
    ),
  ).toEqual([
    { detail: '{"as":"visitRecord"}', actor_name: '陈立' },
    { detail: '{"as":"folder"}', actor_name: '陈立' },
  ]);
});
