// Made-up applicants. Their numbers pass the checks and belong to nobody: no division has the code 990000, no network
// the prefix 000.
import type { ApplicantKind, Person } from '../requests/index.ts'

const surnames = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸']

export function applicantOf(kind: ApplicantKind, no: number): Person {
  const phone = `0000${String(no).padStart(7, '0')}`
  const address = `示例市示例路${no}号`
  if (kind === 'naturalPerson')
    return {
      name: `示例${surnames[no % 10]}${surnames[Math.floor(no / 10) % 10]}`,
      idKind: 'idCard',
      idNumber: idCard(no),
      phone,
      address,
    }
  return {
    name: `示例第${no}商贸有限公司`,
    idKind: 'creditCode',
    idNumber: creditCode(no),
    phone,
    address,
    contact: '示例经办人',
  }
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

function idCard(no: number): string {
  const body = `99000019${String(60 + (no % 40))}0101${String(no % 1000).padStart(3, '0')}`
  const sum = weights.reduce((total, weight, i) => total + weight * Number(body[i]), 0)
  return body + '10X98765432'[sum % 11]
}

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'

function creditCode(no: number): string {
  const body = `91990000${String(no).padStart(9, '0')}`
  const sum = [...body].reduce((total, letter, i) => total + alphabet.indexOf(letter) * (3 ** i % 31), 0)
  return body + alphabet[(31 - (sum % 31)) % 31]
}
