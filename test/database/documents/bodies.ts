import type { Context } from '../../../electron/archive/context.ts';
import { addPerson, type NewPerson, type Person } from '../../../electron/people/people.ts';
import type { PersonReference } from '../../../shared/forms/machinery/fields.ts';
import type { Body } from '../../../shared/forms/machinery/form.ts';
import type { TestArchive } from '../archive/newArchive.ts';

/** A card that may be submitted. */
export const wholeCard = (salesperson: PersonReference, changes: Body = {}): Body => ({
  fullName: '无锡新区希望贸易有限公司',
  shortName: '希望贸易',
  creditCode: '91320200MA1XKQ7U0J',
  customerType: 'dealer',
  cooperation: 'cooperating',
  salesperson,
  area: '无锡',
  province: '江苏省',
  city: '无锡市',
  district: '新吴区',
  address: '长江路 16 号',
  phone: '0510-82701234',
  businessScope: '建筑材料批发',
  cardDate: '2026-11-16',
  registeredCapital: 67_600_000_000,
  contacts: [{ name: '单宏图', role: ['legalRepresentative', 'decisionMaker'], mobile: '13812345678' }],
  ...changes,
});

/** A report that may be submitted: one visit with an order of 1,250.00 and a receipt of 800.00 元. */
export const wholeReport = (salesperson: PersonReference, customer: Body, changes: Body = {}): Body => ({
  date: '2026-11-16',
  salesperson,
  visits: [
    {
      customer,
      arrived: '09:10',
      left: '10:00',
      purposes: ['order', 'collect'],
      talk: '订货并收上月货款',
      result: 'deal',
      orders: [{ product: '防水涂料', quantity: 2_500, unit: '桶', price: 50_000 }],
      receipt: 80_000,
      receiptWay: 'transfer',
    },
  ],
  ...changes,
});

export const reference = ({ id, name }: Person): PersonReference => ({ id, name });

/** Adds a person and gives the context in which he acts. */
export function actingAs(
  test: TestArchive,
  input: Pick<NewPerson, 'name' | 'role'>,
): { person: Person; context: Context } {
  const person = addPerson(test.archive.writable, test.context, { login: input.name, ...input });
  return {
    person,
    context: { actor: { personId: person.id, name: person.name, role: person.role }, clock: test.clock },
  };
}
