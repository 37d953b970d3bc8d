import type { Output } from '../../../shared/contract/contract.ts';
import { completeness } from '../../../shared/forms/machinery/completeness.ts';
import type { Body } from '../../../shared/forms/machinery/form.ts';
import { formOf } from '../../../shared/forms/registry.ts';
import { addDays, weekdayOf } from '../../../shared/rules/calendar/businessDate.ts';

export type Person = Output<'people.list'>[number];
export type Document = Output<'documents.open'>['document'] & { dates: { from: string } };

/** The day on which all of this happens. */
export const TODAY = '2026-11-20';

/** The same figures on every start. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

/** A UUID that stays the same for the same word: the forms take no other ids. */
export function idOf(word: string): string {
  const digits = [...word].map((character) => character.charCodeAt(0).toString(16)).join('');
  return `00000000-0000-7000-8000-${digits.slice(-12).padStart(12, '0')}`;
}

const names = ['王建国', '李秀英', '张伟', '刘洋', '陈静', '欧阳晓明', '赵敏', '孙立军'];

export function makePeople(): Person[] {
  return [
    { id: idOf('p-admin'), name: '周管理', login: 'admin', role: 'systemAdministrator', active: true },
    {
      id: idOf('p-manager'),
      name: '钱经理',
      login: 'qian',
      role: 'branchManager',
      joined: '2015-03-02',
      active: true,
    },
    {
      id: idOf('p-head'),
      name: '吴主任',
      login: 'wu',
      role: 'supervisor',
      joined: '2018-07-02',
      active: true,
    },
    {
      id: idOf('p-files'),
      name: '郑内勤',
      login: 'zheng',
      role: 'archivist',
      joined: '2020-01-06',
      active: true,
    },
    ...names.map(
      (name, index): Person => ({
        id: idOf(`p-${index}`),
        name,
        login: `ywy${index + 1}`,
        role: 'salesperson',
        joined: index === 5 ? '2026-11-18' : '2021-04-01',
        ...(index === 7 && { left: '2026-10-31' }),
        active: index !== 7,
      }),
    ),
  ];
}

const places = ['无锡', '苏州', '常州', '南通', '扬州', '徐州', '镇江', '泰州'];
const marks = ['华联', '永盛', '金陵', '太湖', '东方', '恒泰', '宏图', '新世纪', '瑞丰', '长江'];
const trades = ['五金机电', '商贸', '建材', '化工原料', '电器', '农资', '物资', '装饰材料'];
const kinds = ['有限公司', '有限责任公司', '经营部', '股份有限公司', '实业总公司'];
const longest =
  '江苏省苏州工业园区金鸡湖商务区东方国际进出口贸易（集团）股份有限公司无锡市滨湖区第三分公司太湖大道营业部';

export function makeCards(count: number, people: readonly Person[]): Document[] {
  const next = chance(7);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)] as T;
  const sellers = people.filter((person) => person.role === 'salesperson' && person.active);
  return Array.from({ length: count }, (_, index) => {
    const place = pick(places);
    const seller = pick(sellers);
    const full = next() < 0.6;
    const body: Body = {
      fullName: index === 3 ? longest : `${place}市${pick(marks)}${pick(trades)}${pick(kinds)}`,
      customerType: pick(['dealer', 'agent', 'wholesale', 'retail', 'project']),
      level: pick(['A', 'B', 'C', 'D', 'unrated']),
      cooperation: pick(['prospect', 'interested', 'cooperating', 'cooperating', 'suspended', 'lost']),
      salesperson: { id: seller.id, name: seller.name },
      area: `${place}${pick(['东', '南', '西', '北'])}片`,
      province: '江苏省',
      city: `${place}市`,
      cardDate: addDays(TODAY, -Math.floor(next() * 900)),
      phone: `05${10 + Math.floor(next() * 80)}-8${String(Math.floor(next() * 1e7)).padStart(7, '0')}`,
      ...(full && {
        address: `${pick(['人民', '中山', '解放', '太湖'])}路 ${Math.floor(next() * 900)} 号`,
        businessScope: '五金交电、建筑材料、日用百货的批发与零售',
        registeredCapital: Math.floor(next() * 3_000) * 1_000_000,
        contacts: [{ name: '徐老板', role: ['decisionMaker'], mobile: '13812345678' }],
        classByTime: 'old',
        classByDealing: 'present',
        classByNature: 'ordinary',
        classByVolume: 'general',
        source: 'development',
      }),
    };
    return make('customerCard', idOf(`c-${index}`), body, full ? 'submitted' : 'draft', {
      number: `SH-${String(index + 1).padStart(6, '0')}`,
      at: `${addDays(TODAY, -Math.floor(next() * 200))}T${10 + Math.floor(next() * 8)}:${10 + Math.floor(next() * 49)}:00+08:00`,
      by: seller.name,
    });
  });
}

export function makeReports(people: readonly Person[], cards: readonly Document[]): Document[] {
  const next = chance(11);
  const sellers = people.filter((person) => person.role === 'salesperson');
  const days = Array.from({ length: 40 }, (_, back) => addDays(TODAY, -back)).filter(
    (day) => weekdayOf(day) < 6,
  );
  return days.flatMap((date, dayIndex) =>
    sellers.flatMap((seller, index): Document[] => {
      if (next() < 0.12 || (index === 5 && date < '2026-11-18')) return [];
      const visits = Array.from({ length: 3 + Math.floor(next() * 6) }, (_, row) => {
        const card = cards[Math.floor(next() * cards.length)];
        const order = next() < 0.4;
        return {
          customer: { ...(card && { id: card.id, code: card.number }), name: card?.title ?? '路边新店' },
          arrived: `${String(9 + row).padStart(2, '0')}:10`,
          left: `${String(9 + row).padStart(2, '0')}:50`,
          purposes: order ? ['order', 'revisit'] : ['revisit'],
          talk: '介绍新品，了解库存与月底计划。',
          result: order ? 'deal' : 'interested',
          ...(order && {
            orders: [{ product: '球阀', model: 'DN25', quantity: 12_000, unit: '只', price: 3_650 }],
          }),
        };
      });
      const state = dayIndex === 0 ? 'draft' : dayIndex === 9 && index === 2 ? 'void' : 'submitted';
      const body: Body = {
        date,
        salesperson: { id: seller.id, name: seller.name },
        area: '城东片',
        dayTarget: 500_000,
        visits,
        ...(index % 3 === 0 && { verdict: 'effective' }),
      };
      return [
        make('visitReport', idOf(`${date.slice(5)}${index}`), body, state, {
          at: `${date}T17:${20 + index}:00+08:00`,
          by: seller.name,
        }),
      ];
    }),
  );
}

export function make(
  form: string,
  id: string,
  given: Body,
  state: Document['state'],
  { number, at, by }: { number?: string; at: string; by: string },
): Document {
  const { description, rules } = formOf(form);
  const body = rules.compute(given);
  const index = rules.index(body);
  return {
    id,
    form,
    edition: description.edition,
    ...(number && { number }),
    title: index.title,
    state,
    revision: 1,
    digest: '0'.repeat(64),
    completeness: completeness(description, body),
    body,
    createdAt: at,
    createdBy: by,
    updatedAt: at,
    updatedBy: by,
    own: true,
    dates: { from: index.businessDate ?? at.slice(0, 10) },
  };
}
