import { formGroups } from '../../shared/forms/machinery/form.ts';
import { forms } from '../../shared/forms/registry.ts';
import type { Right } from '../../shared/rights/rights.ts';
import type { Place } from '../navigation/place.ts';

export interface NavigationItem {
  label: string;
  place: Place;
  /** Absent: everybody's. */
  right?: Right;
  /** What waits there is counted beside it. */
  counts?: 'awaitingCards' | 'paper';
}

export interface NavigationGroup {
  /** '' for the first. */
  title: string;
  items: readonly NavigationItem[];
}

/** Pages beside the lists of the forms, under the heading of the forms that they are about. */
const pagesOf: Readonly<Record<keyof typeof formGroups, readonly NavigationItem[]>> = {
  customers: [
    { label: '客户归类汇总表', place: { page: 'summary' }, right: 'card.read' },
    { label: '待建卡', place: { page: 'awaitingCard' }, right: 'card.read', counts: 'awaitingCards' },
    { label: '导入客户', place: { page: 'import' }, right: 'card.import' },
  ],
  visits: [{ label: '标准推销术题库', place: { page: 'questions' }, right: 'questions.read' }],
  service: [],
  figures: [{ label: '销售力对比', place: { page: 'comparison' }, right: 'figures.read' }],
};

/** The whole program, in the order of the day: what waits, the forms, the office's work. */
export const navigation: readonly NavigationGroup[] = [
  {
    title: '',
    items: [
      { label: '今天', place: { page: 'today' } },
      { label: '待签名', place: { page: 'waiting' }, right: 'report.read' },
      { label: '周报', place: { page: 'week' }, right: 'week.read' },
      { label: '交表一览', place: { page: 'month' }, right: 'week.read' },
    ],
  },
  ...(Object.keys(formGroups) as (keyof typeof formGroups)[]).map((group) => ({
    title: formGroups[group],
    items: [
      ...forms
        .filter((form) => form.group === group)
        .map(({ description, access }): NavigationItem => {
          return {
            label: description.title,
            place: { page: 'list', form: description.key },
            right: access.read,
          };
        }),
      ...pagesOf[group],
    ],
  })),
  {
    title: '内务',
    items: [
      { label: '纸单', place: { page: 'paper' }, right: 'sheet.print', counts: 'paper' },
      { label: '规则设置', place: { page: 'rules' }, right: 'rules.write' },
      { label: '人员', place: { page: 'people' }, right: 'people.read' },
      { label: '备份与恢复', place: { page: 'backup' }, right: 'archive.backup' },
      { label: '密钥', place: { page: 'keys' }, right: 'archive.keys' },
      { label: '权限表', place: { page: 'rights' }, right: 'people.read' },
    ],
  },
];

/** A document belongs under its form's list, and so does the board of the complaints. */
export function belongsTo(place: Place, item: Place): boolean {
  if (place.page === 'complaints') return item.page === 'list' && item.form === 'complaintCard';
  if (item.page === 'list')
    return (place.page === 'list' || place.page === 'document') && place.form === item.form;
  return place.page === item.page;
}
