/** The product's mark: a list whose middle line has been swept into a tick. */
export function Mark({ size }: { size: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 32 32"
      fill="none"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
    >
      <rect width="32" height="32" rx="8" fill="#014d39" />
      <path d="M8 9h16M8 23h7" stroke="#d7f3e7" strokeWidth="2.6" />
      <path d="M8 16h3" stroke="#8dd6ba" strokeWidth="2.6" strokeOpacity=".55" />
      <path d="M14.5 18.5l4 4L26 14" stroke="#f1d5a4" strokeWidth="3.2" />
    </svg>
  )
}
