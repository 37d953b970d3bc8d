/** Districts, county-level cities and counties of Jiangsu by city, as of 2024. */
const TODAY: Readonly<Record<string, string>> = {
  南京市: '玄武区 秦淮区 建邺区 鼓楼区 浦口区 栖霞区 雨花台区 江宁区 六合区 溧水区 高淳区',
  无锡市: '锡山区 惠山区 滨湖区 梁溪区 新吴区 江阴市 宜兴市',
  徐州市: '鼓楼区 云龙区 贾汪区 泉山区 铜山区 丰县 沛县 睢宁县 新沂市 邳州市',
  常州市: '天宁区 钟楼区 新北区 武进区 金坛区 溧阳市',
  苏州市: '虎丘区 吴中区 相城区 姑苏区 吴江区 常熟市 张家港市 昆山市 太仓市',
  南通市: '崇川区 通州区 海门区 如东县 启东市 如皋市 海安市',
  连云港市: '连云区 海州区 赣榆区 东海县 灌云县 灌南县',
  淮安市: '淮安区 淮阴区 清江浦区 洪泽区 涟水县 盱眙县 金湖县',
  盐城市: '亭湖区 盐都区 大丰区 响水县 滨海县 阜宁县 射阳县 建湖县 东台市',
  扬州市: '广陵区 邗江区 江都区 宝应县 仪征市 高邮市',
  镇江市: '京口区 润州区 丹徒区 丹阳市 扬中市 句容市',
  泰州市: '海陵区 高港区 姜堰区 兴化市 靖江市 泰兴市',
  宿迁市: '宿城区 宿豫区 沭阳县 泗阳县 泗洪县',
};

/** Names that older papers still bear, before mergers and promotions. They are kept as written. */
const FORMER: Readonly<Record<string, string>> = {
  南京市: '白下区 下关区 大厂区 江宁县 江浦县 六合县 溧水县 高淳县',
  无锡市: '崇安区 南长区 北塘区 郊区 马山区 无锡县 江阴县 宜兴县 锡山市',
  徐州市: '九里区 铜山县 新沂县 邳县',
  常州市: '戚墅堰区 郊区 武进县 武进市 金坛县 金坛市 溧阳县',
  苏州市: '平江区 沧浪区 金阊区 郊区 吴县 吴县市 吴江县 吴江市 常熟县 昆山县 太仓县 沙洲县',
  南通市: '港闸区 南通县 通州市 海门县 海门市 启东县 如皋县 海安县',
  连云港市: '新浦区 赣榆县',
  淮安市: '清河区 清浦区 楚州区 淮阴县 淮阴市 洪泽县 淮安县',
  盐城市: '城区 郊区 盐都县 大丰县 大丰市 东台县',
  扬州市: '维扬区 郊区 邗江县 江都县 江都市 仪征县 高邮县',
  镇江市: '丹徒县 丹阳县 扬中县 句容县',
  泰州市: '泰县 姜堰市 兴化县 靖江县 泰兴县',
  宿迁市: '宿豫县 宿迁县',
};

const COUNTIES: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(TODAY).map(([city, today]) => [
    city,
    `${today} ${FORMER[city] ?? ''}`
      .trim()
      .split(' ')
      .sort((a, b) => b.length - a.length),
  ]),
);

/** Today's and former names of the counties of a city of Jiangsu, longest first; undefined for other cities. */
export const jiangsuCountiesOf = (city: string): readonly string[] | undefined => COUNTIES.get(city);

/**
 * The cities of Jiangsu that have or had a county of this name. Whoever knows nothing else may rely on it only for
 * county-level cities (昆山市): 鼓楼区 and 通州区 are also names elsewhere.
 */
export function jiangsuCitiesWith(county: string): string[] {
  return Object.keys(TODAY).filter((city) => jiangsuCountiesOf(city)?.includes(county));
}
