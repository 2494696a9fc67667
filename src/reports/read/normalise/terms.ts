/** Words of Taiwan usage that converters put into mainland texts, after the script is simplified, and the word that
 *  stood there. `sign`: its presence shows such a conversion; the others are turned back only beside a sign, since
 *  they are also ordinary words. Both words of a pair have the same length. */
export const taiwanTerms: readonly { there: string; here: string; sign: boolean }[] = [
  { there: '规范性档案', here: '规范性文件', sign: true },
  { there: '等档案', here: '等文件', sign: false },
  { there: '网路', here: '网络', sign: true },
  { there: '资讯', here: '信息', sign: true },
  { there: '民众', here: '群众', sign: false },
  { there: '品质', here: '质量', sign: false },
  { there: '计画', here: '计划', sign: true },
  { there: '专案', here: '项目', sign: true },
  { there: '反覆', here: '反复', sign: true },
]
