/** Text as it is compared: one form of every letter, no blanks. */
export const squeezed = (text: string): string => text.normalize('NFKC').replace(/\s/g, '')
