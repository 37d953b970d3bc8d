/**
 * A list as offices keep them: capital in words, one name twice, one line without a name. The enterprises are invented.
 */
const columns = ['企业名称', '统一社会信用代码', '注册日期', '法人代表', '注册资金', '经营范围', '注册地址'];

const rows = [
  [
    '苏州启明建材有限公司',
    '',
    '1987-03-12',
    '周启明',
    '676(万元人民币)',
    '建筑材料、五金销售',
    '江苏省苏州市姑苏区人民路18号',
  ],
  [
    '无锡市惠山水暖器材厂',
    '',
    '1987-06-01',
    '钱惠',
    '49.7万人民币',
    '水暖器材制造',
    '江苏省无锡市惠山区堰新路5号',
  ],
  [
    '无锡市惠山水暖器材厂',
    '',
    '1987-06-01',
    '钱惠',
    '49.7万人民币',
    '水暖器材制造',
    '江苏省无锡市惠山区堰新路5号',
  ],
  [
    '南通海门（集团）涂料公司',
    '',
    '1987-09-20',
    '陆建国',
    'N/A',
    '涂料,油漆,稀释剂',
    '江苏省南通市海门区解放中路102号',
  ],
  ['', '', '1987-11-02', '', '80万', '', ''],
];

/** The list as a CSV file of a spreadsheet program. */
export function sampleCustomers() {
  const cell = (/** @type {string} */ value) =>
    /[",]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
  return `\ufeff${[columns, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}
