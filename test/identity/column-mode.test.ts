import { describe, expect, it } from 'vitest'
import { chooseMode } from '../../shared/identity/column-mode.ts'

const ids = ['5511987654321', '558481204567', '51987654321']
const dialled = ['(11) 98765-4321', '84 8120-4567', '51 98765-4321']
/** Mobiles of area code 51 or of Peru: nobody can tell from the digits. */
const ambiguous = ['51987654321', '51991234567', '51998765432']

describe('how the bare digits of a column are meant', () => {
  it.each([
    ['wa_id', ids, 'international'],
    ['waId', ids, 'international'],
    ['contact.wa_id', ambiguous, 'international'],
    ['JID', ambiguous, 'international'],
    ['URN:whatsapp', ambiguous, 'international'],
    ['WhatsApp', ids, 'international'],
    ['WhatsApp', dialled, 'national'],
    ['whatsapp', ambiguous, 'national'],
    ['wa_id', dialled, 'national'],
    ['telefone', ids, 'national'],
    ['Celular', ambiguous, 'national'],
    ['telefone', ['', 'whatsapp:51987654321'], 'international'],
    ['fone', ['51987654321@s.whatsapp.net'], 'international'],
    ['fone', ['51987654321@c.us'], 'international'],
    ['fone', [...dialled, '5511987654321@s.whatsapp.net'], 'national'],
    ['whatsapp', [], 'international'],
    ['', dialled, 'national'],
  ] as const)('%s: %j', (header, sample, mode) => {
    expect(chooseMode(header, sample, 'BR')).toBe(mode)
  })
})
