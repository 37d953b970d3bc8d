/** Four sentences, one of each list: ten thousand talks, so that one alike another was copied on purpose. */
const SENTENCES: readonly (readonly string[])[] = [
  [
    '到店先看了货架与库存',
    '与老板在办公室谈了半小时',
    '采购外出，由店长接待',
    '先去仓库清点了存货',
    '赶上对方卸货，边帮手边谈',
    '与财务核对了上月对账单',
    '对方正在盘点，约在门口谈',
    '带样品上门演示了用法',
    '与新来的采购第一次见面',
    '随送货车一同到达',
  ],
  [
    '主推规格只剩两天的量',
    '竞品上周降了百分之三',
    '老客户回购稳定，散客少了',
    '陈列位置被别家占去两层',
    '上批有三箱外包装破损，已登记换货',
    '年度任务完成过半，返点有希望',
    '工地开工晚，用量要到下月才起来',
    '终端反映小包装卖得更快',
    '账期想从三十天延到四十五天',
    '新品试用反馈不错，担心价格',
  ],
  [
    '说明了本月促销的执行办法',
    '留下报价单与检测报告',
    '协商后恢复了主货架',
    '答应查明差额两笔再答复',
    '建议先进半车试销',
    '讲解了退换货的流程',
    '请对方提供下季度用量预计',
    '介绍了同类客户的陈列做法',
    '提醒逾期部分月底前付清',
    '一起算了每平方米的综合成本',
  ],
  [
    '对方说与股东商量后再定',
    '约定周五电话确认数量',
    '当场补了一张小单',
    '希望主管下次一同来谈',
    '同意先付一半货款',
    '要求附上盖章的授权书',
    '答应把门头广告换成我司的',
    '请我们协助培训两名店员',
    '下月起改由仓库直接下单',
    '暂不进货，等价格稳定',
  ],
];
/** What somebody writes who has not the mind to write. */
const EMPTY = '例行拜访';

/** Which of them: a number from 0 to below 1. */
export function demoTalk(lot: number): string {
  if (lot < 0.004) return EMPTY;
  const places = String(Math.floor(lot * 10_000)).padStart(4, '0');
  return `${SENTENCES.map((list, place) => list[Number(places[place])]).join('；')}。`;
}
