// gongkai backup and gongkai restore: the whole installation in one archive, and back.
import { command, UsageError } from './command.ts'
import { configFor, dataOption, openAppFor } from './open-app.ts'

export const backing = command({
  name: 'backup',
  summary: '把数据库和文件备份成一个文件',
  usage: '[选项] FILE|DIR',
  about: [
    '备份一个时刻的全部内容：数据库、原文件、密钥。gongkai serve 正在运行时也可以备份。给出目录时，文件名由时刻而来。',
    '备份里有密钥，请像保管密钥一样保管它；用 --without-keys 可以不备份密钥，但那样恢复后打不开加密的个人信息。',
  ],
  options: {
    data: dataOption,
    'without-keys': { type: 'boolean', help: '不备份密钥' },
    json: { type: 'boolean', help: '输出 JSON' },
  },
  examples: [
    ['backup /srv/backups/', '备份到一个目录'],
    ['backup gongkai.tar.gz --data /srv/gongkai', '指定数据目录和文件名'],
  ],
  async run({ values, operands: [target, ...more] }, io) {
    if (!target || more.length) throw new UsageError('请写一个备份文件或目录')
    const { backup } = await import('../db/backup.ts')
    const app = await openAppFor(values.data, io)
    try {
      const done = await backup(app, target, { withoutKeys: values['without-keys'] })
      const size = `${(done.bytes / 1024 / 1024).toFixed(1)} MB`
      const line = `已备份到 ${done.path}：${done.tables} 张表 ${done.rows} 行，${done.files} 个文件，共 ${size}`
      await io.out(values.json ? `${JSON.stringify(done)}\n` : `${line}\n`)
      return 0
    } finally {
      await app.close()
    }
  },
})

export const restoring = command({
  name: 'restore',
  summary: '从备份文件恢复到一个空的数据目录',
  usage: '[选项] FILE',
  about: [
    '数据目录（和 DATABASE_URL 指定的数据库）必须是空的。每个文件都核对校验值；有一处不对，就什么也不恢复。旧版本的备份恢复后升级到现在的版本。',
  ],
  options: { data: dataOption, json: { type: 'boolean', help: '输出 JSON' } },
  examples: [['restore gongkai.tar.gz --data ./restored', '恢复到目录 restored']],
  async run({ values, operands: [archive, ...more] }, io) {
    if (!archive || more.length) throw new UsageError('请写一个备份文件')
    const { restore } = await import('../db/restore.ts')
    const done = await restore(await configFor(values.data), archive, (line) => io.err(`${line}\n`))
    const upgraded = done.migrated.length ? `，并升级到现在的版本（${done.migrated.length} 步）` : ''
    const line = `已恢复 ${done.at} 的备份：${done.tables} 张表，${done.files} 个文件${done.keys ? '，含密钥' : '，不含密钥'}${upgraded}`
    await io.out(values.json ? `${JSON.stringify(done)}\n` : `${line}\n`)
    return 0
  },
})
