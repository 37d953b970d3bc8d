import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jiangsuCitiesWith, jiangsuCountiesOf } from '../../../shared/rules/address/jiangsu.ts';
import {
  CITY_NAMES,
  citiesOf,
  PROVINCES,
  provinceOf,
  shortNameOf,
} from '../../../shared/rules/address/provinces.ts';
import { type KnownRegion, splitAddress } from '../../../shared/rules/address/splitAddress.ts';
import { realCustomers, realCustomersAbsent } from './realCustomers.ts';

const jiangsu = (city: string): KnownRegion => ({ province: '江苏', city });

/** `province/city/district|detail`, `-` for what is unknown. */
function shown(text: string, known?: KnownRegion): string {
  const { province = '-', city = '-', district = '-', taken, detail } = splitAddress(text, known);
  expect(taken + detail).toBe(text);
  return `${province}/${city}/${district}|${detail}`;
}

describe('splitting addresses', () => {
  test.each([
    ['昆山市开发区东新街36号', '苏州', '江苏省/苏州市/昆山市|开发区东新街36号'],
    ['武进区遥观镇塘桥村', '常州', '江苏省/常州市/武进区|遥观镇塘桥村'],
    ['无锡市南长街589号Z11幢3层', '无锡', '江苏省/无锡市/-|南长街589号Z11幢3层'],
    ['无锡市南长区南长街589号', '无锡', '江苏省/无锡市/南长区|南长街589号'],
    ['无锡滨湖区梁清路22号', '无锡', '江苏省/无锡市/滨湖区|梁清路22号'],
    ['江苏省海安县海安镇林桥村九组', '南通', '江苏省/南通市/海安县|海安镇林桥村九组'],
    ['江苏省常州市武进区横林镇横遥路1号', '常州', '江苏省/常州市/武进区|横林镇横遥路1号'],
    ['溧城镇西大街10号楼', '常州', '江苏省/常州市/-|溧城镇西大街10号楼'],
    ['启东滨江精细化工园苏州路28号', '南通', '江苏省/南通市/-|启东滨江精细化工园苏州路28号'],
    ['苏州高新区浒关工业园浒晨路35号', '苏州', '江苏省/苏州市/-|苏州高新区浒关工业园浒晨路35号'],
    ['滨海新城区纬中路0号楼一楼', '盐城', '江苏省/盐城市/-|滨海新城区纬中路0号楼一楼'],
    ['苏州市虎丘路39号', '苏州', '江苏省/苏州市/-|虎丘路39号'],
    ['常州市武进区', '常州', '江苏省/常州市/武进区|'],
    ['', '常州', '江苏省/常州市/-|'],
    ['江苏省 无锡市，滨湖区 梁清路22号', '无锡', '江苏省/无锡市/滨湖区|梁清路22号'],
    // What the text says goes before the column.
    ['苏州市吴中区东吴北路', '无锡', '江苏省/苏州市/吴中区|东吴北路'],
  ])('%s (%s)', (text, city, result) => {
    expect(shown(text, jiangsu(city))).toBe(result);
  });

  test.each([
    ['浙江省义乌市稠城街道', '浙江省/-/义乌市|稠城街道'],
    ['浙江省金华市义乌市稠城街道', '浙江省/金华市/义乌市|稠城街道'],
    ['浙江杭州市西湖区文三路1号', '浙江省/杭州市/西湖区|文三路1号'],
    ['安徽省合肥市蜀山区望江西路', '安徽省/合肥市/蜀山区|望江西路'],
    ['上海市浦东新区张江路1号', '上海市/上海市/浦东新区|张江路1号'],
    ['上海浦东新区张江路1号', '上海市/上海市/浦东新区|张江路1号'],
    ['北京市北京市朝阳区建国路', '北京市/北京市/朝阳区|建国路'],
    ['重庆市石柱土家族自治县南宾镇', '重庆市/重庆市/石柱土家族自治县|南宾镇'],
    ['内蒙古自治区鄂尔多斯市鄂托克旗乌兰镇', '内蒙古自治区/鄂尔多斯市/鄂托克旗|乌兰镇'],
    ['新疆维吾尔自治区伊犁哈萨克自治州伊宁市解放路', '新疆维吾尔自治区/伊犁哈萨克自治州/伊宁市|解放路'],
    ['吉林省吉林市昌邑区', '吉林省/吉林市/昌邑区|'],
    ['吉林市昌邑区', '吉林省/吉林市/昌邑区|'],
    ['海南藏族自治州共和县', '青海省/海南藏族自治州/共和县|'],
    ['广东省东莞市长安镇', '广东省/东莞市/-|长安镇'],
    ['湖北省仙桃市沙嘴街道', '湖北省/仙桃市/-|沙嘴街道'],
    ['四川省成都市高新区天府大道', '四川省/成都市/-|高新区天府大道'],
    ['河南省郑州市高新技术产业开发区科学大道', '河南省/郑州市/-|高新技术产业开发区科学大道'],
    ['山西省晋城市城区黄华街', '山西省/晋城市/城区|黄华街'],
    ['长沙市红旗路5号', '湖南省/长沙市/-|红旗路5号'],
    ['长沙市农贸市场2号', '湖南省/长沙市/-|农贸市场2号'],
    ['香港特别行政区九龙弥敦道', '香港特别行政区/香港特别行政区/-|九龙弥敦道'],
    // Names that only Jiangsu has tell the city; 鼓楼区 and 通州区 tell nothing.
    ['昆山市玉山镇', '江苏省/苏州市/昆山市|玉山镇'],
    ['江苏省昆山市玉山镇', '江苏省/苏州市/昆山市|玉山镇'],
    ['江苏省鼓楼区中山路', '江苏省/-/鼓楼区|中山路'],
    ['通州区新华大街', '-/-/通州区|新华大街'],
    ['苏州路28号', '-/-/-|苏州路28号'],
    ['中山路199号', '-/-/-|中山路199号'],
  ])('%s', (text, result) => {
    expect(shown(text)).toBe(result);
  });

  // Names that look like streets, zones or nothing at all.
  test.each([
    ...[
      '蜀山区',
      '梁园区',
      '岳阳楼区',
      '路桥区',
      '上街区',
      '马村区',
      '西乡塘区',
      '沙市区',
      '新市区',
      '老城区',
      '郊区',
    ],
    ...[
      '二七区',
      '管城回族区',
      '东乡族自治县',
      '通道侗族自治县',
      '和县',
      '津市市',
      '共青城市',
      '井陉矿区',
      '六枝特区',
    ],
  ])('%s is a district', (district) => {
    expect(shown(`贵州省${district}城南街5号`)).toBe(`贵州省/-/${district}|城南街5号`);
  });

  test.each([
    ...['人民路北区3号', '长安镇一区3号', '花园小区5幢', '临空经济示范区1号', '科技园区3路', '新村二区7号'],
    ...[
      '县城解放路1号',
      '老县前街',
      '新市路5号',
      '长征红旗路5号',
      '市场路2号',
      '高新区天府大道',
      '市区解放路',
    ],
  ])('%s names none', (text) => {
    expect(shown(`贵州省${text}`)).toBe(`贵州省/-/-|${text}`);
  });

  test('a county-level city is found before a later ending', () => {
    expect(shown('浙江省义乌市北苑小区5号')).toBe('浙江省/-/义乌市|北苑小区5号');
    expect(shown('浙江省杭州市西湖区城西街道')).toBe('浙江省/杭州市/西湖区|城西街道');
  });

  test('columns that hold something else are ignored', () => {
    const slipped = { province: '主营：低压电器及元件', city: '江苏' };
    expect(shown('苏州', slipped)).toBe('-/-/-|苏州');
    expect(shown('中山路1号', { province: '浙江', city: '无锡' })).toBe('浙江省/-/-|中山路1号');
    expect(shown('浙江省中山路1号', { city: '无锡' })).toBe('浙江省/-/-|中山路1号');
    expect(shown('浙江省中山路1号', { city: '杭州' })).toBe('浙江省/杭州市/-|中山路1号');
    expect(shown(' 中山路1号')).toBe('-/-/-|中山路1号');
    expect(shown('中山路1号', { province: '江苏省', city: '无锡市' })).toBe('江苏省/无锡市/-|中山路1号');
    expect(shown('中山路1号', { city: '无锡' })).toBe('江苏省/无锡市/-|中山路1号');
  });

  test('no text is lost, whatever it is', () => {
    const part = fc.constantFrom(
      '江苏',
      '省',
      '无锡',
      '市',
      '武进',
      '区',
      '县',
      '旗',
      ' ',
      '，',
      '路',
      '1号',
      '北京',
      '𠮷',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(part).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, fc.constantFrom({}, jiangsu('无锡')), (address, known) => {
        const { taken, detail } = splitAddress(address, known);
        expect(taken + detail).toBe(address);
      }),
      { numRuns: 1000 },
    );
  });

  test.skipIf(realCustomersAbsent)('the real rows: nothing lost, city known, most districts found', () => {
    const split = realCustomers().map((row) => {
      const text = row.注册地址 ?? '';
      const result = splitAddress(text, { province: row.所在省份 ?? '', city: row.地区 ?? '' });
      expect(result.taken + result.detail).toBe(text);
      return result;
    });
    expect(split.filter(({ province, city }) => province === '江苏省' && city)).toHaveLength(885);
    expect(split.filter(({ district }) => district).length).toBeGreaterThanOrEqual(630);
  });
});

