// 首字母: the first letters of a title's syllables, by which people who type Latin letters find it (zwgk → 政务公开).
import { pinyin } from 'pinyin-pro'
import { simplified } from '../../kit/text/simplified.ts'

/** 临汾市2026年要点 → `lfs2026nyd`. */
export const initialsOf = (text: string): string =>
  pinyin(simplified(text).replace(/[^\p{L}\p{N}]/gu, ''), {
    pattern: 'first',
    toneType: 'none',
    type: 'array',
    nonZh: 'consecutive',
  })
    .join('')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')

/** Whether a text can be meant as initials: three Latin letters or more, figures among them, nothing else. */
export const looksLikeInitials = (text: string): boolean => /^[a-z][a-z0-9]{2,40}$/i.test(text.trim())
