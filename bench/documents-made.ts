// A million documents made by code, straight into the tables: titles and texts put together from phrases, their words
// known beforehand, so that the making does not take longer than the measuring.
import type pg from 'pg'

const places = ['临汾', '新乐', '尧都', '滨河', '南城', '北关', '东塔', '西河']
const subjects = [
  '土地征收',
  '义务教育',
  '养老保险',
  '污染防治',
  '安全生产',
  '政务公开',
  '财政预算',
  '道路交通',
  '食品安全',
  '公共卫生',
  '农田水利',
  '住房保障',
  '就业创业',
  '防汛抗旱',
  '文物保护',
  '城市管理',
]
const deeds = [
  '补偿标准',
  '实施办法',
  '工作要点',
  '专项整治',
  '应急预案',
  '资金管理',
  '考核细则',
  '服务指南',
  '年度计划',
  '评审结果',
]
const ends = ['通知', '公告', '意见', '决定']
const sentences = [
  '各单位按照职责分工落实',
  '进展情况按季度向社会公开',
  '所需经费列入本级预算',
  '执行中的问题及时报告',
  '有关企业应当如实申报',
  '居民可以到窗口办理',
  '资料齐全的当场办结',
  '逾期未办的说明理由',
  '技术规范另行公布',
  '本文件自印发之日起施行',
]

const array = (all: string[]) => `array[${all.map((one) => `'${one}'`).join(',')}]`
const pick = (all: string[], by: string) => `(${array(all)})[1 + (${by}) % ${all.length}]`

/** `count` public documents of `organs` organs, with their rows in the index. */
export async function makeDocuments(pool: pg.Pool, count: number, organs = 200): Promise<void> {
  const client = await pool.connect()
  try {
    // What is made is published by nobody: neither reviews nor takeovers are made for it.
    await client.query('set session_replication_role = replica')
    await client.query(`insert into organs (id, name, name_key, level, kind)
      select 'bench-' || n, name, name, 'county', 'department'
      from (select n, ${pick(places, 'n')} || '示例机关' || n as name from generate_series(1, ${organs}) n) o on conflict do nothing`)
    // Filled first and made over the whole: an inverted index that grows row by row takes most of the time.
    const inverted = await client.query<{ name: string; made: string }>(`select indexname as name, indexdef as made
      from pg_indexes where tablename = 'document_index' and indexdef like '% USING gin %'`)
    for (const { name } of inverted.rows) await client.query(`drop index ${name}`)
    for (let from = 1; from <= count; from += piece) {
      const to = Math.min(count, from + piece - 1)
      await client.query(`create temp table made as select n, md5(n::text)::uuid as id, 'bench-' || (1 + n % ${organs}) as organ,
          ${pick(places, 'n * 7')} as place, ${pick(subjects, 'n * 13 + n / 97')} as subject,
          ${pick(deeds, 'n * 31 + n / 53')} as deed, ${pick(ends, 'n * 3')} as ending,
          (date '2010-01-01' + (n::bigint * 5900 / ${count})::int) as on_day, '示政发' as prefix,
          case when n % 5 = 0 then case when n % 15 = 0 then 'repealed' else 'inForce' end else 'none' end as validity,
          case when n % 5 = 0 then 'normative' else 'notice' end as kind, 'T' || lpad((1 + n % 21)::text, 2, '0') as theme,
          'A20_' || lpad((1 + n % 15)::text, 2, '0') as item,
          (select array_agg(${pick(sentences, 'n * 11 + s * 17 + n / 41')}) from generate_series(1, 12) s) as said
        from generate_series(${from}, ${to}) n`)
      await client.query(`alter table made add title text, add number text;
        update made set title = place || '市关于' || subject || deed || n || '号事项的' || ending,
          number = prefix || '〔' || extract(year from on_day) || '〕' || n || '号'`)
      await client.query(`insert into documents (organ_id, id, index_no, title, document_no, issuers, kind, theme, item, formed_on,
          made_on, validity, attribute, state, published_version, published_on, author_id, standing, made_at)
        select organ, id, 'bench/' || n, title, number, array[organ], kind, theme, item, on_day, on_day, validity, 'open',
          'published', 1, on_day, 'bench', '{}', now() from made`)
      await client.query(`insert into document_versions (organ_id, document_id, no, title, summary, body, text, html, about,
          digest, made_by, made_at)
        select organ, id, 1, title, null, '[]', array_to_string(said, '。'), '<p>' || array_to_string(said, '。</p><p>') || '</p>',
          '{}', md5(title) || md5(number), 'bench', now() from made`)
      // The texts differ less than the titles: the words of each are counted once.
      await client.query(`with texts as materialized (
          select said, setweight(to_tsvector('simple', ${sentenceWords}), 'D') as spoken from (select distinct said from made) t),
        worded as materialized (
          select *, extract(year from on_day)::int as y,
            setweight(to_tsvector('simple', concat_ws(' ', place, left(subject, 2), substr(subject, 3, 2), subject, left(deed, 2), substr(deed, 3, 2), deed, n, ending)), 'A') as titled,
            array_to_tsvector(array['@o' || organ, '@y' || extract(year from on_day), '@m' || extract(year from on_day), '@t' || theme,
              '@i' || item, '@k' || kind, '@v' || validity]) as marks
          from made join texts using (said))
        insert into document_index (organ_id, document_id, title_key, initials, number_key, number_tail, kind,
          theme, item, validity, made_year, published_on, title_words, words)
        select organ, id, title, 'bm' || n, prefix || '[' || y || ']' || n, '[' || y || ']' || n, kind, theme, item, validity, y, on_day,
          titled || marks, titled || spoken || marks
        from worded`)
      await client.query('drop table made')
    }
    await client.query("reset session_replication_role; set maintenance_work_mem = '256MB'")
    for (const { made } of inverted.rows) await client.query(made)
    await client.query('reset maintenance_work_mem')
    await client.query('analyze organs; analyze documents; analyze document_versions; analyze document_index')
    await client.query('update data_version set number = number + 1')
  } finally {
    client.release()
  }
}

const piece = 50_000

/** The sentences in words of two characters, as good as any cut for counting. */
const sentenceWords = `(select string_agg(substr(one, at, 2), ' ') from unnest(said) one, generate_series(1, 11, 2) at)`
