import { customerCardDescription } from '../forms/customerCard/description.ts';
import type { Field } from '../forms/machinery/fields.ts';
import { fieldsOf } from '../forms/machinery/form.ts';

/** Where a column may go. */
export interface Target {
  key: string;
  label: string;
}

/** Column name → key of a target. A column that is not named stays on the card as it is written (`original`). */
export type Mapping = Readonly<Record<string, string>>;

/** Kept on the card under 导入原文. */
export const ORIGINAL = 'original';
/** Left out, because the user says so. */
export const IGNORE = 'ignore';

/** Items of the first row of 人员 that a flat table can name. */
export const contactTargets = {
  legalRepresentative: '法人代表',
  contactName: '联系人',
  contactPosition: '联系人职务',
  contactMobile: '联系人手机',
  contactPhone: '联系人电话',
  contactWechat: '联系人微信',
  contactEmail: '联系人邮箱',
} as const;
export type ContactTarget = keyof typeof contactTargets;

const isFlat = (field: Field) => !['rows', 'files', 'computed'].includes(field.kind);

/** The card's items that one cell can fill. */
export const flatFields: ReadonlyMap<string, Field> = new Map(
  fieldsOf(customerCardDescription).filter(([, field]) => isFlat(field)),
);

/** Every target, in the order of the card. */
export const targets: readonly Target[] = [
  ...[...flatFields].map(([key, field]) => ({ key, label: field.label })),
  ...Object.entries(contactTargets).map(([key, label]) => ({ key, label })),
  { key: ORIGINAL, label: '只留原文' },
  { key: IGNORE, label: '不导入' },
];

const labels: ReadonlyMap<string, string> = new Map(targets.map(({ key, label }) => [key, label]));

export function labelOfTarget(key: string): string | undefined {
  return labels.get(key);
}
