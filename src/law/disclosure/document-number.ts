// 发文字号 (GB/T 9704-2012, 7.2.5): the organ's characters, the year in six-corner brackets, the number without 第 and without
// leading zeros; orders and announcements are numbered by themselves (某市人民政府令第12号).

const year = /[〔[［(（【{﹝]((?:19|20)\d{2})年?[〕\]］)）】}﹞]第?0*([1-9]\d{0,5})号?$/u

/** As it ought to be written: brackets of any kind become 〔〕, blanks, 第 and leading zeros go. */
export const officialNumber = (typed: string): string => typed.replace(/\s+/gu, '').replace(year, '〔$1〕$2号')

const letter = /^[^\s〔〕第]{1,30}〔\d{4}〕[1-9]\d*号$/u
const order = /^\p{Script=Han}{2,40}(?:\d{4}年)?第[1-9]\d*号令?$/u

export const isOfficialNumber = (number: string): boolean => letter.test(number) || order.test(number)

/** What is said where it is not. */
export const numberShapes = '“机关代字〔年份〕序号号”，如“示政发〔2024〕5号”；政府令、公告如“示例市人民政府令第12号”'
