#!/usr/bin/env node
// The command `gongkai`: the built program, or a word on how to build it.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const program = new URL('../dist/gongkai.js', import.meta.url)
if (existsSync(fileURLToPath(program)) && existsSync(fileURLToPath(new URL('../node_modules', import.meta.url)))) {
  // React renders several times slower in its development build.
  process.env.NODE_ENV ??= 'production'
  process.setSourceMapsEnabled(true)
  await import(program.href)
} else {
  console.error(
    'gongkai 还没有构建。请先在本目录运行一次 npm start（启动门户）或 npm test（运行测试），再使用 gongkai 命令。',
  )
  process.exit(2)
}
