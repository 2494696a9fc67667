// /read: anyone may have a file or a text read and checked. Nothing of it is stored; what comes back is the page.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { openReaders, type Readers, type Report, writeReport } from '../../reports/index.ts'
import { parseReportJson, type WriteFormat } from '../../reports/write/index.ts'
import type { PageView } from '../page.ts'
import { ReportView } from '../parts/report-view.tsx'
import { type Portal, sendView, servePage } from '../serve-page.ts'
import { attach, reportFormats } from './report-files.ts'

const mostBytes = 10 * 1024 * 1024
const path = '/read'

export function serveReading(server: FastifyInstance, portal: Portal): void {
  let opened: Promise<Readers> | undefined
  const readers = () => {
    opened ??= openReaders(2)
    return opened
  }
  server.addHook('onClose', async () => (await opened)?.close())
  servePage(server, portal, { path, view: async () => formView() })

  server.register(async (scope) => {
    // The parts of a form are taken as they come: a file is no text.
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('multipart/form-data', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
    const limits = { bodyLimit: mostBytes + 64 * 1024, config: { rateLimit: { max: 30, timeWindow: '1 minute' } } }

    scope.post(path, limits, async (request, reply) => {
      const given = await materialOf(request)
      if (typeof given === 'string') return sendView(request, reply, portal, formView(given))
      const { report, readable } = await (await readers()).read(given.bytes, given.source)
      if (!readable) return sendView(request, reply, portal, unreadableView(report))
      return sendView(request, reply, portal, resultView(report))
    })

    scope.post(`${path}/download`, limits, async (request, reply) => {
      const form = await formOf(request)
      const format = reportFormats.find(({ id }) => id === form?.get('format'))
      const parsed = parseReportJson(String(form?.get('report') ?? ''))
      if (!format || !parsed.ok)
        return sendView(request, reply, portal, formView('没有收到要下载的内容，请重新读取一次。'))
      return sendFile(reply, parsed.value, format.id)
    })
  })
}

async function sendFile(reply: FastifyReply, report: Report, format: WriteFormat) {
  const { bytes, mediaType, fileName } = await writeReport(report, format)
  return attach(reply, fileName).header('cache-control', 'no-store').type(mediaType).send(Buffer.from(bytes))
}

interface Material {
  bytes: Uint8Array
  source: { name: string; mediaType?: string }
}

async function formOf({ body, headers }: FastifyRequest): Promise<FormData | undefined> {
  if (!(body instanceof Buffer)) return undefined
  const contentType = headers['content-type']!
  return new Response(new Uint8Array(body), { headers: { 'content-type': contentType } })
    .formData()
    .catch(() => undefined)
}

/** The file, or else the text; a sentence where there is neither. */
async function materialOf(request: FastifyRequest): Promise<Material | string> {
  const form = await formOf(request)
  if (!form) return '表单没有完整送到，请再试一次。'
  const [file, text] = [form.get('file'), form.get('text')]
  if (file instanceof File && file.size > mostBytes) return '文件超过 10 MB，没有读取。'
  if (file instanceof File && file.size > 0) {
    const mediaType = /octet-stream/.test(file.type) ? {} : { mediaType: file.type }
    return { bytes: new Uint8Array(await file.arrayBuffer()), source: { name: file.name, ...(file.type && mediaType) } }
  }
  if (typeof text === 'string' && text.trim())
    return { bytes: new TextEncoder().encode(text), source: { name: '粘贴的文字', mediaType: 'text/plain' } }
  return '请选择一个文件，或者粘贴报告的文字。例如从网页上全选、复制一份年度报告，粘贴在下面。'
}

const frame = { section: 'read' as const, crumbs: [{ text: '首页', href: '/' }, { text: '读一份报告' }] }

const formView = (problem?: string): PageView => ({
  ...(problem && { status: 400 }),
  frame: {
    ...frame,
    title: '读一份报告',
    description: '上传或粘贴一份政府信息公开工作年度报告，立刻读出表格、核对勾稽关系，不保存。',
    unlisted: Boolean(problem),
  },
  body: (
    <div className="cols">
      <section className="sheet pad top stack">
        <h1>读一份报告</h1>
        <p className="lede">
          上传一份政府信息公开工作年度报告，或者粘贴它的文字。这里读出三张表，逐项核对，列出每一处对不上的地方。
        </p>
        <ReadForm problem={problem} />
      </section>
      <Assurance />
    </div>
  ),
})

/** What can be read and what happens with it. */
const Assurance = () => (
  <aside className="stack">
    <section className="sheet pad stack">
      <h2>不保存</h2>
      <p>文件只在内存里读一次，读完即弃：不入库、不留副本、不记录内容。离开结果页后，要再看须重新读取。</p>
    </section>
    <section className="sheet pad stack">
      <h2>能读什么</h2>
      <dl className="summary">
        <div>
          <dt>文件</dt>
          <dd>文本、Markdown、网页、DOCX、DOC、XLSX、有文字层的 PDF，以及本平台下载的 JSON、CSV，10 MB 以内</dd>
        </div>
        <div>
          <dt>文字</dt>
          <dd>简体、繁体；UTF-8、GB18030、Big5</dd>
        </div>
        <div>
          <dt>格式</dt>
          <dd>2019版（试行）和2021版</dd>
        </div>
        <div>
          <dt>读不了</dt>
          <dd>扫描件和图片里的表格</dd>
        </div>
      </dl>
    </section>
  </aside>
)

function ReadForm({ problem }: { problem?: string | undefined }) {
  const bad = problem ? ' bad' : ''
  return (
    <form method="post" action={path} encType="multipart/form-data">
      <div className={`field wide${bad}`}>
        <label htmlFor="file">文件</label>
        <p className="help" id="file-help">
          文本、网页、Word、Excel 或 PDF，10 MB 以内。
        </p>
        {problem && (
          <p className="error" id="problem">
            {problem}
          </p>
        )}
        <input
          id="file"
          type="file"
          name="file"
          aria-describedby={problem ? 'problem file-help' : 'file-help'}
          aria-invalid={problem ? true : undefined}
          accept=".txt,.md,.html,.htm,.docx,.doc,.pdf,.xlsx"
        />
      </div>
      <p className="or">或者</p>
      <div className="field wide">
        <label htmlFor="text">报告的文字</label>
        <p className="help" id="text-help">
          从网页上全选、复制，粘贴在这里；表格的线没有了也能读。
        </p>
        <textarea id="text" name="text" rows={10} aria-describedby="text-help" />
      </div>
      <p className="acts after">
        <button type="submit" className="btn primary">
          读取并核对
        </button>
        <span className="quiet small">不保存</span>
      </p>
    </form>
  )
}

const unreadableView = (report: Report): PageView => ({
  status: 422,
  frame: { ...frame, title: '没有读出年度报告', unlisted: true },
  body: (
    <div className="cols">
      <section className="sheet pad top stack">
        <h1>没有读出年度报告</h1>
        <div className="notice error">
          <p className="t">{report.source.name ?? '这份材料'}里没有认出政府信息公开工作年度报告</p>
          {report.findings.map(({ rule, message }) => (
            <p key={`${rule}${message}`}>{message}</p>
          ))}
        </div>
        <p>请确认材料里有年度报告的章节或三张表；扫描件要先转成文字。</p>
        <ReadForm />
      </section>
      <Assurance />
    </div>
  ),
})

const resultView = (report: Report): PageView => ({
  frame: {
    ...frame,
    title: `${report.organ ?? ''}${report.year ? `${report.year}年度` : ''}读取结果`,
    crumbs: [{ text: '首页', href: '/' }, { text: '读一份报告', href: path }, { text: '读取结果' }],
    notice: report.notice ?? null,
    unlisted: true,
  },
  body: (
    <>
      <div className="notice ok">
        <p className="t">已经读完，没有保存</p>
        <p>
          下面是从“{report.source.name}”读出的内容，只在这一页上。<a href={path}>再读一份</a>
        </p>
      </div>
      <div className="after">
        <ReportView report={report} panels={<ResultFiles report={report} />} />
      </div>
    </>
  ),
})

/** The result as a file: the page sends back what it shows, since nothing of it was kept. */
const ResultFiles = ({ report }: { report: Report }) => (
  <section className="sheet pad stack no-print" aria-labelledby="downloads">
    <h2 id="downloads">下载读出的内容</h2>
    <form method="post" action={`${path}/download`} encType="multipart/form-data" className="acts">
      <textarea name="report" hidden readOnly aria-label="读出的内容" value={JSON.stringify(report)} />
      {reportFormats.map(({ id }) => (
        <button key={id} type="submit" name="format" value={id} className="btn">
          {id.toUpperCase()}
        </button>
      ))}
    </form>
  </section>
)
