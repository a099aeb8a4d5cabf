/** Looks the same on screen and on A4; black on white, so that it copies and faxes well. */
export const style = `
@page { size: A4; margin: 14mm }
* { box-sizing: border-box }
body { margin: 0; background: #eceff1; color: #14181a; font: 10.5pt/1.45 system-ui, "Segoe UI", Roboto, Arial, sans-serif }
main { max-width: 190mm; margin: 8mm auto; padding: 14mm; background: #fff; border-top: 4pt solid #0b6e4f }
header { border-bottom: 1pt solid #b6bec2; padding-bottom: 4mm; margin-bottom: 5mm }
h1 { font-size: 19pt; line-height: 1.2; margin: 0 0 2mm; overflow-wrap: anywhere }
h2 { font-size: 11pt; margin: 0 0 1.5mm }
p { margin: 0 0 1.5mm }
.kind { text-transform: uppercase; letter-spacing: .08em; font-size: 8.5pt; color: #0b6e4f; font-weight: 600 }
.lead { font-size: 12.5pt }
.byline { color: #4a5458; margin: 0 }
section { margin-bottom: 5mm; break-inside: avoid }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 8mm }
ul { margin: 0; padding-left: 4.5mm }
table { border-collapse: collapse; width: 100% }
th { text-align: left; font-weight: 400; padding: 1mm 3mm 1mm 0; vertical-align: top }
td { padding: 1mm 0; vertical-align: top }
tbody tr + tr > * { border-top: .5pt solid #d9dee0 }
.counts { max-width: 110mm }
.counts td { text-align: right; font-variant-numeric: tabular-nums }
tfoot > tr > * { border-top: 1.2pt solid #14181a; font-weight: 700 }
.files thead th { font-size: 8.5pt; color: #4a5458 }
.files th span { display: block; color: #4a5458; font-size: 9pt; overflow-wrap: anywhere }
.files td.mark { width: 48% }
.mark { font: 8pt/1.35 ui-monospace, Consolas, "Liberation Mono", monospace; overflow-wrap: anywhere }
dl { margin: 0 }
dt { color: #4a5458; font-size: 9pt }
dd { margin: 0 0 1.5mm }
.signature { margin: 14mm 0 0; border-top: .8pt solid #14181a; width: 80mm; padding-top: 1mm; color: #4a5458; font-size: 9pt }
@media print {
  body { background: none; font-size: 9.5pt; line-height: 1.35 }
  main { margin: 0; padding: 0; max-width: none; border-top: 0 }
  section { margin-bottom: 3.5mm }
  .signature { margin-top: 10mm }
}
@media (max-width: 600px) { main { margin: 0; padding: 5mm } .pair { grid-template-columns: 1fr } }
`
