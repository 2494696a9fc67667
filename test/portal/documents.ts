// What the tests of the public side of documents are tried on: an organ's site with a year of documents in a few.
import { sql } from 'kysely'
import type { App } from '../../src/app.ts'
import { publish } from '../documents/published.ts'

export const hidden = {
  /** Words that stand nowhere but in what is unpublished, scheduled or withdrawn. */
  words: /紫微|长庚|玄武湖|临政发〔2026〕9[789]号|9[789]号/,
  draft: '11111111-1111-4111-8111-111111111111',
  scheduled: '66666666-6666-4666-8666-666666666666',
  withdrawn: '22222222-2222-4222-8222-222222222222',
}
export const shown = {
  notice: '33333333-3333-4333-8333-333333333333',
  interpretation: '44444444-4444-4444-8444-444444444444',
  repealed: '55555555-5555-4555-8555-555555555555',
}

export async function publishSamples(app: App): Promise<void> {
  await publish(app, {
    id: shown.notice,
    title: '临汾市人民政府关于中心城区土地征收补偿标准的通知',
    number: '临政发〔2026〕5号',
    kind: 'normative',
    theme: 'T05',
    item: 'A20_01',
    keywords: ['土地征收', '补偿'],
    validity: 'inForce',
    registerNo: '临规〔2026〕3号',
    madeOn: '2026-03-20',
    publishedOn: '2026-03-27',
    effectiveOn: '2026-04-01',
    validUntil: '2031-03-31',
    summary: '规定中心城区征收土地的补偿标准、计算办法和支付期限。',
    text: `各区人民政府，市直有关单位：\n为了做好中心城区的土地征收工作，现将补偿标准通知如下。\n一、征收土地按照片区综合地价补偿，附着物和青苗另行计算。\n二、补偿款自协议签订之日起三十日内付清，${'并在村务公开栏公布付款的日期和数额。'.repeat(6)}\n三、本通知自2026年4月1日起施行，有效期五年。`,
    files: [{ name: '片区综合地价表.txt', bytes: '片区一 每亩八万元' }],
  })
  await publish(app, {
    id: shown.interpretation,
    title: '《关于中心城区土地征收补偿标准的通知》政策解读',
    kind: 'interpretation',
    theme: 'T05',
    item: 'A20_01',
    madeOn: '2026-03-27',
    publishedOn: '2026-03-27',
    text: '补偿标准怎样计算、什么时候付款，这里用例子说明。',
    relations: [{ relation: 'interprets', to: { organ: 'linfen', id: shown.notice } }],
  })
  await publish(app, {
    id: shown.repealed,
    title: '临汾市土地征收补偿暂行办法',
    number: '临政发〔2018〕7号',
    kind: 'normative',
    theme: 'T05',
    item: 'A20_01',
    validity: 'repealed',
    madeOn: '2018-05-02',
    publishedOn: '2018-05-08',
    text: '土地征收补偿按照本办法执行。',
  })
  const more: [string, string, string, string, string, string][] = [
    [
      '临汾市人民政府办公室关于印发临汾市2026年政务公开工作要点的通知',
      '临政办发〔2026〕15号',
      'policy',
      'T0201',
      'A20_15',
      '2026-04-07',
    ],
    [
      '临汾市人民政府关于公布现行有效行政规范性文件目录的公告',
      '临政发〔2026〕6号',
      'notice',
      'T02',
      'A20_01',
      '2026-04-03',
    ],
    ['临汾市城乡居民基本养老保险待遇调整实施办法', '临政规〔2026〕3号', 'normative', 'T15', 'A20_11', '2026-04-01'],
    ['临汾市2026年度重大行政决策事项目录', '临政办发〔2026〕12号', 'policy', 'T02', 'A20_03', '2026-03-24'],
    ['关于2025年度市级财政决算公开情况的说明', '临财公〔2026〕8号', 'finance', 'T04', 'A20_07', '2026-03-20'],
    ['临汾市突发环境事件应急预案', '临政办发〔2026〕9号', 'policy', 'T10', 'A20_12', '2026-03-12'],
  ]
  for (const [title, number, kind, theme, item, publishedOn] of more)
    await publish(app, {
      title,
      number,
      kind,
      theme,
      item,
      publishedOn,
      madeOn: publishedOn,
      ...(kind === 'normative' && { validity: 'inForce' }),
      text: `${title}的正文。\n各单位按照职责分工落实，进展情况按季度向社会公开。`,
    })
  await publish(app, {
    organ: 'linfen-edu',
    title: '临汾市教育局关于做好义务教育招生工作的通知',
    number: '临教发〔2026〕5号',
    kind: 'notice',
    theme: 'T11',
    item: 'A20_11',
    publishedOn: '2026-04-02',
    text: '按照就近入学原则划定招生范围。',
  })
  await publish(app, {
    id: hidden.draft,
    title: '紫微大道选址方案',
    number: '临政发〔2026〕99号',
    item: 'A20_10',
    state: 'unpublished',
    text: '紫微大道的线位。',
    summary: '紫微',
    files: [{ name: '紫微大道线位图.txt', bytes: '紫微' }],
    relations: [{ relation: 'amends', to: { organ: 'linfen', id: shown.notice } }],
  })
  await publish(app, {
    id: hidden.scheduled,
    title: '长庚阁修缮方案',
    number: '临政发〔2026〕97号',
    item: 'A20_10',
    state: 'scheduled',
    text: '长庚阁的修缮范围。',
    files: [{ name: '长庚阁范围图.txt', bytes: '长庚' }],
    relations: [{ relation: 'repeals', to: { organ: 'linfen', id: shown.notice } }],
  })
  await publish(app, {
    id: hidden.withdrawn,
    title: '玄武湖片区方案',
    number: '临政发〔2026〕98号',
    item: 'A20_10',
    state: 'withdrawn',
    note: '因数据有误撤下。',
    text: '玄武湖片区的范围。',
    files: [{ name: '玄武湖范围图.txt', bytes: '玄武湖' }],
    relations: [{ relation: 'interprets', to: { organ: 'linfen', id: shown.notice } }],
  })
  await sql`insert into organ_profiles (organ_id, site_code, office_name, office_phone, office_fax, office_email,
      office_address, office_hours, postal_code)
    values ('linfen', '1410000039', '市政府办公室政务公开科', '0357-0000000', '0357-0000001', 'gk@example.gov.cn',
      '尧都区示例街1号', '工作日 8:00－12:00，14:30－18:00', '041000')`.execute(app.db)
  await sql`insert into organ_sites (organ_id, host_name, keeper_name, icp_no, police_no, guide) values ('linfen',
    '临汾市人民政府办公室', '临汾市政府信息化中心', '晋ICP备00000000号', '晋公网安备00000000000000号',
    '信息按机构职能、法规文件、规划计划、财政信息、行政执法和其他分类。')`.execute(app.db)
  await sql`insert into reading_points (organ_id, no, name, kind, address, hours, phone, map_url) values
    ('linfen', 1, '临汾市档案馆', 'archives', '尧都区示例街2号', '工作日 9:00－17:00', '0357-0000002', 'https://map.example.cn/a'),
    ('linfen', 2, '临汾市图书馆', 'library', '尧都区示例街3号', '周二至周日 9:00－20:00', null, null)`.execute(app.db)
  await sql`insert into work_rules (organ_id, id, version, title, text, adopted_on, review_on) values
    ('linfen', 'review', 1, '政府信息发布审查制度', '第一条　发布前审查。', '2024-01-01', '2025-01-01'),
    ('linfen', 'review', 2, '政府信息发布审查制度', '第一条　发布前由三人分别审查。\n第二条　一事一审。', '2026-01-01', '2027-01-01')`.execute(
    app.db,
  )
  // The second issue is not out; in the first stands one that was withdrawn since.
  await sql`insert into gazette_issues (organ_id, year, no, total_no, issued_on)
    values ('linfen', 2026, 1, 40, '2026-04-01'), ('linfen', 2026, 2, 41, null)`.execute(app.db)
  await sql`insert into gazette_contents (organ_id, year, no, place, section, document_id) values
    ('linfen', 2026, 1, 1, '市政府文件', ${shown.notice}), ('linfen', 2026, 1, 2, '市政府文件', ${hidden.withdrawn}),
    ('linfen', 2026, 2, 1, '市政府文件', ${shown.interpretation})`.execute(app.db)
}
