import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './placeholder.module.css'

/** What a screen is for, while it has nothing to show. */
export function Placeholder({
  icon: Icon,
  title,
  children,
}: {
  icon: LucideIcon
  title: string
  children: ReactNode
}) {
  return (
    <section className={styles['placeholder']}>
      <span className={styles['icon']}>
        <Icon size={32} strokeWidth={1.4} aria-hidden />
      </span>
      <h2 className={styles['title']}>{title}</h2>
      {children}
    </section>
  )
}
