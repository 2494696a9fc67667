// /about: what this is, where the data come from, and how the pages can be used by everyone.
import { editions } from '../../law/annual-report/index.ts'
import type { Page } from '../page.ts'
import { editionName } from '../view/figures.ts'

export const aboutPage: Page = {
  path: '/about',
  async view() {
    return {
      frame: {
        title: '说明',
        description: '关于本平台：数据从哪里来、怎样读取和核对、无障碍说明。',
        section: 'about',
        crumbs: [{ text: '首页', href: '/' }, { text: '说明' }],
      },
      body: (
        <article className="sheet pad top text">
          <h1>说明</h1>
          <p>
            本平台读取行政机关依照《政府信息公开条例》第五十条编制、公布的政府信息公开工作年度报告，把法定表格逐格读成数据，按格式规定的勾稽关系核对，并提供比较和下载。
          </p>
          <h2 id="source">数据从哪里来</h2>
          <p>
            每一份报告都从已经公布的文件读出，原文照存，可以在报告页查看和下载。读出的数与原文不一致时，以原文为准。同一年度先后公布的文件各成一版，后一版取代前一版，前一版仍可查阅。
          </p>
          <p>报告页的章节文字按公布的样子列出；表格的项目名称用格式的规范名称。</p>
          <h2 id="reading">怎样读取</h2>
          <p>
            不是照原样印在格内的数，都在“读取说明”里写明原文印的是什么、怎样读的：<b>修正</b>
            是去掉了杂字、换算了单位，<b>推断</b>是位置由合计关系或项目次序得出，<b>存疑</b>
            是原文留下几种读法，此时不给数。勾稽关系只用来确定数字的位置，从不用来填补空格。
          </p>
          <h2 id="checks">怎样核对</h2>
          <p>
            全部规则、依据和例子见<a href="/rules">核对规则</a>。核对只指出不一致之处，不评价机关的工作。
          </p>
          <h2 id="formats">报告格式</h2>
          <ul>
            {editions.map(({ id, title, instrument, firstYear, lastYear }) => (
              <li key={id}>
                {editionName(id)}：《{title}》（<span className="docno">{instrument}</span>），用于{firstYear}年度
                {lastYear ? `至${lastYear}年度` : '以后'}的报告
              </li>
            ))}
          </ul>
          <h2 id="accessibility">无障碍说明</h2>
          <p>页面按《网页内容无障碍指南》（WCAG）2.1 的 AA 级制作：</p>
          <ul>
            <li>不用脚本也能使用全部功能；</li>
            <li>只用键盘可以到达每一个链接、按钮和表格，当前位置有明显的框；</li>
            <li>表格的每一格与它的行、列名称相连，读屏软件可以逐格朗读；空白格读作“空白”；</li>
            <li>状态和差错同时用符号、文字和颜色表示；图表配有一句完整的说明和数据表；</li>
            <li>文字可以放大到两倍而不丢失内容；页首的“大字”把全部文字放大四分之一；</li>
            <li>页首的“繁體”把页面转为繁体字；</li>
            <li>在手机、打印和高对比度模式下同样可读。</li>
          </ul>
          <p>选择的字号和字体记在您的浏览器里，不含任何个人信息。</p>
          <h2 id="privacy">隐私</h2>
          <p>阅读不需要登录，不使用统计脚本，页面不向其他网站发出任何请求。“读一份报告”上传的内容只读一次，不保存。</p>
        </article>
      ),
    }
  },
}
