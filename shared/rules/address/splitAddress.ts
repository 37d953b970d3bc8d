import { jiangsuCitiesWith, jiangsuCountiesOf } from './jiangsu.ts';
import { CITY_NAMES, citiesOf, PROVINCES, provinceOf, shortNameOf } from './provinces.ts';

/** What other columns of the same row say, in full or short: `江苏`, `无锡市`. What is no such name is ignored. */
export interface KnownRegion {
  province?: string;
  city?: string;
}

/**
 * `taken + detail` is the original text, character for character: `taken` is the beginning that the region was read from.
 * `province` and `city` are full names, also when the text leaves them out and the columns or the table tell them;
 * `district` (区, 县, 县级市, 旗) is only what the text says, in the name that it bears there.
 */
export interface SplitAddress {
  province?: string;
  city?: string;
  district?: string;
  taken: string;
  detail: string;
}

/** The first 区, 县, 旗, 市 that is not 红旗路, 农贸市场, 县前街. One character is enough before 县 and 区 (丰县, 郊区), not 市. */
const BY_ENDING =
  /^\p{Script=Han}{1,10}?(?:区(?![域间])|县(?![路街前])|旗(?![路街镇村])|(?<=^\p{Script=Han}{2,})市(?![场民域政郊口路街区]))/u;

/** Zones that end like a district but are none. */
const ZONE =
  /(?:开发|高新|工业|集中|保税|小|社|景|校|厂|库|生活|商业|住宅|示范|服务|合作|管理|名胜|度假|新|(?:工业|科技|产业|物流|创业|农业|生态|化工|软件)园|..[一二三四五六七八九十])区$|^市区$/;

/** A street or village before the ending (人民路北区): then it is no district. 路桥区, 上街区, 马村区 are. */
const STREET_INSIDE = /^.+[路镇街村巷弄号](?![区县旗市]$)/u;

/** Districts that end in 新区 and are real. */
const NEW_DISTRICTS = ['浦东新区', '滨海新区', '雄安新区', '两江新区'];

/** Between the parts of a region people put blanks and commas; they go with what stands before them. */
function gapAt(text: string, start: number): number {
  return start + (/^[\s,，、·]*/u.exec(text.slice(start))?.[0].length ?? 0);
}

function longestAt(text: string, start: number, names: readonly string[]): string | undefined {
  let found: string | undefined;
  for (const name of names) {
    if (name.length > (found?.length ?? 0) && text.startsWith(name, start)) found = name;
  }
  return found;
}

function fullName(written: string | undefined, names: readonly string[]): string | undefined {
  const plain = written?.normalize('NFKC').trim();
  if (!plain) return undefined;
  return (
    names.find((name) => name === plain) ?? names.find((name) => shortNameOf(name) === shortNameOf(plain))
  );
}

/** 义乌市, 吴兴区, 长兴县, 鄂托克旗: by its ending, where no table of the city's counties is at hand. */
function districtByEnding(text: string, start: number): string | undefined {
  const rest = text.slice(start);
  const newDistrict = longestAt(rest, 0, NEW_DISTRICTS);
  if (newDistrict) return newDistrict;
  const found = BY_ENDING.exec(rest)?.[0];
  return found && !ZONE.test(found) && !STREET_INSIDE.test(found) ? found : undefined;
}

function districtAt(text: string, start: number, city: string | undefined): string | undefined {
  const counties = city === undefined ? undefined : jiangsuCountiesOf(city);
  if (counties) return longestAt(text, start, counties);
  return districtByEnding(text, start);
}

/** Splits as far as names and endings are certain; see `SplitAddress` for what is kept where. */
export function splitAddress(text: string, known: KnownRegion = {}): SplitAddress {
  const knownProvince = fullName(known.province, PROVINCES);
  const knownCity = fullName(known.city, knownProvince ? citiesOf(knownProvince) : CITY_NAMES);
  let end = gapAt(text, 0);
  const take = (length: number) => {
    end = gapAt(text, end + length);
  };

  const writtenProvince = provinceAt(text, end);
  if (writtenProvince) take(writtenProvince.length);

  const within = writtenProvince?.province;
  const names = within ? citiesOf(within) : CITY_NAMES;
  const writtenCity = cityAt(text, end, names);
  if (writtenCity) take(writtenCity.length);

  // What the text says goes before the column: a city of another province is not believed.
  const trusted = within === undefined || (knownCity && provinceOf(knownCity) === within);
  let city = writtenCity?.city ?? ownCity(within) ?? (trusted ? knownCity : undefined);
  let province = within ?? (city && provinceOf(city)) ?? knownProvince;
  const district = districtAt(text, end, city);
  if (district) {
    take(district.length);
    if (city === undefined) {
      city = cityOfCounty(district, province);
      province ??= city && provinceOf(city);
    }
  }
  return {
    ...(province && { province }),
    ...(city && { city }),
    ...(district && { district }),
    taken: text.slice(0, end),
    detail: text.slice(end),
  };
}

interface WrittenProvince {
  province: string;
  length: number;
}

function provinceAt(text: string, start: number): WrittenProvince | undefined {
  const full = longestAt(text, start, PROVINCES);
  // 上海市 and its like are read as cities, which tells the province as well.
  if (full) return full.endsWith('市') ? undefined : { province: full, length: full.length };
  for (const province of PROVINCES) {
    const short = shortNameOf(province);
    if (province.endsWith('市') || !text.startsWith(short, start)) continue;
    const after = gapAt(text, start + short.length);
    const city = longestAt(text, after, citiesOf(province)) ?? shortCityAt(text, after, citiesOf(province));
    if (city) return { province, length: short.length };
  }
  return undefined;
}

/** A short name (无锡) counts only when a district follows it: 苏州路 is a street. */
function shortCityAt(text: string, start: number, names: readonly string[]): string | undefined {
  return names.find((name) => {
    const short = shortNameOf(name);
    return (
      text.startsWith(short, start) && districtAt(text, gapAt(text, start + short.length), name) !== undefined
    );
  });
}

interface WrittenCity {
  city: string;
  length: number;
}

function cityAt(text: string, start: number, names: readonly string[]): WrittenCity | undefined {
  const full = longestAt(text, start, names);
  if (full) {
    const after = gapAt(text, start + full.length);
    // 上海市上海市闵行区, 北京北京市: municipalities are often written twice.
    const again = provinceOf(full) === full && text.startsWith(full, after) ? after + full.length - start : 0;
    return { city: full, length: Math.max(full.length, again) };
  }
  const short = shortCityAt(text, start, names);
  return short === undefined ? undefined : { city: short, length: shortNameOf(short).length };
}

/** 香港 and 澳门 are written as provinces and are their own city. */
function ownCity(province: string | undefined): string | undefined {
  return province !== undefined && citiesOf(province)[0] === province ? province : undefined;
}

function cityOfCounty(county: string, province: string | undefined): string | undefined {
  if (province !== '江苏省' && !(province === undefined && county.endsWith('市'))) return undefined;
  const cities = jiangsuCitiesWith(county);
  return cities.length === 1 ? cities[0] : undefined;
}
