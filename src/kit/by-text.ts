/** `make` for texts that come again and again: the same text gives the same object. Forgets all at `most` of them. */
export function byText<T extends object>(make: (text: string) => T, most = 5000): (text: string) => T {
  const made = new Map<string, T>()
  return (text) => {
    let one = made.get(text)
    if (!one) {
      if (made.size >= most) made.clear()
      one = make(text)
      made.set(text, one)
    }
    return one
  }
}
