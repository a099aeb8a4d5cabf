'use strict'
// Loaded into the Electron stand-in before the program. It closes pages that it did not open itself,
// and tells its own by their address, `about:blank`. Chromium's headless shell, which is what the npm
// registry has, announces new pages with no address at all; this fills it in.
const { EventEmitter } = require('node:events')

const { emit } = EventEmitter.prototype
EventEmitter.prototype.emit = function (name, ...args) {
  const page = name === 'Target.targetCreated' ? args[0].targetInfo : null
  if (page?.url === '') page.url = 'about:blank'
  return emit.call(this, name, ...args)
}
