// Days off that a region's own government sets (全国年节及纪念日放假办法, art. 4: festivals customary among minorities).
// They are announced year by year; only notices whose days are certain stand here, an office enters the others.
import type { HolidayNotice } from './notices.ts'

/** Regions where such a day falls every year: a year without their notice is an open question, and answers say so. */
export const regionsWithFestivals: readonly { region: string; name: string }[] = [
  { region: '45', name: '壮族三月三' },
  { region: '54', name: '藏历新年、雪顿节' },
  { region: '64', name: '开斋节、古尔邦节' },
  { region: '65', name: '肉孜节、古尔邦节' },
]

export const localNotices: readonly HolidayNotice[] = [
  {
    number: null,
    title: '宁夏回族自治区人民政府办公厅关于2021年部分节假日安排的通知',
    announcedOn: '2020-12-31',
    region: '64',
    settles: 2021,
    breaks: [
      { name: '开斋节', off: ['2021-05-13', '2021-05-14'] },
      { name: '古尔邦节', off: ['2021-07-19', '2021-07-20'] },
    ],
  },
  {
    number: null,
    title: '新疆维吾尔自治区2022年节假日放假安排',
    announcedOn: '2021-12-31',
    region: '65',
    settles: 2022,
    breaks: [
      { name: '肉孜节', off: ['2022-05-05', '2022-05-05'] },
      { name: '古尔邦节', off: ['2022-07-09', '2022-07-13'] },
    ],
  },
  {
    number: null,
    title: '广西壮族自治区人民政府办公厅关于2024年“壮族三月三”放假的通知',
    announcedOn: '2024-03-22',
    region: '45',
    settles: 2024,
    breaks: [{ name: '壮族三月三', off: ['2024-04-11', '2024-04-12'] }],
  },
]
