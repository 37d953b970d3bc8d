/** What a customer's folder holds, as far as a missing page can be told from it. */
export interface FolderFacts {
  /** 'yyyy-mm-dd' */
  today: string;
  card: {
    state: 'draft' | 'submitted' | 'void';
    /** Labels of required and expected fields that are empty. */
    empty: readonly string[];
    contracts: readonly { number: string; drafted: boolean }[];
    attachmentNames: readonly string[];
  };
  /** Days on which a submitted report names a visit. */
  visitDays: readonly string[];
  /** Years with orders. */
  orderYears: readonly string[];
  /** Days for which another form tells of a visit: a plan, or a supervisor's report. */
  toldDays: readonly { date: string; by: string; form: string; documentId: string }[];
  /** Papers of which each year with orders needs one, those of forms that the program has. */
  yearly: readonly { form: string; title: string; years: readonly string[] }[];
  documents: readonly {
    id: string;
    /** Form and number or day, as people call it. */
    name: string;
    state: 'draft' | 'submitted' | 'void';
    /** Of the current revision: its sheet was printed, saved or filed. */
    printed: boolean;
    /** Of the current revision: signed here, or the signed paper was filed. */
    signed: boolean;
  }[];
  /** Attached files that can't be put between the pages. */
  unprintable: readonly string[];
}

export interface MissingPage {
  /** The same for the same gap, whatever else is missing. */
  code: string;
  /** What is missing and what to do. */
  text: string;
  /** Where it is mended. */
  documentId?: string;
  /** A document of this form is to be made. */
  form?: string;
}

/** Labels named before 等 n 项. */
const MOST_NAMED = 6;

/** What is missing, in the order of the folder. */
export function missingPages(facts: FolderFacts): MissingPage[] {
  return [
    ...cardGaps(facts),
    ...contractGaps(facts),
    ...visitGaps(facts),
    ...yearGaps(facts),
    ...documentGaps(facts),
    ...facts.unprintable.map((name) => ({
      code: `file ${name}`,
      text: `附件“${name}”不能印出，请另行打印后放入`,
    })),
  ];
}

function cardGaps({ card }: FolderFacts): MissingPage[] {
  const gaps: MissingPage[] = [];
  if (card.state === 'draft') gaps.push({ code: 'card', text: '客户资料卡还没有提交，请补齐后提交' });
  if (card.empty.length > 0) {
    const named = card.empty.slice(0, MOST_NAMED).join('、');
    const more = card.empty.length > MOST_NAMED ? ` 等 ${card.empty.length} 项` : '';
    gaps.push({ code: 'card.empty', text: `客户资料卡还缺：${named}${more}` });
  }
  return gaps;
}

/** A contract's paper is recognised by the contract's number in the name of the file. */
function contractGaps({ card }: FolderFacts): MissingPage[] {
  return card.contracts
    .filter(({ drafted }) => !drafted)
    .filter(({ number }) => !card.attachmentNames.some((name) => plain(name).includes(plain(number))))
    .map(({ number }) => ({
      code: `contract ${number}`,
      text: `合同 ${number} 没有附件，请把扫描件附到资料卡，文件名写上合同编号`,
    }));
}

const plain = (text: string) => text.replace(/[\s\-—_()（）[\]]/g, '').toLowerCase();

function visitGaps({ today, visitDays, toldDays }: FolderFacts): MissingPage[] {
  const visited = new Set(visitDays);
  return toldDays
    .filter(({ date }) => date < today && !visited.has(date))
    .map(({ date, by, form, documentId }) => ({
      code: `visit ${date} ${documentId}`,
      text: `${date} ${by}的${form}记有拜访，当天的业务员日报里没有`,
      documentId,
    }));
}

function yearGaps({ orderYears, yearly }: FolderFacts): MissingPage[] {
  return orderYears.flatMap((year) =>
    yearly
      .filter(({ years }) => !years.includes(year))
      .map(({ form, title }) => ({
        code: `year ${year} ${form}`,
        text: `${year} 年有订货，没有${title}`,
        form,
      })),
  );
}

function documentGaps({ documents }: FolderFacts): MissingPage[] {
  return documents.flatMap(({ id, name, state, printed, signed }): MissingPage[] => {
    const gap = (code: string, text: string) => [{ code: `${code} ${id}`, text, documentId: id }];
    if (state === 'void') return [];
    if (state === 'draft') return gap('draft', `${name} 还是草稿，请提交`);
    if (signed) return [];
    return printed
      ? gap('unsigned', `${name} 还没有签字，或签字的纸单还没有归档`)
      : gap('unprinted', `${name} 还没有打印，也没有签字`);
  });
}
