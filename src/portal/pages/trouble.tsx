import type { PageView } from '../page.ts'

/** 404: what is not there, and where to go on. */
export const notFoundView = (): PageView => ({
  status: 404,
  frame: { title: '没有这一页', unlisted: true },
  body: (
    <section className="sheet pad stack">
      <h1>没有这一页</h1>
      <p>这个地址没有对应的页面。可能是地址输入有误，或者这份报告没有收录、已经撤下。</p>
      <p className="acts">
        <a className="btn primary" href="/reports">
          查找年度报告
        </a>
        <a href="/">回到首页</a>
      </p>
    </section>
  ),
})

/** 413, 429 and their like: the request was understood and is not served. */
export const refusedView = (status: number): PageView => ({
  status,
  frame: { title: '没有受理', unlisted: true },
  body: (
    <section className="sheet pad stack">
      <h1>没有受理</h1>
      <p>
        {status === 413
          ? '文件超过 10 MB，没有读取。可以去掉图片，或者只保留年度报告的部分再试。'
          : status === 429
            ? '请求过于频繁。请一分钟以后再试。'
            : '请求的内容不完整或者无法解析。'}
      </p>
      <p className="acts">
        <a className="btn" href="/read">
          回到“读一份报告”
        </a>
        <a href="/">回到首页</a>
      </p>
    </section>
  ),
})

/** 500: a fault of ours, with the number under which it stands in the log. */
export const brokenView = (id: string): PageView => ({
  status: 500,
  frame: { title: '页面没有生成', unlisted: true },
  body: (
    <section className="sheet pad stack">
      <h1>页面没有生成</h1>
      <p>
        系统出了差错，已经记录，编号 <span className="mono">{id}</span>。报告和数据没有受到影响，请稍后再试。
      </p>
      <p className="acts">
        <a className="btn" href="/">
          回到首页
        </a>
      </p>
    </section>
  ),
})
