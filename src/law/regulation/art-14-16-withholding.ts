// Arts. 14 to 16: what must not be disclosed, and what may be withheld. Everything else is open (art. 13). The grounds carry
// the ids of the lines of table three in which a refusal on that ground is counted.
import { article, type Provision } from '../provisions.ts'

export interface Ground {
  id: string
  label: string
  basis: Provision
  /** must: the organ has no choice; unlessPublicInterest: it weighs; may: it may disclose all the same. */
  force: 'must' | 'unlessPublicInterest' | 'may'
}

export const grounds = [
  { id: 'denied.stateSecret', label: '依法确定为国家秘密', basis: article('regulation', 14), force: 'must' },
  { id: 'denied.otherLaw', label: '法律、行政法规禁止公开', basis: article('regulation', 14), force: 'must' },
  {
    id: 'denied.securityStability',
    label: '公开后可能危及国家安全、公共安全、经济安全、社会稳定',
    basis: article('regulation', 14),
    force: 'must',
  },
  {
    id: 'denied.thirdParty',
    label: '涉及商业秘密、个人隐私等，公开会损害第三方合法权益',
    basis: article('regulation', 15),
    force: 'unlessPublicInterest',
  },
  {
    id: 'denied.internalAffairs',
    label: '人事管理、后勤管理、内部工作流程等内部事务信息',
    basis: article('regulation', 16, { paragraph: 1 }),
    force: 'may',
  },
  {
    id: 'denied.process',
    label: '讨论记录、过程稿、磋商信函、请示报告等过程性信息',
    basis: article('regulation', 16, { paragraph: 2 }),
    force: 'may',
  },
  {
    id: 'denied.enforcementFile',
    label: '行政执法案卷信息',
    basis: article('regulation', 16, { paragraph: 2 }),
    force: 'may',
  },
] as const satisfies readonly Ground[]
export type GroundId = (typeof grounds)[number]['id']
