import { foldText } from '../rules/customerName/normaliseName.ts';
import { contactTargets, flatFields } from './targets.ts';

/** What offices, registers and other programs call the items of the card, besides the card's own labels. */
const others: Readonly<Record<string, string>> = {
  fullName:
    '企业名称 公司名称 单位名称 客户名称 名称 客户 公司 企业 单位 全称 公司全称 企业全称 商户名称 客户单位 厂商名称 名称全称',
  shortName: '客户简称 公司简称 企业简称',
  creditCode:
    '信用代码 社会信用代码 统一信用代码 组织机构代码 注册号 工商注册号 营业执照号 营业执照号码 执照号 统一社会信用代码/注册号 信用代码/注册号',
  customerType: '客户类别 客户分类 类型',
  level: '级别 等级 客户等级 客户级别 信用级别',
  cooperation: '状态 客户状态 合作情况',
  salesperson: '业务员 业务代表 客户经理 跟进人 所属业务员 责任人',
  area: '区域 片区 大区 销售区域 业务区域',
  source: '客户来源 信息来源',
  province: '省份 所在省 所在省份 所属省份 省/直辖市',
  city: '城市 所在城市 地区 所在地区 地市 所属城市 所在市 市/地区',
  district: '区 县 区县 所在区县 所属区县 县区',
  postcode: '邮政编码 邮码',
  address:
    '地址 注册地址 经营地址 公司地址 单位地址 企业地址 通讯地址 联系地址 住所 营业地址 办公地址 客户地址 送货地址',
  phone:
    '电话/传真 联系电话 公司电话 电话号码 单位电话 座机 固定电话 固话 办公电话 企业电话 联系方式 客户电话',
  fax: '传真号码 传真号',
  website: '网站 公司网址 官网 企业网址 主页',
  email: '电子邮箱 电子邮件 e-mail email 公司邮箱 企业邮箱',
  industry: '所属行业 行业类别 行业分类 行业门类',
  ownership: '企业类型 公司类型 经济性质 单位性质 经济类型 企业类别 公司性质',
  businessScope: '主营业务 营业范围 主营范围 业务范围 经营项目 主营',
  founded: '注册日期 成立时间 注册时间 开业日期 成立年月 创立日期',
  registeredCapital: '注册资金 注册资本金 注册资本(金) 资本金',
  staff: '人数 员工数 职工人数 从业人数 人员规模',
  turnover: '营业额 年销售额 年产值 年营业收入',
  storageArea: '仓库面积 库房面积',
  shopArea: '店面面积 经营面积',
  vehicles: '车辆数 车辆台数',
  superior: '主管部门 主管单位 上级单位',
  qualifications: '资质证书 企业资质',
  bank: '开户银行 银行 开户行名称',
  account: '银行账号 银行帐号 帐号 账户',
  taxNumber: '纳税人识别号 税务登记号 纳税号',
  creditRating: '信用评级 资信等级',
  creditLimit: '授信额度 赊销额度',
  creditDays: '付款账期 账期天数 信用天数',
  payment: '结算方式 支付方式',
  cardDate: '建档日期 建卡日期 建档日',
  firstDealing: '首次合作日期 首单日期 首次成交日期',
  legalRepresentative: '法定代表人 法人 法人姓名 企业负责人 单位负责人 法人代表姓名 法定代表人姓名 经营者',
  contactName: '负责人 联系人姓名 主要联系人 业务联系人 姓名',
  contactPosition: '职务 职位',
  contactMobile: '手机 手机号 手机号码 移动电话 联系手机 联系人手机号',
  contactPhone: '联系人联系电话 联系人座机',
  contactWechat: '微信 微信号',
  contactEmail: '联系人电子邮箱',
};

/** A header without units, remarks in brackets, stars, blanks and punctuation. */
export function foldHeader(header: string): string {
  const bare = header.normalize('NFKC').replace(/[([][^)\]]*[)\]]/g, '');
  return foldText(bare) || foldText(header);
}

const ownLabels = [
  ...[...flatFields].map(([key, { label }]) => [key, label] as const),
  ...Object.entries(contactTargets),
];

/** Folded header → key of its target; the card's own labels win over other names. */
export const targetOfHeader: ReadonlyMap<string, string> = new Map([
  ...Object.entries(others).flatMap(([key, words]) =>
    words.split(' ').map((word) => [foldHeader(word), key] as const),
  ),
  ...ownLabels.map(([key, label]) => [foldHeader(label), key] as const),
]);
