import { type Html, markupOf } from './jsx-runtime.ts'

/** `print` for things that stay as they are: each is printed when it is first shown, and its text forgotten with it. */
export function printedOnce<T extends object>(print: (one: T) => Html): (one: T) => Html {
  const printed = new WeakMap<T, Html>()
  return (one) => {
    let html = printed.get(one)
    if (html === undefined) {
      html = markupOf(print(one))
      printed.set(one, html)
    }
    return html
  }
}
