import { splitAddress } from '../rules/address/splitAddress.ts';
import { isNotGiven } from './looksLike.ts';
import { oneLine } from './readCell.ts';

export const regionTargets = ['province', 'city', 'district', 'address'] as const;
export type RegionTarget = (typeof regionTargets)[number];
export type RegionCells = Partial<Record<RegionTarget, string>>;

const longest: Readonly<Record<RegionTarget, number>> = {
  province: 20,
  city: 30,
  district: 30,
  address: 200,
};

/**
 * 省, 市, 区/县 and 详细地址 of the card out of the address and the columns beside it. What the address says itself wins over
 * the columns. A column whose text is the name of no province or city is not taken over.
 */
export function readRegion(cells: RegionCells): RegionCells {
  const given = (target: RegionTarget) => {
    const text = oneLine(cells[target] ?? '');
    return isNotGiven(text) ? undefined : text;
  };
  const province = given('province');
  const city = given('city');
  const split = splitAddress(given('address') ?? '', {
    ...(province && { province }),
    ...(city && { city }),
  });
  const district = split.district ?? districtName(given('district'));
  const read: RegionCells = {
    ...(split.province && { province: split.province }),
    ...(split.city && { city: split.city }),
    ...(district && { district }),
    ...(split.detail !== '' && { address: split.detail }),
  };
  for (const target of regionTargets) {
    if ((read[target]?.length ?? 0) > longest[target]) delete read[target];
  }
  return read;
}

function districtName(text: string | undefined): string | undefined {
  return text !== undefined && /^\p{Script=Han}{1,12}$/u.test(text) ? text : undefined;
}
