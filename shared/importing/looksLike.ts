import { parseBusinessDate } from '../rules/calendar/businessDate.ts';
import { parseRegisteredCapital } from '../rules/capital/registeredCapital.ts';
import { classifyCode } from '../rules/creditCode/creditCode.ts';
import { parsePhone } from '../rules/phone/phone.ts';

/** Tests that a cell passes hardly ever by chance: they tell columns without a known header and cells gone astray. */
export const looksLike: Readonly<Record<string, (cell: string) => boolean>> = {
  creditCode: (cell) => {
    const { kind } = classifyCode(cell);
    return kind === 'creditCode' || kind === 'registrationNumber';
  },
  founded: (cell) => parseBusinessDate(cell) !== null,
  registeredCapital: (cell) => /\D/.test(cell.replace(/[.,]/g, '')) && parseRegisteredCapital(cell).ok,
  contactMobile: (cell) => isPhone(cell, 'mobile'),
  phone: (cell) => isPhone(cell, 'landline'),
  email: (cell) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(cell),
  website: (cell) => /^(https?:\/\/|www\.)\S+$/i.test(cell),
};

function isPhone(cell: string, kind: string): boolean {
  const parsed = parsePhone(cell);
  return parsed.ok && parsed.kind === kind;
}

/** Weaker tests, for whole columns only. */
export const looksLikeInBulk: Readonly<Record<string, (cell: string) => boolean>> = {
  ...looksLike,
  fullName: (cell) =>
    /\p{Script=Han}{2}/u.test(cell) &&
    cell.length <= 60 &&
    /(公司|厂|店|社|行|中心|部|处|站|院|所|场|集团|商行|合作社|经营部|门市部|学校|医院)([(（].{1,20}[)）])?$/u.test(
      cell,
    ),
  address: (cell) =>
    /[省市区县镇乡村街路道巷号]/u.test(cell) && /[路街道巷村镇乡号区]/u.test(cell) && cell.length >= 6,
};

/** Cells that say that there is nothing to say. */
const NOT_GIVEN =
  /^(?:#?n\/?a|null|nil|none|undefined|#value!|#ref!|#name\?|无|暂无|没有|不详|未知|未填|未提供|待补|待定|[-—–_/\\.。·?？*]+)$/i;

export function isNotGiven(cell: string): boolean {
  const plain = cell.normalize('NFKC').trim();
  return plain === '' || NOT_GIVEN.test(plain);
}
