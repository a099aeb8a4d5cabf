import { useMutation } from '@tanstack/react-query'
import { useCore } from '../app/core.tsx'
import { useLanguage } from '../app/language.tsx'
import { printPage } from './print-page.ts'

/** Brings the certificate of a cleaning up to be printed or kept as PDF. @returns a mutation of the run's number */
export function useCertificate() {
  const { client } = useCore()
  const { locale } = useLanguage()
  return useMutation({
    mutationFn: (run: number) => client.call('certificates.page', { run, locale }),
    onSuccess: ({ html }) => printPage(html),
  })
}
