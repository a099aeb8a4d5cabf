import { useAnswer } from '../../app/core.tsx'
import { useT } from '../../app/language.tsx'
import { CopyButton } from '../../parts/copy-button.tsx'
import { Section } from './section.tsx'

/** Which program this is, and what somebody who helps would ask for. */
export function AboutSection() {
  const t = useT()
  const { data: info, error } = useAnswer('app.info', {})
  // Neither numbers nor names nor paths: what is copied here is sent to strangers.
  const diagnosis = JSON.stringify({
    version: info?.version ?? null,
    suppressed: info?.suppressed ?? null,
    error: error?.code ?? null,
    browser: navigator.userAgent,
    language: navigator.language,
    screen: `${innerWidth}×${innerHeight} @${devicePixelRatio}`,
  })
  return (
    <Section title={t('settings:about.title')}>
      {info && <p>{t('settings:about.version', { version: info.version })}</p>}
      <div>
        <CopyButton text={diagnosis} label={t('settings:about.diagnosis')} />
        <p>
          <small>{t('settings:about.diagnosis_hint')}</small>
        </p>
      </div>
    </Section>
  )
}
