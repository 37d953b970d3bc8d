/** What a check can find, and the Chinese text of it. */
export const checkTexts = {
  FILE_DAMAGED: '档案文件损坏：{detail}',
  LINK_BROKEN: '表 {table} 第 {row} 行所指的记录不存在',
  REVISION_MISSING: '单据 {document} 缺第 {revision} 版',
  CHAIN_BROKEN: '单据 {document} 第 {revision} 版与前一版接不上，或经过改动',
  AUDIT_DIFFERS: '单据 {document} 第 {revision} 版与保存时的操作记录不符',
  DIGEST_WRONG: '单据 {document} 第 {revision} 版的内容与摘要不符',
  BODY_NOT_CANONICAL: '单据 {document} 第 {revision} 版的内容不是规范格式',
  DOCUMENT_DIFFERS: '单据 {document} 与它的最后一版不一致',
  NUMBER_GAP: '编号序列 {series} 缺第 {value} 号',
  NUMBER_WRONG: '单据 {document} 的编号 {number} 与编号登记不符',
  INDEX_WRONG: '单据 {document} 的检索栏目（{column}）与内容不符',
  LIST_WRONG: '单据 {document} 在“{list}”列表里的内容与单据不符',
  DEALINGS_WRONG: '单据 {document} 的订货、收款汇总与内容不符',
  SEARCH_WRONG: '单据 {document} 在搜索索引里{fault}',
  ATTACHMENT_WRONG: '附件 {sha256} 的内容与摘要不符',
  SHEET_WRONG: '已出表单 {sheet} 的内容与摘要不符',
  SIGNATURE_WRONG: '单据 {document} 第 {revision} 版“{line}”一栏的签名验证不符',
  SIGNATURE_DIFFERS: '单据 {document} 第 {revision} 版“{line}”一栏的签名与操作记录不符',
  SIGNATURE_MISSING: '单据 {document} 的一个签名（第 {revision} 版）不见了',
  SIGNING_KEY_WRONG: '{person} 的签名公钥与指纹不符',
  AUDIT_BROKEN: '操作记录第 {seq} 行接不上，或经过改动',
  WEEK_CHAIN_BROKEN: '第 {sequence} 号周报文件与前一号接不上',
} as const;

export type CheckCode = keyof typeof checkTexts;

export interface CheckProblem {
  code: CheckCode;
  /** Chinese. */
  text: string;
}

export function checkProblem(code: CheckCode, details: Readonly<Record<string, unknown>>): CheckProblem {
  return { code, text: checkTexts[code].replace(/\{(\w+)\}/g, (_, name: string) => String(details[name])) };
}
