import type { Body, FormModule } from '../../shared/forms/machinery/form.ts';
import { searchTexts } from '../../shared/forms/machinery/searchText.ts';
import {
  numberTokens,
  type SearchTokens,
  searchTokens,
} from '../../shared/rules/customerSearch/searchTokens.ts';
import { CUSTOMER_FORM } from '../documents/customerCards.ts';

export interface Findable {
  form: string;
  number: string | null;
  title: string;
}

/** What a document is found by. Needs `pinyinWords.ts`, as `findableAs` does. */
export function tokensOf(document: Findable, form: FormModule, body: Body): SearchTokens {
  if (document.form === CUSTOMER_FORM) return tokensOfCard(document, body);
  return searchTokens({
    code: document.number ?? '',
    name: document.title,
    address: [...new Set(searchTexts(form.description, body))].join(' '),
    contacts: [],
    phones: [],
  });
}

function tokensOfCard(document: Findable, body: Body): SearchTokens {
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  const contacts = Array.isArray(body.contacts) ? (body.contacts as Body[]) : [];
  return searchTokens({
    code: document.number ?? '',
    name: document.title,
    shortName: text(body.shortName),
    creditCode: text(body.creditCode),
    address: [body.province, body.city, body.district, body.address].map(text).join(''),
    contacts: contacts.map((contact) => text(contact.name)),
    phones: [body.phone, body.fax, ...contacts.flatMap((contact) => [contact.mobile, contact.phone])]
      .map(text)
      .filter((phone) => phone !== ''),
  });
}

/** The tokens of a document whose number has been given since. */
export const withNumber = (tokens: SearchTokens, number: string | null): SearchTokens => ({
  ...tokens,
  number: `${numberTokens(number ?? '')}${tokens.number}`,
});
