import type { ComplaintCategory } from '../../shared/forms/complaintCard/options.ts';
import type { ComplaintCard } from '../../shared/forms/complaintCard/rules.ts';

/** 投诉内容 and 客户要求 by category. */
export const contents: Readonly<Record<ComplaintCategory, readonly [content: string, request: string]>> = {
  quality: [
    '开箱后发现部分产品有结块、分层现象，已影响下游使用，现场留有样品。',
    '全部更换同批产品，并说明原因。',
  ],
  attitude: ['业务员两次未按约定时间到店，电话中答复生硬，客户表示不满。', '当面道歉，今后按约上门。'],
  delivery: ['送货比约定晚三天，外箱破损受潮，部分产品无法上架。', '破损部分换货，承担误工费用。'],
  price: ['对账时发现两张发货单的单价与合同价不符，差额未退。', '按合同价更正并退回差额。'],
  contract: ['年度协议约定的促销支持本季没有兑现，多次催问无答复。', '尽快兑现，并书面确认时间。'],
  shortage: ['收货点数少两件，送货单已由承运方签字确认短缺。', '补发短缺数量。'],
  other: ['客户反映发票抬头开错，影响其入账。', '重开发票并尽快寄达。'],
};

interface Cause {
  department: string;
  cause: string;
  kind: NonNullable<ComplaintCard['causeKind']>;
  responsibility: NonNullable<ComplaintCard['responsibility']>;
  remedies: NonNullable<ComplaintCard['remedies']>;
  plan: string;
  measure: string;
}

export const causes: Readonly<Record<ComplaintCategory, Cause>> = {
  quality: {
    department: '生产',
    cause: '该批分散时间不足，出厂细度抽检频次不够，未能发现。',
    kind: 'process',
    responsibility: 'own',
    remedies: ['exchange', 'apology'],
    plan: '整批换货，三日内送达；不合格品退回报废，向客户出具书面说明。',
    measure: '延长分散时间，逐批检验细度并留样。',
  },
  attitude: {
    department: '业务',
    cause: '拜访计划排得过满，未提前告知客户改期；沟通方式欠妥。',
    kind: 'service',
    responsibility: 'own',
    remedies: ['apology'],
    plan: '主任陪同上门道歉，重新约定每周拜访时间。',
    measure: '改期须提前一天电话告知，列入日报检查。',
  },
  delivery: {
    department: '物流',
    cause: '承运方中转淋雨，未按要求加盖雨布，并延误发车。',
    kind: 'transport',
    responsibility: 'carrier',
    remedies: ['exchange', 'compensation'],
    plan: '破损部分换货，误工费用由承运方赔付，本公司先行垫付。',
    measure: '与承运方补签防雨和时限条款，装车拍照。',
  },
  price: {
    department: '财务',
    cause: '调价后开单系统的价格表未同步更新。',
    kind: 'order',
    responsibility: 'own',
    remedies: ['refund'],
    plan: '按合同价冲红重开，差额于本月货款中抵扣。',
    measure: '调价单生效当日由会计复核价格表并签字。',
  },
  contract: {
    department: '业务',
    cause: '促销支持的申请在审批中遗漏，没有专人跟进。',
    kind: 'order',
    responsibility: 'own',
    remedies: ['allowance', 'apology'],
    plan: '补办审批，本月内以货补方式兑现，书面确认。',
    measure: '协议条款逐条列入客户档案并按月核对。',
  },
  shortage: {
    department: '仓储',
    cause: '拼车装货时点数未复核，两件留在月台。',
    kind: 'storage',
    responsibility: 'own',
    remedies: ['supplement'],
    plan: '次日补发短缺数量，运费由本公司承担。',
    measure: '出库双人点数签字。',
  },
  other: {
    department: '财务',
    cause: '客户更名资料未及时更新到开票信息。',
    kind: 'other',
    responsibility: 'customer',
    remedies: ['other'],
    plan: '重开发票并以快递寄达，同时更新客户资料卡。',
    measure: '资料卡变更当日通知会计。',
  },
};

/** What the steps off the way say. */
export const notes: Readonly<Record<string, string>> = {
  returnDraft: '分担比例请与责任部门核实后再报，并补充预防措施。',
  redraft: '客户要求同时承担二次运费，重新拟案。',
  withdraw: '客户来电说明系其自身保管不当，撤回投诉，由业务员记录。',
  reopen: '结案后又发现两件有同样问题，客户再次来电。',
};

export const replies = [
  '已向客户说明调查结果与处理方案，客户当面认可，约定三日内办妥。',
  '上门致歉并递交书面答复，客户表示理解。',
];

export const conclusions = [
  '措施已落实并验证有效，同意结案，列入季度质量通报。',
  '处理及时，客户满意，结案归档。',
];
