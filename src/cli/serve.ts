// gongkai serve: the portal and the API, until told to stop.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../version.ts'
import { command } from './command.ts'
import { configFor, dataOption } from './open-app.ts'

export const serving = command({
  name: 'serve',
  summary: '启动门户和接口，用浏览器查看',
  usage: '[选项]',
  about: [
    '启动后显示网址；按 Ctrl-C 或收到 SIGTERM 时，把启动的一切（包括自带的数据库）都停下。数据目录里还没有年报时，先导入示例。',
    '也可以用环境变量设置：PORT、HOST、GONGKAI_DATA、DATABASE_URL（用已有的 PostgreSQL，而不用自带的）。写在命令行上的优先。',
  ],
  options: {
    port: { type: 'number', short: 'p', max: 65_535, help: '端口，默认 3000；0 由系统挑一个空闲的' },
    host: { type: 'string', value: '地址', help: '监听的地址，默认 127.0.0.1，只有本机能访问；0.0.0.0 对外开放' },
    data: dataOption,
    'no-examples': { type: 'boolean', help: '不导入示例年报' },
  },
  examples: [
    ['serve', '在 http://localhost:3000 启动，数据放在 ./data'],
    ['serve --port 8080 --data /srv/gongkai', '另设端口和数据目录'],
  ],
  async run({ values: { port, host, data, 'no-examples': bare } }, io) {
    const { serve } = await import('../serve.ts')
    const config = await configFor(data, 'info')
    const examples = join(projectRoot(), 'examples', 'reports')
    const code = await serve(
      { ...config, ...(port !== undefined && portAndOrigin(port)), ...(host && { host }) },
      { ...(!bare && existsSync(examples) && { examples }), say: (line) => void io.out(`${line}\n`) },
    )
    return code
  },
})

/** Links name the port that was asked for, unless the operator set the address of the installation. */
const portAndOrigin = (port: number) => ({
  port,
  ...(!process.env['GONGKAI_ORIGIN'] && { origin: `http://localhost:${port}` }),
})
