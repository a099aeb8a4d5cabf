import { Button, VisuallyHidden } from '@mantine/core'
import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { useT } from '../app/language.tsx'

/** Copies a text, and says in its own place that it has. */
export function CopyButton({
  text,
  label,
  quiet = false,
}: {
  text: string
  label: string
  quiet?: boolean
}) {
  const t = useT()
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setCopied(true)
    setTimeout(() => setCopied(false), 2000)
  }
  const Icon = copied ? Check : Copy
  return (
    <>
      <Button
        variant={quiet ? 'subtle' : 'default'}
        color={quiet ? 'gray' : 'mata'}
        size={quiet ? 'compact-xs' : 'xs'}
        leftSection={<Icon size={15} aria-hidden />}
        onClick={() => void copy()}
      >
        {copied ? t('settings:data.copied') : label}
      </Button>
      <VisuallyHidden role="status">{copied && t('settings:data.copied')}</VisuallyHidden>
    </>
  )
}
