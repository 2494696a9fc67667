import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { get, post, type Trouble } from '../api/client.ts'
import type { RecordEntry } from '../api/types.ts'
import { useChange } from '../api/use.ts'
import { PageHead } from '../parts/page-head.tsx'
import { useTitle } from '../parts/title.ts'
import { TroubleNote } from '../parts/trouble.tsx'
import { count } from '../parts/words.ts'
import { RecordTable } from '../requests/story.tsx'
import { useAtWork } from '../session/me.tsx'

interface Page {
  entries: RecordEntry[]
  next: number | null
}
interface Verified {
  organs: number
  entries: number
  broken: { organId: string; no: number; message: string }[]
}

export function RecordPage() {
  useTitle('操作记录')
  const { organ, me } = useAtWork()
  const pages = useInfiniteQuery<Page, Trouble>({
    queryKey: ['/record', organ.id],
    queryFn: ({ pageParam }) =>
      get<Page>('/record', { organ: organ.id, limit: 100, before: pageParam as number | undefined }),
    initialPageParam: undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  })
  const verify = useChange(() => post<Verified>('/record/verification'))
  const entries = pages.data?.pages.flatMap((page) => page.entries) ?? []
  return (
    <>
      <PageHead title="操作记录">
        <Button loading={verify.isPending} onClick={() => verify.mutate()}>
          检验摘要链
        </Button>
      </PageHead>
      <TroubleNote trouble={verify.error ?? pages.error} />
      {verify.data && <Result verified={verify.data} />}
      <section className="panel" aria-label={organ.name}>
        <header>
          <h2>{organ.name}</h2>
          <span className="aside">新的在前</span>
        </header>
        <div className="in flush">
          {entries.length ? (
            <RecordTable entries={entries} today={me.today} subjects />
          ) : (
            <p className="empty">没有记录。</p>
          )}
        </div>
      </section>
      {pages.hasNextPage && (
        <p className="more">
          <Button loading={pages.isFetchingNextPage} onClick={() => pages.fetchNextPage()}>
            再显示100条
          </Button>
        </p>
      )}
    </>
  )
}

function Result({ verified: { organs, entries, broken } }: { verified: Verified }) {
  return (
    <div className={broken.length ? 'note-trouble' : 'note-done'} role="status">
      <p>
        检验了{count(organs)}个机关的{count(entries)}条记录，
        {broken.length ? `${broken.length}处断开：` : '逐条相连，没有改动。'}
      </p>
      {broken.map(({ organId, no, message }) => (
        <p key={`${organId} ${no}`}>
          {organId}：{message}
        </p>
      ))}
    </div>
  )
}
