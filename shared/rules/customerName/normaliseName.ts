/**
 * Legal forms that say nothing about who the customer is. They also stand in the middle of a branch's name
 * (某某股份有限公司无锡分公司), so they go wherever they stand. 集团, 厂, 总公司, 分公司, 支行 name different bodies and stay.
 */
const LEGAL_FORM = /(?:股份)?(?:有限)?责任公司|(?:股份)?有限公司|股份公司/gu;
const PARTNERSHIP = /[(](?:特殊)?(?:普通|有限)合伙[)]/gu;

/** Width, case, blanks, brackets and punctuation no longer differ; the words inside brackets stay. */
export function foldText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/**
 * The key under which two names count as the same customer: a warning while typing, never a reason to refuse. Equal keys
 * for 「无锡（新区）希望 有限公司」 and 「无锡新区希望有限责任公司」; different ones for two branches of one bank.
 * A name made of nothing but a legal form keeps it.
 */
export function normaliseName(name: string): string {
  const written = name.normalize('NFKC').replace(/[\s\u200b\ufeff]/gu, '');
  const bare = foldText(written.replace(PARTNERSHIP, '').replace(LEGAL_FORM, ''));
  return bare === '' ? foldText(written) : bare;
}
