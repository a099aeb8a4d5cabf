import { Button } from '@mantine/core'
import { Component, type ReactNode } from 'react'
import { useT } from './language.tsx'
import styles from './message-page.module.css'

interface Props {
  /** A new value clears the failure: another screen may well work. */
  readonly resetBy: string
  readonly onLeave: () => void
  readonly children: ReactNode
}

/** Keeps a screen that throws from blanking the window. React offers this to classes only. */
export class ErrorBoundary extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override componentDidUpdate(before: Props) {
    if (this.state.failed && before.resetBy !== this.props.resetBy) this.setState({ failed: false })
  }

  override render() {
    if (!this.state.failed) return this.props.children
    return (
      <Broken
        onLeave={() => {
          this.props.onLeave()
          this.setState({ failed: false })
        }}
      />
    )
  }
}

function Broken({ onLeave }: { onLeave: () => void }) {
  const t = useT()
  return (
    <div className={styles['page']} role="alert">
      <h2 className={styles['title']}>{t('shell:broken.title')}</h2>
      <p>{t('shell:broken.why')}</p>
      <Button onClick={onLeave}>{t('shell:broken.action')}</Button>
    </div>
  )
}
