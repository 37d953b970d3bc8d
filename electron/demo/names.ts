import type { Random } from './random.ts';

const SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕'];
const GIVEN = [
  '伟',
  '芳',
  '娜',
  '敏',
  '静',
  '丽',
  '强',
  '磊',
  '军',
  '洋',
  '勇',
  '艳',
  '杰',
  '娟',
  '涛',
  '明',
  '超',
  '秀英',
  '霞',
  '平',
  '建国',
  '志强',
  '文博',
  '晓燕',
  '海涛',
  '雪梅',
  '俊杰',
  '国栋',
  '玉兰',
  '春花',
  '浩然',
  '子涵',
  '思远',
  '雨桐',
  '立新',
  '德明',
];
const PLACES = [
  {
    province: '上海市',
    city: '上海市',
    districts: ['黄浦区', '徐汇区', '普陀区', '闵行区', '宝山区', '嘉定区', '松江区'],
    name: '上海',
    area: '021',
  },
  {
    province: '江苏省',
    city: '无锡市',
    districts: ['梁溪区', '锡山区', '惠山区', '滨湖区', '新吴区'],
    name: '无锡',
    area: '0510',
  },
  {
    province: '江苏省',
    city: '苏州市',
    districts: ['姑苏区', '吴中区', '相城区', '吴江区', '昆山市'],
    name: '苏州',
    area: '0512',
  },
  {
    province: '江苏省',
    city: '常州市',
    districts: ['天宁区', '钟楼区', '武进区', '金坛区'],
    name: '常州',
    area: '0519',
  },
  {
    province: '浙江省',
    city: '嘉兴市',
    districts: ['南湖区', '秀洲区', '平湖市', '海宁市'],
    name: '嘉兴',
    area: '0573',
  },
];
const WORDS = [
  '华',
  '盛',
  '鑫',
  '隆',
  '泰',
  '恒',
  '瑞',
  '丰',
  '达',
  '源',
  '宏',
  '通',
  '顺',
  '兴',
  '润',
  '信',
  '诚',
  '美',
  '嘉',
  '永',
];
const TRADES = [
  '建材',
  '五金',
  '机电',
  '食品',
  '日化',
  '服饰',
  '纺织',
  '百货',
  '家电',
  '包装',
  '化工',
  '电器',
  '装饰',
  '农资',
  '酒业',
];
const ENDINGS = [
  '有限公司',
  '有限公司',
  '有限公司',
  '贸易有限公司',
  '商贸行',
  '经营部',
  '股份有限公司',
  '集团有限公司',
  '商店',
  '厂',
];
const ROADS = [
  '中山路',
  '人民路',
  '解放路',
  '建设路',
  '新华路',
  '长江路',
  '太湖大道',
  '工业园路',
  '学前街',
  '南长街',
];

export const personName = (random: Random) => random.pick(SURNAMES) + random.pick(GIVEN);

export type Place = (typeof PLACES)[number];
export const place = (random: Random): Place => random.pick(PLACES);

export const tradeOf = (random: Random) => random.pick(TRADES);

export function companyName(random: Random, where: Place, trade: string): string {
  const brand = random.pick(WORDS) + random.pick(WORDS) + (random.chance(0.2) ? random.pick(WORDS) : '');
  const place = random.chance(0.3) ? where.city : where.name;
  return `${place}${brand}${trade}${random.pick(ENDINGS)}`;
}

export const street = (random: Random) =>
  `${random.pick(ROADS)}${random.whole(1, 1999)}号${random.chance(0.4) ? `${random.whole(1, 20)}幢${random.whole(1, 30)}0${random.whole(1, 9)}室` : ''}`;

export const mobile = (random: Random) =>
  `1${random.pick(['38', '39', '50', '51', '58', '77', '86', '88'])}${digits(random, 8)}`;

export const landline = (random: Random, where: Place) =>
  `${where.area}-${random.whole(5, 8)}${digits(random, 7)}`;

export const digits = (random: Random, count: number) =>
  Array.from({ length: count }, () => random.whole(0, 9)).join('');
