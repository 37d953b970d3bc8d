import { customerCardDescription } from '../../forms/customerCard/description.ts';
import type { Options } from '../../forms/machinery/fields.ts';

/** A customer as the card stood on the day of the summary. Absent: not filled in. */
export interface SummaryRow {
  id: string;
  /** 客户编号. */
  code: string;
  name: string;
  /** The first person of the card. */
  contact?: string;
  position?: string;
  /** That person's, else the company's. */
  phone?: string;
  address?: string;
  industry?: string;
  /** Key of `typeNames`. */
  type?: string;
  /** Key of `levelNames`. */
  level?: string;
  salesperson?: string;
  /** Orders in the reports of that year up to the day, in fen. */
  yearFen: number;
  /** Of a report of that day or before. */
  lastVisit?: string;
  /** Key of `cooperationNames`. */
  cooperation?: string;
  /** The card was not submitted by that day. */
  draft?: true;
}

const [identity] = customerCardDescription.sections;

export const typeNames: Options = identity.fields.customerType.options;
export const levelNames: Options = identity.fields.level.options;
export const cooperationNames: Options = identity.fields.cooperation.options;

/** The four classes of S15, kept side by side. */
export const classFields = {
  classByTime: identity.fields.classByTime,
  classByDealing: identity.fields.classByDealing,
  classByNature: identity.fields.classByNature,
  classByVolume: identity.fields.classByVolume,
} as const;

export const classKeys = Object.keys(classFields) as (keyof typeof classFields)[];

const NOT_FILLED = '未填';

export const typeName = (key: string | undefined): string =>
  key === undefined ? `类型${NOT_FILLED}` : (typeNames[key] ?? key);

/** 'A 级', '未分级'; a card without one counts as not graded. */
export function levelName(key: string | undefined): string {
  const name = levelNames[key ?? 'unrated'] ?? key ?? NOT_FILLED;
  return /^[A-Z]$/.test(name) ? `${name} 级` : name;
}

/** 合作状态; a customer whose card was not submitted says so. */
export function stateText({ cooperation, draft }: Pick<SummaryRow, 'cooperation' | 'draft'>): string {
  const name = cooperation === undefined ? '' : (cooperationNames[cooperation] ?? cooperation);
  if (!draft) return name;
  return name === '' ? '待建卡' : `${name}（待建卡）`;
}
