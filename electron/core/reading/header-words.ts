import { readHeading } from '../../../shared/weni/rules.ts'

/** Words of titles, in Portuguese, English and Spanish, without accents and in lower case. */

const PHONE =
  /\b(?:tele?fones?|fones?|tel|tels|cel|celular(?:es)?|moveis|movel|movil(?:es)?|telefonos?|phones?|mobiles?|cell(?:phone)?s?|whats ?app?|whats|wpp|wa ?id|wats|zap|jid|urn|msisdn|telemovel|ddd|contato (?:telefonico)?|numeros?|telefonico|telefonicos)\b/
const OTHER =
  /\b(?:nomes?|names?|nombres?|sobrenomes?|apellidos?|clientes?|customers?|client|contatos?|contacts?|contactos?|e ?mails?|correos?|cidades?|city|ciudad|bairros?|enderecos?|address(?:es)?|direccion|ruas?|uf|estado|state|cep|zip|cpf|cnpj|rg|datas?|dates?|fechas?|nascimento|birth(?:day|date)?|aniversario|observac(?:ao|oes)|obs|notas?|notes?|ids?|uuid|codigos?|codes?|pedidos?|orders?|valor(?:es)?|values?|amount|preco|price|total|produtos?|products?|status|situacao|grupos?|groups?|tags?|etiquetas?|origem|source|empresa|company|idioma|language|created on|genero|sexo|gender|idade|age|ultima compra|cupom|motivos?|reason)\b/
/** Words of columns with digits that are no telephone, however much they look like one. */
const NOT_PHONE =
  /\b(?:cpf|cnpj|rg|cep|zip|postal|ids?|uuid|codigos?|codes?|protocolos?|pedidos?|orders?|matriculas?|registros?|boletos?|nosso numero|conta|agencia|cartao|card|pis|nis|nf|nota fiscal|ie|datas?|dates?|fechas?|nascimento|birth|aniversario|valor(?:es)?|amount|preco|price|total|quantidade|qtd|ean|sku|serial|imei|chave|casa|house|endereco|fax)\b/

/** What Meta calls its business-scoped ids, alone or with whose they are. */
const ACCOUNT_ID = /\b(?:bsuid|(?:wa|whats ?app|parent) user ids?)\b|^user ids?$/

/** `Telefone (WhatsApp)` -> `telefone whatsapp`; `waId` -> `wa id`. */
export function foldHeader(name: string): string {
  return name
    .slice(0, 200)
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}

/** Whether a cell is a word that titles columns, and hardly ever data. */
export function isHeaderWord(cell: string): boolean {
  if (cell.length > 60) return false
  const folded = foldHeader(cell)
  return folded.split(' ').length <= 5 && (PHONE.test(folded) || OTHER.test(folded))
}

export function namesPhones(header: string): boolean {
  return PHONE.test(foldHeader(header)) || isAddressForWeni(header)
}

/** Whether a title is one of WhatsApp's ids for people, who need not have a number there. */
export function namesAccounts(header: string): boolean {
  return ACCOUNT_ID.test(foldHeader(header))
}

/** Whether Weni's import takes what stands under a title for a number to write to. */
export function isAddressForWeni(header: string): boolean {
  const column = readHeading(header)
  return column.kind === 'urn' && (column.scheme === 'whatsapp' || column.scheme === 'tel')
}

export function namesOtherDigits(header: string): boolean {
  const folded = foldHeader(header)
  return (
    NOT_PHONE.test(folded) &&
    !/\b(?:tele?fones?|fones?|cel|celular|phones?|mobiles?|whats ?app|whats|wa ?id|urn|telefonos?)\b/.test(
      folded,
    )
  )
}