describe('the table of divisions', () => {
  test('34 provinces; 333 prefecture-level cities beside municipalities, 港澳台 and places governed directly', () => {
    expect(PROVINCES).toHaveLength(34);
    const own = PROVINCES.filter((province) => citiesOf(province)[0] === province);
    expect(own).toHaveLength(6);
    const counties = CITY_NAMES.filter((city) => /县$|林区$/.test(city));
    // 河南 1, 湖北 3 + 神农架, 海南 5 + 10 counties, 新疆 12.
    const direct = 1 + 3 + 5 + 12 + counties.length;
    expect(counties).toHaveLength(11);
    expect(CITY_NAMES.length - own.length - citiesOf('台湾省').length - direct).toBe(333);
  });

  test('every city stands once, and short names of provinces and of cities are unique', () => {
    expect(PROVINCES.flatMap(citiesOf)).toHaveLength(CITY_NAMES.length);
    expect(new Set(PROVINCES.map(shortNameOf)).size).toBe(PROVINCES.length);
    expect(new Set(CITY_NAMES.map(shortNameOf)).size).toBe(CITY_NAMES.length);
    expect(shortNameOf('广西壮族自治区')).toBe('广西');
    expect(shortNameOf('克孜勒苏柯尔克孜自治州')).toBe('克孜勒苏');
    expect(shortNameOf('黔西南布依族苗族自治州')).toBe('黔西南');
    expect(shortNameOf('昆山')).toBe('昆山');
    expect(provinceOf('无锡市')).toBe('江苏省');
    expect(provinceOf('昆山市')).toBeUndefined();
  });

  test('Jiangsu: 95 of today, 鼓楼区 twice', () => {
    const cities = citiesOf('江苏省');
    expect(cities.every((city) => (jiangsuCountiesOf(city)?.length ?? 0) > 0)).toBe(true);
    expect(jiangsuCountiesOf('杭州市')).toBeUndefined();
    expect(jiangsuCitiesWith('鼓楼区')).toEqual(['南京市', '徐州市']);
    expect(jiangsuCitiesWith('昆山市')).toEqual(['苏州市']);
  });
});
