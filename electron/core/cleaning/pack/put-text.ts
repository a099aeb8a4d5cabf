import {
  isBrazilianLandline,
  isBrazilianMobile,
} from '../../../../shared/identity/brazilian-key.ts'
import type { Room } from '../room.ts'

const ZERO = 48
const [PLUS, OPEN, CLOSE, SPACE, HYPHEN] = Buffer.from('+() -')

/** Every sign of the numbers below. */
export const NUMBER_SIGNS = '+() -0123456789'
/** Whole numbers up to here can be put with `putNumber`. */
export const LARGEST_NUMBER = 999_999_999

/** Puts a whole number from 0 to `LARGEST_NUMBER`, digit by digit: no string is made of it. */
export function putNumber(room: Room, number: number): void {
  let length = 1
  for (let above = 10; number >= above; above *= 10) length++
  putDigits(room, number, length)
}

/** Whether `putTelephone` can put a key. */
export function isBrazilian(key: number): boolean {
  return isBrazilianMobile(key) || isBrazilianLandline(key)
}

/** Puts a Brazilian number as `displayAccount` writes it: `+55 (11) 98765-4321`. */
export function putTelephone(room: Room, key: number): void {
  const subscribers = isBrazilianMobile(key) ? 1_000_000_000 : 100_000_000
  // In small whole numbers, which are several times quicker to take apart.
  const codes = (key / subscribers) | 0
  const subscriber = (key - codes * subscribers) | 0
  const head = (subscriber / 10_000) | 0
  putSign(room, PLUS)
  putNumber(room, 55)
  putSign(room, SPACE)
  putSign(room, OPEN)
  putNumber(room, codes % 100)
  putSign(room, CLOSE)
  putSign(room, SPACE)
  putNumber(room, head)
  putSign(room, HYPHEN)
  putDigits(room, subscriber - head * 10_000, 4)
}

/** Puts the byte of a sign. */
export function putSign(room: Room, sign = 0): void {
  room.bytes[room.at++] = sign
}

function putDigits(room: Room, number: number, count: number): void {
  const { bytes } = room
  room.at += count
  let rest = number
  for (let at = room.at - 1; at >= room.at - count; at--) {
    const others = (rest / 10) | 0
    bytes[at] = ZERO + rest - others * 10
    rest = others
  }
}
