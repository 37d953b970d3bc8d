import type { FormAccess, Right } from '../../rights/rights.ts';
import type { Role } from '../../rights/roles.ts';
import { entriesOf, type FieldEntry, type Fields, type ValuesOf } from './fields.ts';
import type { FormLife } from './life.ts';

export interface Section {
  key: string;
  title: string;
  fields: Fields;
  /** Filled in by others than the author (主管批示): the right that it needs in place of the form's own. */
  right?: Right;
}

/** One edition of one form, as plain data. */
export interface FormDescription {
  key: string;
  title: string;
  /** 表号 printed in the sheet's head. */
  tableNumber: string;
  /** 表单版次: raised whenever a field is added, removed or changes its meaning. */
  edition: number;
  /** Prefix-less series of the human number ('customer' → SH-000123); absent where the form has none. */
  series?: string;
  /** Who signs at the foot, in order. */
  signatures: readonly string[];
  /**
   * By line of `signatures`: keys of the sections that its signer stands for. A line that is not here: the author stands
   * for all but what others fill in after him, everybody else for the whole.
   */
  standsFor?: Readonly<Record<string, readonly string[]>>;
  sections: readonly Section[];
}

type UnionToIntersection<U> = (U extends unknown ? (u: U) => void : never) extends (i: infer I) => void
  ? I
  : never;
type FieldsOf<D extends FormDescription> = UnionToIntersection<D['sections'][number]['fields']>;

/** The body of a document of this form; every key optional, since a draft may lack anything. */
export type BodyOf<D extends FormDescription> =
  FieldsOf<D> extends infer F extends Fields ? ValuesOf<F> : never;

/** A body whose form is known only at run time. */
export type Body = Record<string, unknown>;

/** Something wrong in a body. `path` leads to the field: keys and row indexes. */
export interface Problem {
  path: readonly (string | number)[];
  /** Chinese, says what to do. */
  message: string;
  /** An error stops submitting; a warning is shown and listed for the manager. */
  severity: 'error' | 'warning';
}

/** One dealing with one customer, derived from a row of a document. */
export interface Dealing {
  row: number;
  customerId: string;
  /** 订货 total of the row, fen. */
  orderFen: number;
  /** 收款 of the row, fen. */
  receiptFen: number;
}

/** What the archive promotes to columns for finding, counting and joining. */
export interface DocumentIndex {
  /** The line by which people recognise the document. */
  title: string;
  customerId?: string;
  personId?: string;
  businessDate?: string;
  /** Two documents of a form that are not void may not share it (one report per person and day). */
  uniqueKey?: string;
  dealings?: readonly Dealing[];
}

export interface NewCustomer {
  id: string;
  code: string;
  name: string;
}

/** Who begins a document, and on which day. */
export interface Beginning {
  author: { id: string; name: string; role: Role };
  /** 'yyyy-mm-dd' */
  today: string;
}

/** Something that another paper says and this one lacks, as a question to who fills this one in. */
export interface Proposal<B = Body> {
  /** Chinese, the whole question. */
  text: string;
  /** On the button that takes it over. */
  action: string;
  /** The paper that says so. */
  document?: { form: string; id: string };
  /** This paper with it taken over, and where in it one goes on writing. */
  body: B;
  at: readonly (string | number)[];
}

/** Rows that another paper offers to a table of this one (上期计划, 日报的待办). */
export interface RowsOffer {
  /** Key of the table. */
  field: string;
  /** Chinese, as on the button, without the number of rows. */
  label: string;
  rows: readonly Body[];
}

/**
 * `F` are the facts that a form's computed values need of other documents. They answer `question` and are undefined
 * as long as there is no answer: then the values that rest on them stay empty.
 */
export interface FormRules<B, F = unknown> {
  /** What an empty document holds already. */
  start(beginning: Beginning): B;
  /**
   * What has to be known of other documents, as plain data that depends on typed values alone; undefined while the body
   * does not say enough. `electron/facts/` answers it.
   */
  question?(body: B): unknown;
  /** Sets every computed field; pure, and applied again by the archive on each save. */
  compute(body: B, facts?: F): B;
  /** Steps after submitting, where several people carry the document on. */
  life?: FormLife<B>;
  /** Rules beyond single fields. `today` is absent where nobody is about to submit. */
  check(body: B, facts?: F, today?: string): Problem[];
  index(body: B): DocumentIndex;
  /** What other papers say and this one does not confirm; asked while it is filled in, never acted upon by itself. */
  proposals?(body: B, facts?: F): Proposal<B>[];
  /** Rows of other papers that one may take over with one click; none that the body has already. */
  offers?(body: B, facts?: F): RowsOffer[];
  /** Replaces names of new customers by references to the card drafts that `link` makes. */
  linkNewCustomers?(body: B, link: (name: string) => NewCustomer): B;
}

/** The headings of the navigation under which the forms stand. */
export const formGroups = {
  customers: '客户',
  visits: '拜访',
  service: '服务',
  figures: '业绩',
} as const;

/** A form as it was released once: its fields and the rules that go with them. */
export interface FormEdition<B = Body> {
  description: FormDescription;
  rules: FormRules<B>;
}

/** A form in the edition in which new documents are written. */
export interface FormModule<B = Body> extends FormEdition<B> {
  /** Every edition ever released, the current one included: a document stays in the one it was filled in with. */
  editions: readonly FormEdition<B>[];
  access: FormAccess;
  group: keyof typeof formGroups;
  /** Goes into the weekly file of the week of its business date, or of the week in which it changed. */
  inWeek: 'byDate' | 'whenChanged';
  /** No new one is begun in the list: Chinese, where it is begun. */
  begunAt?: string;
  /** One a day, in time until the deadline for reports; submitted later it is marked 补填. */
  daily?: true;
}

/** Keeps the literal types of a description while checking its shape. */
export function defineForm<const D extends FormDescription>(description: D): D {
  return description;
}

interface FormPlace extends Pick<FormModule, 'access' | 'group' | 'inWeek' | 'daily' | 'begunAt'> {
  /** Released before the current edition, the oldest first. */
  earlier?: readonly FormEdition[];
}

/** Joins a description with its rules; the archive and the page see every form through this one type. */
export function formModule<const D extends FormDescription, F = unknown>(
  description: D,
  rules: FormRules<BodyOf<D>, F>,
  { earlier = [], ...place }: FormPlace,
): FormModule {
  const current: FormEdition = { description, rules: rules as unknown as FormRules<Body> };
  return { ...current, editions: [...earlier, current], ...place };
}

const gathered = new WeakMap<FormDescription, Fields>();

/** Fields of all sections by their key, in the order of the paper. Gathered once: descriptions do not change. */
export function fieldsByKey(description: FormDescription): Fields {
  let fields = gathered.get(description);
  if (!fields) {
    fields = Object.assign({}, ...description.sections.map((section) => section.fields)) as Fields;
    gathered.set(description, fields);
  }
  return fields;
}

/** The same as a list. */
export const fieldsOf = (description: FormDescription): readonly FieldEntry[] =>
  entriesOf(fieldsByKey(description));
