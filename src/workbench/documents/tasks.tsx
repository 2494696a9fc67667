import { Link } from 'react-router'
import { useGet } from '../api/use.ts'
import { Panel } from '../parts/panel.tsx'
import { useAtWork } from '../session/me.tsx'
import { TaskTable } from './list.tsx'
import type { DocumentDesk } from './types.ts'

/** Documents that wait for this person, on the desk of today. */
export function DocumentTasks() {
  const { organ, may, me } = useAtWork()
  const desk = useGet<DocumentDesk>(may('readDocuments') ? '/office/document-desk' : null, { organ: organ.id })
  if (!desk.data?.mine.length) return null
  return (
    <Panel title="文件" flush aside={<Link to="/workbench/documents">全部文件</Link>}>
      <TaskTable rows={desk.data.mine.slice(0, 20)} today={me.today} />
    </Panel>
  )
}
