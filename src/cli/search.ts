// gongkai search reindex: the index of the search made anew from what is public.
import { command, UsageError } from './command.ts'
import { dataOption, openAppFor } from './open-app.ts'

export const reindexing = command({
  name: 'search reindex',
  summary: '重建文件检索的索引',
  usage: '[选项]',
  about: ['索引随文件的发布、更正、撤下自动更新；换了分词词典、恢复了旧备份或者检索结果不对时，可以重建。'],
  options: {
    data: dataOption,
    organ: { type: 'string', value: '机关编号', help: '只重建这个机关的索引' },
    json: { type: 'boolean', help: '输出 JSON' },
  },
  examples: [['search reindex', '重建全部索引']],
  async run({ values, operands }, io) {
    if (operands.length) throw new UsageError(`多余的参数“${operands[0]}”`)
    const { reindex } = await import('../documents/search/index.ts')
    const app = await openAppFor(values.data, io)
    try {
      let told = 0
      const documents = await reindex(app.db, {
        ...(values.organ && { organId: values.organ }),
        say: (done) => {
          if (done - told < 10_000) return
          told = done
          void io.err(`已处理 ${done} 件\n`)
        },
      })
      await io.out(values.json ? `${JSON.stringify({ documents })}\n` : `已重建索引：${documents}件已公开的文件\n`)
      return 0
    } finally {
      await app.close()
    }
  },
})
