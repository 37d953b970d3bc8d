import { formOf } from '../../../shared/forms/registry.ts';
import { weekdayName } from '../../../shared/rules/calendar/businessDate.ts';
import { chinaDateTime } from '../../../shared/rules/calendar/chinaTime.ts';
import type { GridPerson } from '../../../shared/rules/week/dayGrid.ts';
import { counted, type MarkKey, markKeyOf, markOf, marks } from '../../../shared/rules/week/dayMarks.ts';
import { deadlineText } from '../../../shared/rules/week/deadlineText.ts';
import type { DerivedColumn, DerivedPaper, DerivedPart, TableLine } from '../../sheets/derived/paper.ts';
import type { MonthFacts } from './facts.ts';

export interface PaperMaker {
  branch: { code: string; name: string };
  madeBy: string;
  /** 'yyyy-mm-ddTHH:MM:SS+08:00' */
  madeAt: string;
}

/** What is owed by now, whatever became of it. */
const OWED: readonly MarkKey[] = ['submitted', 'late', 'missing', 'draft', 'void'];

/** 交表一览表: person × day, the counts of each person, and below who was late and why something is missing. */
export function monthPaper(facts: MonthFacts, { branch, madeBy, madeAt }: PaperMaker): DerivedPaper {
  const { grid } = facts;
  const [year = '', month = ''] = grid.month.split('-');
  const period = `${year}年${Number(month)}月`;
  const now = madeAt.slice(0, 16);
  return {
    title: '交表一览表',
    tableNumber: 'KD-25',
    branch: branch.name,
    office: `${branch.name}（${branch.code}）`,
    landscape: true,
    asOf: now.replace('T', ' '),
    madeBy,
    madeAt,
    subject: period,
    scope: `${period}　交表期限：${deadlineText(grid.deadline)}`,
    parts: [
      ...grid.groups.map((group) => groupTable(facts, group, now)),
      { kind: 'remark', text: `图例：${legend}。灰底为休息日。应交不含未到期、请假和未到岗的日子。` },
      ...lateTable(facts),
      ...reasonTable(facts),
    ],
    signatures: ['制表人', '部门主管', '主管副总', '经理'],
  };
}

const legend = marks.map(({ mark, meaning }) => `${mark} ${meaning}`).join('　');

const NAME_WEIGHT = 50;
const DAY_WEIGHT = 17.6;
const COUNT_WEIGHT = 24;
const RATE_WEIGHT = 32;

function groupTable(
  { grid }: MonthFacts,
  { form, people }: MonthFacts['grid']['groups'][number],
  now: string,
): DerivedPart {
  const columns: DerivedColumn[] = [
    { label: '姓名', weight: NAME_WEIGHT, align: 'left' },
    ...grid.days.map(
      ({ date, workday }): DerivedColumn => ({
        label: `${Number(date.slice(8))}\n${weekdayName(date).slice(2)}`,
        weight: DAY_WEIGHT,
        align: 'center',
        ...(workday === 'off' && { shaded: true as const }),
      }),
    ),
    ...['应交', ...counted.map(({ label }) => label)].map(
      (label): DerivedColumn => ({ label, weight: COUNT_WEIGHT, align: 'right' }),
    ),
    { label: '按时率', weight: RATE_WEIGHT, align: 'right' },
  ];
  const lines = people.map((person) => ({ person, keys: person.days.map((day) => markKeyOf(day, now)) }));
  const rows = lines.map(({ person, keys }): TableLine => rowOf(person, keys));
  const all = countsOf(lines.flatMap(({ keys }) => keys));
  const first = 1 + grid.days.length;
  return {
    kind: 'table',
    title: formOf(form).description.title,
    dense: true,
    together: true,
    columns,
    lines:
      rows.length === 0
        ? []
        : [
            ...rows,
            {
              kind: 'total',
              label: `合计　${people.length} 人`,
              figures: all.map((text, place) => ({ column: first + place, text })),
            },
          ],
    empty: `这个月没有要交${formOf(form).description.title}的人员`,
  };
}

function rowOf(person: GridPerson, keys: readonly MarkKey[]): TableLine {
  const bold = keys.flatMap((key, day) => (markOf(key).tone === 'bad' || key === 'late' ? [1 + day] : []));
  return {
    kind: 'row',
    cells: [person.name, ...keys.map((key) => markOf(key).mark), ...countsOf(keys)],
    bold,
  };
}

/** 应交, the counts of the grid, 按时率. */
function countsOf(keys: readonly MarkKey[]): string[] {
  const count = (wanted: readonly MarkKey[]) => keys.filter((key) => wanted.includes(key)).length;
  const owed = count(OWED);
  return [
    String(owed),
    ...counted.map((column) => String(count(column.keys))),
    owed === 0 ? '—' : `${Math.round((count(['submitted']) * 100) / owed)}%`,
  ];
}

function lateTable({ late }: MonthFacts): DerivedPart[] {
  if (late.length === 0) return [];
  return [
    {
      kind: 'table',
      title: '迟交（补填）明细',
      dense: true,
      columns: [
        { label: '姓名', weight: 12, align: 'left' },
        { label: '表单', weight: 22, align: 'left' },
        { label: '业务日期', weight: 14, align: 'center' },
        { label: '首次保存', weight: 20, align: 'center' },
        { label: '首次提交', weight: 20, align: 'center' },
        { label: '末次修改', weight: 20, align: 'center' },
        { label: '末次签名', weight: 20, align: 'center' },
      ],
      lines: late.map((report) => ({
        kind: 'row',
        cells: [
          report.name,
          report.title,
          report.businessDate,
          moment(report.firstSavedAt),
          moment(report.firstSubmittedAt),
          moment(report.lastChangedAt),
          report.signedAt === undefined ? '未签' : moment(report.signedAt),
        ],
      })),
      empty: '',
    },
  ];
}

function reasonTable({ reasoned }: MonthFacts): DerivedPart[] {
  if (reasoned.length === 0) return [];
  return [
    {
      kind: 'table',
      title: '缺交、作废的原因（封存周报时填写）',
      dense: true,
      columns: [
        { label: '姓名', weight: 12, align: 'left' },
        { label: '表单', weight: 22, align: 'left' },
        { label: '业务日期', weight: 14, align: 'center' },
        { label: '情况', weight: 14, align: 'center' },
        { label: '原因', weight: 66, align: 'left' },
      ],
      lines: reasoned.map(({ name, title, date, state, reason }) => ({
        kind: 'row',
        cells: [name, title, date, state === 'void' ? '作废' : '缺', reason],
      })),
      empty: '',
    },
  ];
}

const moment = (instant: string | undefined) =>
  instant === undefined ? '' : chinaDateTime(instant).slice(0, 16).replace('T', ' ');
