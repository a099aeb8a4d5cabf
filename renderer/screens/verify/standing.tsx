import { Button } from '@mantine/core'
import { BadgeCheck, BadgeX, CircleQuestionMark, FileInput, UserRoundX } from 'lucide-react'
import { useLocation } from 'wouter'
import { useFormat, useT } from '../../app/language.tsx'
import { Equation } from '../../parts/equation.tsx'
import type { ChosenFile } from '../../shell.ts'
import type { FoundCertificate } from '../../../shared/contract/certificates.ts'
import type { Verification } from './verifying.ts'
import styles from './verify-screen.module.css'

const MOST_ROWS = 100
const icons = {
  intact: BadgeCheck,
  original: FileInput,
  changed: BadgeX,
  unknown: CircleQuestionMark,
  other: CircleQuestionMark,
}

/** Whether the file is what a certificate says, and whether somebody on it opted out since. */
export function Standing({
  verification,
  report,
  onChooseReport,
}: {
  verification: Verification
  /** The report that was brought to go by. */
  report: ChosenFile | null
  onChooseReport: () => void
}) {
  const t = useT()
  const { certificates, since } = verification
  const standing = standingOf(verification)
  const Icon = icons[standing]
  return (
    <>
      {since && <Since since={since} />}
      <section className={styles['card']} data-standing={standing}>
        <Icon size={26} strokeWidth={1.6} aria-hidden />
        <div className={styles['words']}>
          <h3>{t(`verify:standing.${standing}`)}</h3>
          <p>{t(`verify:standing.${standing}_why`)}</p>
          {certificates.map((each) => (
            <Found key={each.report.digest} found={each} />
          ))}
          <div className={styles['report']}>
            <Button variant="default" size="xs" onClick={onChooseReport}>
              {t(report ? 'verify:report.another' : 'verify:report.choose')}
            </Button>
            <small>
              {report
                ? t('verify:report.given', { name: report.name })
                : standing === 'unknown' && t('verify:report.hint')}
            </small>
          </div>
        </div>
      </section>
    </>
  )
}

/**
 * A list that a cleaning read is intact too, and yet the last that should be sent. A report that was
 * brought answers for its own files, and of others it says nothing.
 */
function standingOf({ file, standing, certificates }: Verification): keyof typeof icons {
  const wentIn = certificates.length > 0 && certificates.every(({ role }) => role === 'input')
  if (standing === 'intact') return wentIn ? 'original' : 'intact'
  const speaksOfIt = certificates.some(({ report }) =>
    Object.values(report.files).some(({ name }) => name === file.name),
  )
  return standing === 'changed' && !speaksOfIt ? 'other' : standing
}

function Found({ found }: { found: FoundCertificate }) {
  const t = useT()
  const format = useFormat()
  const { report } = found
  return (
    <article className={styles['found']}>
      <p>
        {t('verify:found', {
          name: report.input.name,
          date: format.dateTime(report.finishedAt),
        })}
      </p>
      <Equation read={report.counts.read} counts={report.counts} />
      <small>
        {t(found.genuine ? 'verify:genuine' : 'verify:forged')} {t(`verify:chain.${found.chain}`)}
      </small>
    </article>
  )
}

function Since({ since }: { since: NonNullable<Verification['since']> }) {
  const t = useT()
  const format = useFormat()
  const [, navigate] = useLocation()
  const out = since.optedOut + since.possibleMatches
  return (
    <section className={styles['card']} data-standing={out > 0 ? 'leak' : 'intact'} role="status">
      {out > 0 ? (
        <UserRoundX size={26} strokeWidth={1.6} aria-hidden />
      ) : (
        <BadgeCheck size={26} strokeWidth={1.6} aria-hidden />
      )}
      <div className={styles['words']}>
        <h3>
          {out > 0
            ? t('verify:since.some', { count: out })
            : t('verify:since.none', { count: since.rows })}
        </h3>
        {out > 0 && (
          <>
            <p>{t('verify:since.what')}</p>
            <ul className={styles['rows']} tabIndex={0} aria-label={t('lists:table.label')}>
              {since.found.slice(0, MOST_ROWS).map((row) => (
                <li key={row.row}>
                  {t('verify:since.row', {
                    line: row.sheetRow,
                    verdict: t(`verdicts:${row.code}`),
                    date: format.date(row.since),
                  })}
                </li>
              ))}
            </ul>
            <Button variant="default" size="xs" onClick={() => navigate('/')}>
              {t('history:empty.action')}
            </Button>
          </>
        )}
      </div>
    </section>
  )
}
