// gongkai keys: a new key for personal data, and erasing what is no longer kept.
import { join } from 'node:path'
import { command, UsageError } from './command.ts'
import { dataOption, openAppFor } from './open-app.ts'

export const rotating = command({
  name: 'keys rotate',
  summary: '更换加密个人信息的密钥，并用新密钥重新加密',
  usage: '[选项]',
  about: [
    '生成一把新密钥，从此用它加密；已有的申请人信息、第二因素和回调密钥分批重新加密。中断后再次运行 gongkai keys rotate --continue，从中断处接着做，不再生成新密钥。',
    '旧密钥仍保存在密钥文件中：旧的备份和已归档的文书靠它打开。gongkai serve 正在运行时也可以更换。更换后请重新备份。',
  ],
  options: {
    data: dataOption,
    continue: { type: 'boolean', help: '不生成新密钥，只把还在旧密钥下的重新加密' },
    json: { type: 'boolean', help: '输出 JSON' },
  },
  examples: [['keys rotate', '更换密钥']],
  async run({ values, operands }, io) {
    if (operands.length) throw new UsageError('keys rotate 后面不写别的')
    const { rotateKeys, resealAllData } = await import('../rotate-keys.ts')
    const app = await openAppFor(values.data, io)
    try {
      if (!values.continue) {
        if (app.config.keys)
          throw new UsageError(
            '密钥由环境变量 GONGKAI_KEYS 给出：请在其中加入新密钥并改 current，重启后运行 keys rotate --continue',
          )
        await rotateKeys(app, join(app.config.data, 'keys'))
      }
      const done = await resealAllData(app, (rows) => io.errIsTerminal && io.err(`\r已重新加密 ${rows} 人`))
      if (io.errIsTerminal) io.err('\n')
      const result = { key: app.keys.current, ...done }
      await io.out(
        values.json
          ? `${JSON.stringify(result)}\n`
          : `现用密钥 ${result.key}；已重新加密申请人信息 ${done.people} 条、其他密钥 ${done.secrets} 条\n`,
      )
      return 0
    } finally {
      await app.close()
    }
  },
})

export const erasing = command({
  name: 'keys erase',
  summary: '清除一件已到保存期限的申请中的申请人信息',
  usage: '[选项] --organ 机关 --request 编号',
  about: [
    '清除后不能恢复；申请本身、办理经过和统计不变。保存年限在机关资料中设定，默认 10 年。旧备份中的信息不受影响。',
  ],
  options: {
    data: dataOption,
    organ: { type: 'string', value: '机关', help: '机关编号' },
    request: { type: 'string', value: '编号', help: '申请在系统中的编号（UUID）' },
    json: { type: 'boolean', help: '输出 JSON' },
  },
  examples: [
    [
      'keys erase --organ example-city --request 00000000-0000-4000-8000-000000000000',
      '清除一件申请的申请人信息；编号见申请页的地址',
    ],
  ],
  async run({ values: { data, organ, request, json } }, io) {
    if (!organ || !request) throw new UsageError('请写 --organ 和 --request')
    if (!/^[0-9a-f-]{36}$/i.test(request)) throw new UsageError(`--request“${request}”不是申请在系统中的编号`)
    const { erasePeople } = await import('../requests/index.ts')
    const app = await openAppFor(data, io)
    try {
      const done = await erasePeople(app, null, { organId: organ, requestId: request }, null)
      if (!done.ok) {
        if (json) await io.out(`${JSON.stringify(done.refusal)}\n`)
        else io.err(`gongkai：${done.refusal.message}\n`)
        return 1
      }
      await io.out(json ? `${JSON.stringify(done.value)}\n` : `已清除 ${done.value.people} 人的信息\n`)
      return 0
    } finally {
      await app.close()
    }
  },
})
