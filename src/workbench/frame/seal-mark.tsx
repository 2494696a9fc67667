export function SealMark() {
  return (
    <svg className="seal" viewBox="0 0 52 52" aria-hidden="true">
      <rect x="1" y="1" width="50" height="50" rx="3" fill="currentColor" />
      <rect x="4.5" y="4.5" width="43" height="43" rx="1" fill="none" className="cut-line" strokeWidth="1.5" />
      <g textAnchor="middle" fontSize="17" fontWeight="700" className="cut" fontFamily="var(--serif)">
        <text x="26" y="24">
          公
        </text>
        <text x="26" y="43">
          开
        </text>
      </g>
    </svg>
  )
}
