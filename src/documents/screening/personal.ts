// Personal data: numbers that prove themselves by their check digit, mobile phones, homes, names beside what one would hide.
import { idFault } from '../../requests/index.ts'
import { hiddenMiddle } from './hit.ts'
import type { Found, LineRule } from './text.ts'

export const idNumbers: LineRule = function* (line): Iterable<Found> {
  for (const { 0: seen, index } of line.matchAll(/(?<![\dA-Za-z])\d{6}(?:18|19|20)\d{9}[\dXx](?![\dA-Za-z])/g))
    if (idFault('idCard', seen.toUpperCase()) === undefined)
      yield { rule: 'idNumber', from: index, length: seen.length, seen: hiddenMiddle(seen) }
}

export const phones: LineRule = function* (line): Iterable<Found> {
  for (const { 0: seen, index } of line.matchAll(/(?<![\d.-])1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?![\d-])/g))
    yield { rule: 'phone', from: index, length: seen.length, seen: hiddenMiddle(seen.replace(/[ -]/g, '')) }
}

export const bankCards: LineRule = function* (line): Iterable<Found> {
  for (const { 0: seen, index } of line.matchAll(
    /(?<![\dA-Za-z])(?:62|4\d|5[1-5]|35|37)\d{2}(?:[ -]?\d{4}){3}(?:[ -]?\d{1,3})?(?![\dA-Za-z])/g,
  )) {
    const digits = seen.replace(/[ -]/g, '')
    if (digits.length >= 16 && digits.length <= 19 && luhn(digits) && idFault('idCard', digits) !== undefined)
      yield { rule: 'bankCard', from: index, length: seen.length, seen: hiddenMiddle(digits) }
  }
}

/** The check of bank card numbers (ISO/IEC 7812-1). */
export function luhn(digits: string): boolean {
  let sum = 0
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits[digits.length - 1 - place])
    const doubled = place % 2 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

/** Down to the household; an office's address ends at the street number. */
export const homes: LineRule = function* (line): Iterable<Found> {
  for (const { 0: seen, index } of line.matchAll(
    /[\u4e00-\u9fa5]{2,10}(?:路|街|巷|道|村|组|社区|小区|花园|家园|苑|公寓)[\u4e00-\u9fa5\d-]{0,12}?\d+(?:号楼|栋|幢|号院|单元)[\u4e00-\u9fa5\d-]{0,8}(?:\d+(?:室|户|号))?/g,
  ))
    yield { rule: 'address', from: index, seen }
}

const surnames =
  '赵钱孙李周吴郑王冯陈卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜谢邹苏潘葛范彭郎鲁韦马苗方俞任袁柳鲍史唐薛雷贺倪汤罗郝安常于傅康余元顾孟黄萧尹姚邵汪毛戴宋庞熊纪舒项董梁杜阮席季贾江郭梅林钟徐邱骆高夏蔡田樊胡凌霍万管卢莫房丁邓洪包左石崔龚程陆段侯武刘龙叶黎白赖乔闻翟谭申冉牛边尚温庄柴阎习艾向古易廖耿文寇东欧'
const sensitive =
  /低保|特困|残疾|救助|病|患者|确诊|精神|艾滋|吸毒|戒毒|犯罪|嫌疑|被告|刑|社区矫正|受害|未成年|孤儿|收养|强奸|猥亵|举报|信访|上访|离婚|贫困户|工资|存款|账号|账户|身份证|银行卡|家庭住址|住址|手机号/
const name = new RegExp(
  `(?<=^|[，。；、：:,\\s（(\\t]|姓名|户主|患者|对象|申请人|当事人|举报人|家长|学生|村民|居民)([${surnames}](?:某|[\\u4e00-\\u9fa5]){1,2})(?=$|[，。；、,\\s（()）\\t]|先生|女士|同志|等人|因|系|患|为)`,
  'g',
)
// Words that begin with a surname and are no names.
const common =
  /^(?:高度|高效|高标|安全|安排|方案|方式|方面|方法|房屋|金额|金融|项目|程序|程度|任务|任何|周边|周期|何时|何种|华北|白天|常见|常态|常住|万元|江河|马上|康复|温度|文件|文化|于是|左右|包括|包含|成本|时间|东部|申请|申报|申诉|管理|管控|单位|施工|全市|全部|向社|纪检|许可|应当|林业|田间|石油|石灰|水利|牛羊|古树|易地|边界|尚未|季度|夏季|金属|毛利|江苏|严格|严禁|严重|严肃|康养|党员|党委|武装|部门|花园|余额|史料|龙头|陶瓷|顾问|席位|段落|侯车|莫名|万人|万户|方可|方能|元旦|元以|房产|房源)/

export const names: LineRule = function* (line): Iterable<Found> {
  for (const sentence of line.matchAll(/[^。；\n]+/g)) {
    if (!sensitive.test(sentence[0])) continue
    for (const { 1: seen, index } of sentence[0].matchAll(name))
      if (!common.test(seen!) && !sensitive.test(seen!))
        yield { rule: 'person', from: sentence.index + index, seen: seen! }
  }
}
