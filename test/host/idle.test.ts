import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { endWhenUnused } from '../../electron/loopback/idle.ts'

const MINUTE = 60_000

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function watched(listeners: number) {
  const events = { listeners }
  const end = vi.fn<() => void>()
  const leave = vi.fn<() => void>()
  const stop = endWhenUnused(events, { leave, end })
  return { events, leave, end, stop }
}

test('waits without end for the first page', () => {
  const { end, stop } = watched(0)
  vi.advanceTimersByTime(7 * 24 * 60 * MINUTE)
  expect(end).not.toHaveBeenCalled()
  stop()
})

test('never ends while a page is open', () => {
  const { end, stop } = watched(1)
  vi.advanceTimersByTime(7 * 24 * 60 * MINUTE)
  expect(end).not.toHaveBeenCalled()
  stop()
})

test('ends half an hour after the last page was closed, unless one comes back', () => {
  const { events, end, stop } = watched(1)
  vi.advanceTimersByTime(MINUTE)
  events.listeners = 0
  vi.advanceTimersByTime(29 * MINUTE)
  events.listeners = 1
  vi.advanceTimersByTime(MINUTE)
  events.listeners = 0
  vi.advanceTimersByTime(29 * MINUTE)
  expect(end).not.toHaveBeenCalled()
  vi.advanceTimersByTime(MINUTE)
  expect(end).toHaveBeenCalledOnce()
  stop()
})

test('lets go of what the pages showed once they are gone for two minutes', () => {
  const { events, leave, stop } = watched(1)
  vi.advanceTimersByTime(MINUTE)
  events.listeners = 0
  vi.advanceTimersByTime(MINUTE)
  events.listeners = 1
  vi.advanceTimersByTime(MINUTE)
  events.listeners = 0
  vi.advanceTimersByTime(MINUTE)
  expect(leave).not.toHaveBeenCalled()
  vi.advanceTimersByTime(10 * MINUTE)
  expect(leave).toHaveBeenCalledOnce()
  stop()
})
