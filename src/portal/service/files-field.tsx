// 附件: what was taken already, each to be taken out again, and room for more.
import type { Html } from '../../kit/html/jsx-runtime.ts'
import { type Attachment, attachmentEndings } from '../../requests/index.ts'
import type { FieldFault } from './answer-form.ts'

interface FilesProps {
  files: readonly Attachment[]
  /** What the next page carries for a file. */
  tokenOf: (file: Attachment) => string
  faults?: readonly FieldFault[] | undefined
  help?: Html
}

export function FilesField({ files, tokenOf, faults = [], help }: FilesProps) {
  const messages = faults.filter(({ field }) => field === 'files')
  const bad = messages.length > 0
  return (
    <div className={bad ? 'field bad' : 'field'}>
      <label htmlFor="files">
        附件<span className="opt">可以不填</span>
      </label>
      <p className="help" id="files-help">
        {help ?? '能帮助查找的照片、公告或旧文件，也可以附身份证明。'}
        PDF、Word、Excel、OFD、文本或图片，每份不超过20 MB，最多5份，合计50 MB。
      </p>
      {bad && (
        <div id="files-fault">
          {messages.map(({ message }) => (
            <p key={message} className="error">
              {message}
            </p>
          ))}
        </div>
      )}
      {files.length > 0 && (
        <ul className="kept-files" aria-label="已经收下的附件">
          {files.map((file) => (
            <li key={file.sha256}>
              <input type="hidden" name="file" value={tokenOf(file)} />
              <span data-as-published>{file.name}</span>
              <span className="quiet small nb">{sizeText(file.size)}</span>
              <button type="submit" className="btn small-btn" name="do" value={`remove-file:${file.sha256}`}>
                去掉<span className="sr">{file.name}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <input
        id="files"
        name="files"
        type="file"
        multiple
        accept={attachmentEndings.map((ending) => `.${ending}`).join(',')}
        aria-describedby={bad ? 'files-help files-fault' : 'files-help'}
        aria-invalid={bad ? true : undefined}
      />
    </div>
  )
}

export const sizeText = (bytes: number): string =>
  bytes >= 1024 * 1024 ? `${(bytes / 1024 / 1024).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1024))} KB`
