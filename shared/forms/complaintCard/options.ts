/** The lists of 客户投诉管理卡 that settings and figures know too (domain.md §3). */

export const categories = {
  quality: '产品质量',
  attitude: '服务态度',
  delivery: '物流配送',
  price: '价格争议',
  contract: '合同问题',
  shortage: '数量短缺',
  other: '其他',
} as const;

export type ComplaintCategory = keyof typeof categories;
export const categoryKeys = Object.keys(categories) as ComplaintCategory[];

export const causeKinds = {
  material: '原料',
  process: '生产工艺',
  inspection: '检验漏检',
  packing: '包装标识',
  storage: '仓储',
  transport: '运输',
  service: '服务沟通',
  order: '合同开单',
  usage: '客户使用',
  other: '其他',
} as const;

export const urgencies = { critical: '特急', urgent: '紧急', normal: '一般' } as const;

/** Working days from acceptance to closing (domain.md §3), where the branch has set nothing else. */
export const STANDARD_LIMIT = 13;
