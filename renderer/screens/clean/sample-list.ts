/**
 * A list with what lists have: repeats in two spellings, a number that Excel ruined, two numbers in
 * a cell, a missing one. The numbers are made up; nothing of it becomes an opt-out.
 */
const ROWS = `Nome;Telefone;Cidade
Ana Conceição;(11) 98765-4321;São Paulo
João Guimarães;5521998765432;Rio de Janeiro
Márcia Brandão;+55 31 97654-3210;Belo Horizonte
José Araújo;5,51198E+12;Campinas
Letícia Prado;(41) 8877-6655;Curitiba
Letícia P.;41 98877-6655;Curitiba
Sebastião Nóbrega;85 99123 4567;Fortaleza
Conceição Lima;;Recife
Érica Teixeira;11 97777-6666 / 11 3333-2222;Santos
Antônio Falcão;0xx51 99988-7766;Porto Alegre
Núbia Sá;71 3322-1100;Salvador
Iara Muniz;219987;Niterói
Ana C.;+55 (11) 98765-4321;São Paulo
Ângela Dória;+351 912 345 678;Lisboa
`

/** The sample as a file, as if it had been dropped on the window. */
export function sampleList(name: string): File {
  return new File([ROWS.replaceAll('\n', '\r\n')], name, { type: 'text/csv' })
}
