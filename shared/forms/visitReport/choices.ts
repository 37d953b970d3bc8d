/** What plan and report call alike, so that one can be held against the other. */

export const visitWays = {
  onSite: '实地',
  phone: '电话',
  video: '视频',
  wechat: '微信',
  other: '其他',
} as const;

export const visitPurposes = {
  develop: '开拓',
  revisit: '回访',
  display: '理货补货',
  collect: '收款',
  order: '订货',
  service: '服务',
  complaint: '投诉处理',
  reconcile: '对账',
  promotion: '促销',
  survey: '市场调查',
  other: '其他',
} as const;
