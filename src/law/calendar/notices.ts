// The working days of 2019 to 2026, as the State Council's offices announced them: what is off, and which Saturdays and
// Sundays are worked for it. A later notice about the same days wins, from the day on which it was announced.
import type { Day } from '../../kit/days.ts'

export interface HolidayNotice {
  /** Document number, or null where it is not known to us. */
  number: string | null
  title: string
  announcedOn: Day
  /** The start of the region codes that it binds (`45`: Guangxi); null: the whole country. */
  region: string | null
  /** The year whose days are known once this notice is out; null for a correction of days announced before. */
  settles: number | null
  breaks: readonly Break[]
}

export interface Break {
  name: string
  /** First and last day off, both included; null in a correction that only takes days back. */
  off: readonly [from: Day, to: Day] | null
  /** Days of a weekend that are worked in exchange. */
  worked?: readonly Day[]
}

const yearly = (year: number, number: string, announcedOn: Day, breaks: readonly Break[]): HolidayNotice => ({
  number,
  title: `国务院办公厅关于${year}年部分节假日安排的通知`,
  announcedOn,
  region: null,
  settles: year,
  breaks,
})

export const nationalNotices: readonly HolidayNotice[] = [
  yearly(2019, '国办发明电〔2018〕15号', '2018-12-06', [
    { name: '元旦', off: ['2018-12-30', '2019-01-01'], worked: ['2018-12-29'] },
    { name: '春节', off: ['2019-02-04', '2019-02-10'], worked: ['2019-02-02', '2019-02-03'] },
    { name: '清明节', off: ['2019-04-05', '2019-04-07'] },
    { name: '劳动节', off: ['2019-05-01', '2019-05-01'] },
    { name: '端午节', off: ['2019-06-07', '2019-06-09'] },
    { name: '中秋节', off: ['2019-09-13', '2019-09-15'] },
    { name: '国庆节', off: ['2019-10-01', '2019-10-07'], worked: ['2019-09-29', '2019-10-12'] },
  ]),
  {
    number: '国办发明电〔2019〕3号',
    title: '国务院办公厅关于调整2019年劳动节假期安排的通知',
    announcedOn: '2019-03-22',
    region: null,
    settles: null,
    breaks: [{ name: '劳动节', off: ['2019-05-01', '2019-05-04'], worked: ['2019-04-28', '2019-05-05'] }],
  },
  yearly(2020, '国办发明电〔2019〕16号', '2019-11-21', [
    { name: '元旦', off: ['2020-01-01', '2020-01-01'] },
    { name: '春节', off: ['2020-01-24', '2020-01-30'], worked: ['2020-01-19', '2020-02-01'] },
    { name: '清明节', off: ['2020-04-04', '2020-04-06'] },
    { name: '劳动节', off: ['2020-05-01', '2020-05-05'], worked: ['2020-04-26', '2020-05-09'] },
    { name: '端午节', off: ['2020-06-25', '2020-06-27'], worked: ['2020-06-28'] },
    { name: '国庆节、中秋节', off: ['2020-10-01', '2020-10-08'], worked: ['2020-09-27', '2020-10-10'] },
  ]),
  {
    // Signed on 01-26, made public on 01-27; Saturday 02-01, first announced as worked, became a day off.
    number: '国办发明电〔2020〕1号',
    title: '国务院办公厅关于延长2020年春节假期的通知',
    announcedOn: '2020-01-27',
    region: null,
    settles: null,
    breaks: [{ name: '春节', off: ['2020-01-31', '2020-02-02'] }],
  },
  yearly(2021, '国办发明电〔2020〕27号', '2020-11-25', [
    { name: '元旦', off: ['2021-01-01', '2021-01-03'] },
    { name: '春节', off: ['2021-02-11', '2021-02-17'], worked: ['2021-02-07', '2021-02-20'] },
    { name: '清明节', off: ['2021-04-03', '2021-04-05'] },
    { name: '劳动节', off: ['2021-05-01', '2021-05-05'], worked: ['2021-04-25', '2021-05-08'] },
    { name: '端午节', off: ['2021-06-12', '2021-06-14'] },
    { name: '中秋节', off: ['2021-09-19', '2021-09-21'], worked: ['2021-09-18'] },
    { name: '国庆节', off: ['2021-10-01', '2021-10-07'], worked: ['2021-09-26', '2021-10-09'] },
  ]),
  yearly(2022, '国办发明电〔2021〕11号', '2021-10-25', [
    { name: '元旦', off: ['2022-01-01', '2022-01-03'] },
    { name: '春节', off: ['2022-01-31', '2022-02-06'], worked: ['2022-01-29', '2022-01-30'] },
    { name: '清明节', off: ['2022-04-03', '2022-04-05'], worked: ['2022-04-02'] },
    { name: '劳动节', off: ['2022-04-30', '2022-05-04'], worked: ['2022-04-24', '2022-05-07'] },
    { name: '端午节', off: ['2022-06-03', '2022-06-05'] },
    { name: '中秋节', off: ['2022-09-10', '2022-09-12'] },
    { name: '国庆节', off: ['2022-10-01', '2022-10-07'], worked: ['2022-10-08', '2022-10-09'] },
  ]),
  yearly(2023, '国办发明电〔2022〕16号', '2022-12-08', [
    { name: '元旦', off: ['2022-12-31', '2023-01-02'] },
    { name: '春节', off: ['2023-01-21', '2023-01-27'], worked: ['2023-01-28', '2023-01-29'] },
    { name: '清明节', off: ['2023-04-05', '2023-04-05'] },
    { name: '劳动节', off: ['2023-04-29', '2023-05-03'], worked: ['2023-04-23', '2023-05-06'] },
    { name: '端午节', off: ['2023-06-22', '2023-06-24'], worked: ['2023-06-25'] },
    { name: '中秋节、国庆节', off: ['2023-09-29', '2023-10-06'], worked: ['2023-10-07', '2023-10-08'] },
  ]),
  yearly(2024, '国办发明电〔2023〕7号', '2023-10-25', [
    { name: '元旦', off: ['2024-01-01', '2024-01-01'] },
    { name: '春节', off: ['2024-02-10', '2024-02-17'], worked: ['2024-02-04', '2024-02-18'] },
    { name: '清明节', off: ['2024-04-04', '2024-04-06'], worked: ['2024-04-07'] },
    { name: '劳动节', off: ['2024-05-01', '2024-05-05'], worked: ['2024-04-28', '2024-05-11'] },
    { name: '端午节', off: ['2024-06-10', '2024-06-10'] },
    { name: '中秋节', off: ['2024-09-15', '2024-09-17'], worked: ['2024-09-14'] },
    { name: '国庆节', off: ['2024-10-01', '2024-10-07'], worked: ['2024-09-29', '2024-10-12'] },
  ]),
  yearly(2025, '国办发明电〔2024〕12号', '2024-11-12', [
    { name: '元旦', off: ['2025-01-01', '2025-01-01'] },
    { name: '春节', off: ['2025-01-28', '2025-02-04'], worked: ['2025-01-26', '2025-02-08'] },
    { name: '清明节', off: ['2025-04-04', '2025-04-06'] },
    { name: '劳动节', off: ['2025-05-01', '2025-05-05'], worked: ['2025-04-27'] },
    { name: '端午节', off: ['2025-05-31', '2025-06-02'] },
    { name: '国庆节、中秋节', off: ['2025-10-01', '2025-10-08'], worked: ['2025-09-28', '2025-10-11'] },
  ]),
  yearly(2026, '国办发明电〔2025〕7号', '2025-11-04', [
    { name: '元旦', off: ['2026-01-01', '2026-01-03'], worked: ['2026-01-04'] },
    { name: '春节', off: ['2026-02-15', '2026-02-23'], worked: ['2026-02-14', '2026-02-28'] },
    { name: '清明节', off: ['2026-04-04', '2026-04-06'] },
    { name: '劳动节', off: ['2026-05-01', '2026-05-05'], worked: ['2026-05-09'] },
    { name: '端午节', off: ['2026-06-19', '2026-06-21'] },
    { name: '中秋节', off: ['2026-09-25', '2026-09-27'] },
    { name: '国庆节', off: ['2026-10-01', '2026-10-07'], worked: ['2026-09-20', '2026-10-10'] },
  ]),
]
