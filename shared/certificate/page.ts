import type { Translate } from '../locales/translator.ts'
import { verdictCodes, type CleanReport, type Locale } from '../model.ts'
import { style } from './page-style.ts'

interface Tongue {
  readonly translate: Translate
  readonly locale: Locale
}

/**
 * A certificate as one page to print, keep or send: everything is in the file, nothing is loaded, and
 * no script runs.
 */
export function certificatePage(report: CleanReport, tongue: Tongue): string {
  const { translate: t, locale } = tongue
  const { input, counts, operator, appVersion, finishedAt } = report
  const byline = [
    t('certificate:made', { date: momentIn(locale, finishedAt) }),
    ...(operator === '' ? [] : [t('certificate:operator', { name: operator })]),
    t('certificate:program', { version: appVersion }),
  ]
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${html(`${t('certificate:title')}: ${input.name}`)}</title>
<style>${style}</style>
</head>
<body>
<main>
<header>
<p class="kind">${html(t('certificate:title'))}</p>
<h1>${html(input.name)}</h1>
<p class="lead">${html(t('certificate:sentence', { read: counts.read, count: counts.kept }))}</p>
<p class="byline">${byline.map(html).join('<br>')}</p>
</header>
${section(t('certificate:counts.title'), countsTable(report, tongue))}
${section(t('certificate:files.title'), filesTable(report, tongue))}
<div class="pair">
${section(t('certificate:ledger.title'), ledgerList(report, tongue))}
${section(t('certificate:rules.title'), list(ruleLines(report, tongue)))}
</div>
${section(t('certificate:chain.title'), chainText(report, tongue))}
<p class="signature">${html(t('certificate:signature'))}${operator === '' ? '' : `: ${html(operator)}`}</p>
</main>
</body>
</html>
`
}

/** What was decided besides the numbers, a sentence each. */
export function ruleLines(
  { rules, input }: CleanReport,
  { translate: t, locale }: Tongue,
): string[] {
  const columns = input.phoneColumns.map(({ name, index }) => name.trim() || String(index + 1))
  return [
    rules.scopes.length === 0
      ? t('certificate:rules.everything')
      : t('certificate:rules.scopes', {
          scopes: rules.scopes.map((scope) => scope.replace(/^\w+:/, '')).join(', '),
        }),
    t(rules.requireOptIn ? 'certificate:rules.opt_in' : 'certificate:rules.no_opt_in'),
    ...(rules.maxPerWeek === null
      ? []
      : [t('certificate:rules.max_per_week', { count: rules.maxPerWeek })]),
    t(
      rules.keepDuplicates
        ? 'certificate:rules.keep_duplicates'
        : 'certificate:rules.no_duplicates',
    ),
    t('certificate:rules.columns', { columns: columns.join(', ') }),
    t('certificate:rules.country', {
      country: new Intl.DisplayNames([locale], { type: 'region' }).of(rules.country) ?? '',
      version: rules.version,
    }),
  ]
}

/** A moment as people of a language write it, by the clock of this computer. */
function momentIn(locale: Locale, instant: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'long' }).format(
    new Date(instant),
  )
}

function countsTable({ counts }: CleanReport, { translate: t, locale }: Tongue): string {
  const digits = new Intl.NumberFormat(locale)
  const rows = verdictCodes
    .filter((code) => code === 'kept' || counts[code] > 0)
    .map(
      (code) =>
        `<tr><th scope="row">${html(t(`verdicts:${code}`))}</th><td>${digits.format(counts[code])}</td></tr>`,
    )
  return `<table class="counts"><tbody>${rows.join('')}</tbody><tfoot><tr><th scope="row">${html(
    t('certificate:counts.sum'),
  )}</th><td>${digits.format(counts.read)}</td></tr></tfoot></table>`
}

function filesTable({ input, files }: CleanReport, { translate: t }: Tongue): string {
  const row = (label: string, name: string, rows: number, sha256: string) =>
    `<tr><th scope="row">${html(label)}<span>${html(name)} · ${html(
      t('certificate:files.rows', { count: rows }),
    )}</span></th><td class="mark">${sha256}</td></tr>`
  const made = Object.values(files).flatMap(({ role, verdict, name, rows, sha256 }) => {
    if (role === 'report' || role === 'certificate' || role === 'pack') return []
    const label = verdict === null ? t(`certificate:files.${role}`) : t(`verdicts:${verdict}`)
    return [row(label, name, rows, sha256)]
  })
  const original = row(t('certificate:files.input'), input.name, input.rows, input.sha256)
  return `<table class="files"><thead><tr><td></td><th scope="col">${html(
    t('certificate:files.mark'),
  )}</th></tr></thead><tbody>${original}${made.join('')}</tbody></table>`
}

function ledgerList({ store, rules }: CleanReport, { translate: t, locale }: Tongue): string {
  const lines = [
    t('certificate:ledger.people', { count: store.suppressed }),
    t('certificate:ledger.version', { batches: store.batches, events: store.events }),
    ...(rules.asOf === null
      ? []
      : [t('certificate:ledger.as_of', { date: momentIn(locale, rules.asOf) })]),
  ]
  return `${list(lines)}<p class="mark">${html(store.digest)}</p>`
}

function chainText({ digest, previous }: CleanReport, { translate: t }: Tongue): string {
  const mark = (label: string, value: string) =>
    `<dt>${html(label)}</dt><dd class="mark">${html(value)}</dd>`
  const before =
    previous === null
      ? `<dt>${html(t('certificate:chain.first'))}</dt>`
      : mark(t('certificate:chain.previous'), previous)
  return `<p>${html(t('certificate:chain.how'))}</p><dl>${mark(t('certificate:chain.digest'), digest)}${before}</dl>`
}

function section(title: string, content: string): string {
  return `<section><h2>${html(title)}</h2>${content}</section>`
}

function list(lines: readonly string[]): string {
  return `<ul>${lines.map((line) => `<li>${html(line)}</li>`).join('')}</ul>`
}

const marks: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

function html(text: string): string {
  return text.replace(/[&<>"]/g, (mark) => marks[mark] ?? mark)
}
