// What a development build of JSX asks for.
export { Fragment, type JSX, jsxDEV } from './jsx-runtime.ts'
