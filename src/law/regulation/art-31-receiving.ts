// Art. 31: the day of receipt by channel. What is handed over or signed for is received that day; ordinary post is
// confirmed with the applicant on the day it comes, internet and fax count from the day both sides have confirmed.
import { article } from '../provisions.ts'

export const receiving = article('regulation', 31)

export interface Channel {
  label: string
  /** received: the day it arrives is day 0; confirmed: the day of confirmation is. */
  counts: 'received' | 'confirmed'
  /** Working days within which we confirm; 0: on the day it arrives (art. 31). One day is our own rule, not the law's. */
  confirmWithin?: 0 | 1
  /** What day 0 is, for receipts and letters. */
  dayZero: string
}

export const channels = {
  inPerson: { label: '当面提交', counts: 'received', dayZero: '提交之日' },
  oral: { label: '口头提出', counts: 'received', dayZero: '公开机构代为填写、申请人签名之日' },
  registeredMail: { label: '邮寄（需签收）', counts: 'received', dayZero: '行政机关签收之日' },
  ordinaryMail: { label: '平常信函（无需签收）', counts: 'confirmed', confirmWithin: 0, dayZero: '与申请人确认之日' },
  internet: { label: '互联网渠道', counts: 'confirmed', confirmWithin: 1, dayZero: '双方确认之日' },
  email: { label: '电子邮件', counts: 'confirmed', confirmWithin: 1, dayZero: '双方确认之日' },
  fax: { label: '传真', counts: 'confirmed', confirmWithin: 1, dayZero: '双方确认之日' },
} as const satisfies Record<string, Channel>
export type ChannelId = keyof typeof channels
