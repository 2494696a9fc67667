// gongkai audit: is the record whole, and the ends of its chains for safe keeping elsewhere.
import { command, UsageError } from './command.ts'
import { dataOption, openAppFor } from './open-app.ts'

export const verifying = command({
  name: 'audit verify',
  summary: '核验操作记录的哈希链是否完整，指出第一处断裂',
  usage: '[选项]',
  about: ['逐条重算每个机关的操作记录。完整时退出码为 0；有断裂时为 1，并指出每个机关的第一处。'],
  options: { data: dataOption, json: { type: 'boolean', help: '输出 JSON' } },
  examples: [['audit verify', '核验全部机关的记录']],
  async run({ values, operands }, io) {
    if (operands.length) throw new UsageError('audit verify 后面不写别的')
    const { verifyRecord } = await import('../record/index.ts')
    const app = await openAppFor(values.data, io)
    try {
      const found = await verifyRecord(app.db)
      if (values.json) await io.out(`${JSON.stringify({ whole: !found.broken.length, ...found })}\n`)
      else if (!found.broken.length) await io.out(`完整：${found.organs} 个机关，${found.entries} 条记录\n`)
      else
        for (const { organId, message } of found.broken)
          await io.out(`${io.paint('red', '断裂')}  ${organId || '（平台）'}：${message}\n`)
      return found.broken.length ? 1 : 0
    } finally {
      await app.close()
    }
  },
})

export const heading = command({
  name: 'audit head',
  summary: '打印各机关记录链的链尾，可另行保存以备日后对照',
  usage: '[选项]',
  about: ['链尾是此前全部记录的摘要。把它定期抄送、打印或者存到别处，以后就能证明那时的记录没有改过。'],
  options: { data: dataOption, json: { type: 'boolean', help: '输出 JSON' } },
  examples: [['audit head > heads.txt', '保存今天的链尾']],
  async run({ values, operands }, io) {
    if (operands.length) throw new UsageError('audit head 后面不写别的')
    const { recordHeads } = await import('../record/index.ts')
    const app = await openAppFor(values.data, io)
    try {
      const heads = await recordHeads(app.db)
      if (values.json) await io.out(`${JSON.stringify({ at: app.now().toISOString(), heads })}\n`)
      else for (const { organId, no, digest } of heads) await io.out(`${organId || '-'}\t${no}\t${digest}\n`)
      return 0
    } finally {
      await app.close()
    }
  },
})
