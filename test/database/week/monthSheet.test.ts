import { expect, it } from 'vitest';
import { saveDocument, voidDocument } from '../../../electron/documents/saving.ts';
import { addAbsence } from '../../../electron/people/absences.ts';
import { startSheetPrinter } from '../../../electron/sheets/sheetPrinter.ts';
import { monthFacts } from '../../../electron/week/monthSheet/facts.ts';
import { monthSheet } from '../../../electron/week/monthSheet/handingOut.ts';
import { monthPaper } from '../../../electron/week/monthSheet/paper.ts';
import { PrintedPdf, stockToolsAbsent } from '../../unit/sheets/stockTools.ts';
import { actingAs } from '../documents/bodies.ts';
import { branchWeek } from './branchWeek.ts';

const BRANCH = { code: 'SH', name: '上海分公司' };

/** One salesperson with a day of every kind, seen on Wednesday 2026-11-25 at ten. */
async function month() {
  const branch = await branchWeek();
  const { archive, context, chen, clock, report } = branch;
  actingAs(branch, { name: '李主任', role: 'supervisor' });
  report('2026-11-16');
  const spoilt = report('2026-11-17').id;
  voidDocument(archive.writable, context, { id: spoilt, reason: '客户填错' });
  const late = report('2026-11-18', 'draft').id;
  clock.set('2026-11-20T09:05:00+08:00');
  saveDocument(archive.writable, chen.context, {
    form: 'visitReport',
    id: late,
    baseRevision: 1,
    body: branch.document(late).body,
    as: 'submitted',
  });
  report('2026-11-19', 'draft');
  const { id } = chen.person;
  addAbsence(archive.writable, context, {
    personId: id,
    from: '2026-11-20',
    to: '2026-11-20',
    kind: '病假',
  });
  archive.writable
    .prepare('INSERT INTO open_point_reasons (week, point, reason, at, by) VALUES (?, ?, ?, ?, ?)')
    .run('2026-W47', 'MISSING:陈立:2026-11-17', '客户重名，来不及重报', clock.now(), context.actor.personId);
  archive.writable.prepare('UPDATE people SET joined = ? WHERE id = ?').run('2026-11-13', id);
  clock.set('2026-11-25T10:00:00+08:00');
  return { ...branch, facts: () => monthFacts(archive.readable, context, '2026-11', clock.now()) };
}

const maker = (madeAt: string) => ({ branch: BRANCH, madeBy: '沈静', madeAt });

it('shows each day with its mark, and counts what is owed by now', async () => {
  const { facts, clock } = await month();
  const paper = monthPaper(facts(), maker(clock.now()));
  const [salespeople, supervisors] = paper.parts.filter((part) => part.kind === 'table');
  const row = salespeople?.lines[0];
  const cells = row?.kind === 'row' ? row.cells : [];
  const marks = cells.slice(1, 31).map((mark) => mark || ' ');
  // From the 13th on; the 24th is in time until the 25th at noon.
  expect(marks.join('')).toBe('————————————缺  ✓废补草假  缺····  ·');
  expect(cells.slice(31)).toEqual(['6', '1', '1', '3', '1', '1', '17%']);
  expect(supervisors?.lines[0]).toMatchObject({
    kind: 'row',
    cells: expect.arrayContaining(['李主任', '—']),
  });
});

it('tells how each late report came about, and what was said of a gap', async () => {
  const { facts, clock } = await month();
  const paper = monthPaper(facts(), maker(clock.now()));
  const table = (title: string) =>
    paper.parts.flatMap((part) =>
      part.kind === 'table' && part.title === title
        ? part.lines.map((line) => (line.kind === 'row' ? line.cells : []))
        : [],
    );
  expect(table('迟交（补填）明细')).toEqual([
    [
      ...['陈立', '业务员拜访日报表', '2026-11-18'],
      ...['2026-11-18 18:00', '2026-11-20 09:05', '2026-11-20 09:05', '未签'],
    ],
  ]);
  expect(table('缺交、作废的原因（封存周报时填写）')).toEqual([
    ['陈立', '业务员拜访日报表', '2026-11-17', '作废', '客户重名，来不及重报'],
  ]);
});

it.skipIf(stockToolsAbsent)(
  'is a sheet with head, legend, totals and lines to sign, and leaves its trace',
  async () => {
    const { archive, context } = await month();
    const printer = startSheetPrinter();
    const { pdf, pages } = await monthSheet({ archive, context, printer }, '2026-11', 'printed');
    await printer.close();
    using printed = new PrintedPdf(pdf);
    printed.checkStructure();
    const text = printed.text();
    expect(pages).toBe(1);
    for (const part of [
      '交表一览表',
      'KD-25',
      '合计1人',
      '补迟交（补填）',
      '制表人部门主管主管副总经理',
      '第1页/共1页',
    ])
      expect(text).toContain(part);
    const right = 841.89 - 34 + 1;
    expect(printed.words().filter(({ xMax, xMin }) => xMax > right || xMin < 40)).toEqual([]);
    const trace = archive.readable
      .prepare<[], { subject: string; detail: string }>(
        "SELECT subject, detail FROM audit WHERE verb = 'list.exported'",
      )
      .all();
    expect(trace).toEqual([{ subject: '2026-11', detail: '{"as":"printed","list":"monthGrid"}' }]);
  },
);
