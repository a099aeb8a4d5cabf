import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './placeholder.module.css'

/** What a screen is for, while it has nothing to show. */
export function Placeholder({
  icon: Icon,
  title,
  page = false,
  children,
}: {
  icon: LucideIcon
  title: string
  /** It is all there is on its screen. */
  page?: boolean
  children: ReactNode
}) {
  return (
    <section className={styles['placeholder']} data-page={page}>
      <span className={styles['icon']}>
        <Icon size={32} strokeWidth={1.4} aria-hidden />
      </span>
      <h2 className={styles['title']}>{title}</h2>
      {children}
    </section>
  )
}
