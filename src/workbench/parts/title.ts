import { useEffect } from 'react'

/** The name of the page in the window's title; the page before is left behind at its top. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title}－工作台`
  }, [title])
}
