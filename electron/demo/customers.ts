import type { CustomerCard } from '../../shared/forms/customerCard/rules.ts';
import { addDays } from '../../shared/rules/calendar/businessDate.ts';
import { withCheckCharacter } from '../../shared/rules/creditCode/creditCode.ts';
import { companyName, digits, landline, mobile, personName, place, street, tradeOf } from './names.ts';
import type { Random } from './random.ts';

const LETTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** A whole card, fit to be submitted. `salesperson` looks after it; `until` is the last day of the demonstration. */
export function demoCustomer(
  random: Random,
  salesperson: { id: string; name: string } | undefined,
  area: string,
  until: string,
): CustomerCard {
  const where = place(random);
  const trade = tradeOf(random);
  const cardDate = addDays(until, -random.whole(30, 900));
  const decider = personName(random);
  return {
    fullName: companyName(random, where, trade),
    creditCode: creditCode(random),
    customerType: random.pick(['dealer', 'dealer', 'agent', 'wholesale', 'retail', 'endUser', 'project']),
    level: random.pick(['A', 'B', 'B', 'C', 'C', 'C', 'D', 'unrated']),
    cooperation: random.pick([
      'cooperating',
      'cooperating',
      'cooperating',
      'signed',
      'negotiating',
      'interested',
      'suspended',
    ]),
    classByTime: random.pick(['old', 'old', 'new', 'future']),
    classByDealing: random.pick(['present', 'present', 'past', 'future']),
    classByNature: random.pick(['ordinary', 'ordinary', 'special', 'partner']),
    classByVolume: random.pick(['main', 'general', 'general', 'scattered']),
    ...(salesperson && { salesperson }),
    area,
    source: random.pick(['visit', 'call', 'development', 'introduction', 'survey']),
    province: where.province,
    city: where.city,
    district: random.pick(where.districts),
    address: street(random),
    postcode: `2${digits(random, 5)}`,
    phone: landline(random, where),
    fax: landline(random, where),
    industry: trade,
    ownership: random.pick(['有限责任公司', '个体工商户', '股份有限公司', '个人独资企业']),
    businessScope: `${trade}的销售、批发与零售；仓储服务；普通货物道路运输。`,
    founded: `${random.whole(1987, 2022)}-0${random.whole(1, 9)}-1${random.whole(0, 9)}`,
    registeredCapital: random.whole(1, 300) * 10_000_000,
    staff: random.whole(3, 400),
    turnover: random.whole(1, 900) * 100_000_000,
    contacts: [
      {
        name: decider,
        position: '总经理',
        role: ['legalRepresentative', 'decisionMaker'],
        sex: random.pick(['male', 'female']),
        mobile: mobile(random),
      },
      ...(random.chance(0.6)
        ? [
            {
              name: personName(random),
              position: '采购主管',
              role: ['purchasing' as const],
              mobile: mobile(random),
            },
          ]
        : []),
      ...(random.chance(0.3)
        ? [{ name: personName(random), position: '财务', role: ['finance' as const], mobile: mobile(random) }]
        : []),
    ],
    products: [{ product: `${trade}甲类`, monthlyUse: random.whole(5, 900) * 1000, unit: '件' }],
    payment: [random.pick(['cash', 'monthly', 'acceptance'] as const)],
    bank: `${random.pick(['中国工商银行', '中国农业银行', '中国建设银行', '招商银行'])}${where.name}分行`,
    account: digits(random, 19),
    creditRating: random.pick(['AAA', 'AA', 'A', 'BBB', 'BB']),
    creditDays: random.pick([0, 30, 45, 60]),
    cardDate,
    firstDealing: cardDate,
  };
}

/** A code whose check character holds (GB 32100-2015), so that the demonstration has no false ones. */
function creditCode(random: Random): string {
  const organisation = Array.from({ length: 9 }, () => LETTERS[random.whole(0, LETTERS.length - 1)]).join('');
  return withCheckCharacter(`91320${random.whole(100, 999)}${organisation}`);
}
