/** The mark of the site: 公开 cut in a seal. The same drawing is the favicon. */
export function Seal() {
  return (
    <svg className="seal" viewBox="0 0 52 52" aria-hidden="true">
      <rect x="1" y="1" width="50" height="50" rx="3" fill="currentColor" />
      <rect x="4.5" y="4.5" width="43" height="43" rx="1" fill="none" stroke="#fff" strokeWidth="1.5" />
      <text className="cut" x="26" y="24" textAnchor="middle" fontSize="17" fontWeight="700" fill="#fff">
        公
      </text>
      <text className="cut" x="26" y="43" textAnchor="middle" fontSize="17" fontWeight="700" fill="#fff">
        开
      </text>
    </svg>
  )
}
