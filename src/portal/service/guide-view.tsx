// /apply: how to ask, in plain words, and whom.
import { feeByItem, feeByPage } from '../../law/fees/index.ts'
import type { Desk } from '../../organs/index.ts'
import type { PageView } from '../page.ts'
import { AfterSending } from './desk-aside.tsx'
import { complaintPath, correctionPath, frameOf, guidePath, progressPath } from './frame.tsx'
import { OrganChooser } from './organ-chooser.tsx'

interface GuideInput {
  desks: Desk[]
  words: string
  /** The organ whose lower organs are listed. */
  under?: Desk | undefined
  notice: { notice?: string }
}

export const guideView = ({ desks, words, under, notice }: GuideInput): PageView => ({
  frame: {
    ...frameOf('依申请公开', [], notice),
    crumbs: [{ text: '首页', href: '/' }, { text: '依申请公开' }],
    description: '申请公开政府信息：怎样申请、几天答复、收不收费、对答复不满意怎么办。',
  },
  body: (
    <div className="cols">
      <div className="stack-m">
        <section className="sheet pad top stack">
          <h1>依申请公开</h1>
          <p className="lede">没有主动公开、而您需要的政府信息，可以向制作或者保存它的机关申请。不需要说明用途。</p>
          <OrganChooser
            desks={desks}
            words={words}
            under={under}
            title="一、选择机关"
            help="文件由谁制作，就向谁申请。拿不准时先选一个，收到后会告诉您该找哪个机关。"
            label={({ name }) => `向${name}申请`}
          />
        </section>
        <Guide />
      </div>
      <aside className="stack">
        <section className="sheet pad stack">
          <h2>已经申请过</h2>
          <p>凭查询码看进度、补正、撤回、看答复；投诉和更正也在这里查。</p>
          <a className="btn" href={progressPath}>
            查询办理进度
          </a>
        </section>
        <section className="sheet pad stack">
          <h2>提交以后</h2>
          <AfterSending />
        </section>
        <section className="sheet pad stack">
          <h2>别的事</h2>
          <ul className="links">
            <li>
              <a href={correctionPath}>更正与自己有关的记录</a>
              <span className="meta">机关掌握的信息记录您的情况不准确（条例第四十一条）</span>
            </li>
            <li>
              <a href={complaintPath}>投诉、举报</a>
              <span className="meta">应当主动公开而没有公开，公开的内容不准确</span>
            </li>
          </ul>
        </section>
        <section className="sheet pad stack small">
          <h2>在纸上填写</h2>
          <p>
            <a href={`${guidePath}/form.docx`}>下载申请表（DOCX）</a>，填好后当面交、邮寄或者传真给机关。
          </p>
        </section>
      </aside>
    </div>
  ),
})

const Guide = () => (
  <section className="sheet pad" aria-label="申请指南">
    <div className="text guide">
      <h2 id="ways">二、怎样申请</h2>
      <p>在网上填写，用手机几分钟就能填完。也可以：</p>
      <ul>
        <li>到机关的公开机构当面提交，当天就算收到；</li>
        <li>邮寄，信封上写明“政府信息公开申请”，机关签收之日算收到；</li>
        <li>传真或者发电子邮件，机关与您双方确认之日算收到；</li>
        <li>书写有困难的，当面口述，由工作人员代填，您签名确认。</li>
      </ul>
      <p>
        要写清三样：您的姓名或者名称、身份证明、联系方式；所需信息的名称、文号或者便于查询的其他特征；希望以什么形式、怎样得到。（条例第二十九条）
      </p>
      <h2 id="limits">三、几天答复</h2>
      <ul>
        <li>
          能当场答复的当场答复；不能当场答复的，自收到申请之日起<b>20个工作日</b>内答复。
        </li>
        <li>需要延长的，经机关的公开机构负责人同意并告知您，最多再加20个工作日。</li>
        <li>写得不清楚的，机关在收到后7个工作日内一次告诉您要补什么（补正），答复期限从收到补正之日起算。</li>
        <li>征求第三方和其他机关意见的时间，不计入期限。</li>
      </ul>
      <p>工作日不算周末和法定节假日，调休上班的日子算。收到之日不算，从第二天数起。</p>
      <h2 id="fees">四、收费</h2>
      <p>
        申请和得到信息都不收费。申请的数量、频次明显超过合理范围的，机关才可以收信息处理费，按件或者按量选一种，收之前书面通知您；收到通知的次日起20个工作日内缴纳。
      </p>
      <FeeTable
        caption="按件计收：同一申请人一个自然月内向同一机关的申请"
        unit="件"
        bands={feeByItem(40).bands}
        rest="以后每10件一档，每件比前一档多100元"
      />
      <FeeTable caption="按量计收：一件申请所提供的页数" unit="页" bands={feeByPage(201).bands} />
      <p className="small quiet">
        各档只对落在该档的部分收（超额累进）。依据：条例第四十二条，《政府信息公开信息处理费管理办法》。
      </p>
      <h2 id="help">五、阅读、书写、视听有困难</h2>
      <p>
        机关应当为阅读有困难或者视听有障碍的公民提供必要的帮助（条例第四十三条）：代为填写、读给您听、用大字或者别的方便的形式。打公开机构的电话，或者当面告诉工作人员就行。本平台的页面可以用大字看，用读屏软件听，不用鼠标也能填完。
      </p>
      <h2 id="relief">六、不满意怎么办</h2>
      <ul>
        <li>
          到期没有答复，或者没有按规定公开的，可以向上一级机关<a href={complaintPath}>投诉、举报</a>
          ；网上的申请，在办理进度页上就能投诉。
        </li>
        <li>
          认为侵犯了您的合法权益的，可以依法申请行政复议或者提起行政诉讼。答复书上写明向谁提出、在多长时间内提出。
        </li>
      </ul>
    </div>
  </section>
)

interface FeeTableProps {
  caption: string
  unit: string
  bands: { from: number; to: number; yuanEach: number }[]
  rest?: string
}

function FeeTable({ caption, unit, bands, rest }: FeeTableProps) {
  const open = (index: number) => !rest && index === bands.length - 1
  return (
    <table className="data fees">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">范围</th>
          <th scope="col" className="num">
            每{unit}（元）
          </th>
        </tr>
      </thead>
      <tbody>
        {bands.map(({ from, to, yuanEach }, index) => (
          <tr key={from}>
            <th scope="row">{open(index) ? `第${from}${unit}以上` : `第${from}至${to}${unit}`}</th>
            <td className="num">{yuanEach === 0 ? '不收费' : yuanEach}</td>
          </tr>
        ))}
        {rest && (
          <tr>
            <td colSpan={2}>{rest}</td>
          </tr>
        )}
      </tbody>
    </table>
  )
}
