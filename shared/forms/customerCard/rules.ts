import { reportingRoles } from '../../rights/roles.ts';
import { classifyCode } from '../../rules/creditCode/creditCode.ts';
import { pinyinInitials } from '../../rules/customerName/pinyin.ts';
import type { BodyOf, FormRules, Problem } from '../machinery/form.ts';
import type { customerCardDescription } from './description.ts';

export type CustomerCard = BodyOf<typeof customerCardDescription>;

export const customerCardRules: FormRules<CustomerCard> = {
  start({ author, today }) {
    const { id, name } = author;
    return { cardDate: today, ...(reportingRoles.includes(author.role) && { salesperson: { id, name } }) };
  },

  compute({ initials: _, ...card }) {
    const initials = card.fullName ? pinyinInitials(card.fullName, 'company') : '';
    return { ...card, ...(initials && { initials }) };
  },

  check(card) {
    return [
      ...sharesOverWhole(card),
      ...contractsEndingBeforeStart(card),
      ...oldRegistration(card),
      ...noDecider(card),
    ];
  },

  index(card) {
    return {
      title: card.fullName ?? '（未写名称的客户）',
      ...(card.salesperson && { personId: card.salesperson.id }),
      ...(card.cardDate && { businessDate: card.cardDate }),
    };
  },
};

function sharesOverWhole(card: CustomerCard): Problem[] {
  const total = (card.suppliers ?? []).reduce((sum, supplier) => sum + (supplier.share ?? 0), 0);
  if (total <= 10_000) return [];
  return [{ path: ['suppliers'], message: '进货来源的占比合计超过 100%，请核对', severity: 'error' }];
}

function contractsEndingBeforeStart(card: CustomerCard): Problem[] {
  return (card.contracts ?? []).flatMap((contract, row): Problem[] =>
    contract.from && contract.to && contract.to < contract.from
      ? [{ path: ['contracts', row, 'to'], message: '合同止期早于起期，请核对', severity: 'error' }]
      : [],
  );
}

/** GB 32100 replaced the 15-digit registration number in 2015; an old one is kept and marked. */
function oldRegistration(card: CustomerCard): Problem[] {
  if (card.creditCode === undefined || classifyCode(card.creditCode).kind !== 'registrationNumber') return [];
  return [
    {
      path: ['creditCode'],
      message: '这是 15 位旧注册号，请在下次拜访时补问统一社会信用代码',
      severity: 'warning',
    },
  ];
}

function noDecider(card: CustomerCard): Problem[] {
  const contacts = card.contacts ?? [];
  const known = contacts.some(
    (contact) => contact.role?.includes('decisionMaker') || contact.role?.includes('legalRepresentative'),
  );
  if (contacts.length === 0 || known) return [];
  return [{ path: ['contacts'], message: '还没有登记决策者或法人代表', severity: 'warning' }];
}
