// Where a document can stand. What the public sees depends on its published version, not on the state: a document that is
// being corrected is in drafting again while the earlier version stays up.
export const documentStates = {
  drafting: { label: '起草', open: true },
  inReview: { label: '审查中', open: true },
  asked: { label: '请示中', open: true },
  approved: { label: '待发布', open: true },
  scheduled: { label: '定时发布', open: true },
  published: { label: '已公开', open: false },
  kept: { label: '不主动公开', open: false },
  withdrawn: { label: '已撤下', open: false },
  /** A draft that came to nothing: made by mistake, twice, or not needed after all. */
  discarded: { label: '已作废', open: false },
} as const
export type DocumentState = keyof typeof documentStates
export const documentStateIds = Object.keys(documentStates) as DocumentState[]
