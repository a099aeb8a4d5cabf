import type { ReactNode } from 'react'
import styles from './settings-screen.module.css'

export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles['section']} aria-label={title}>
      <h2 className={styles['title']}>{title}</h2>
      <div className={styles['fields']}>{children}</div>
    </section>
  )
}
