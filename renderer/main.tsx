import '@mantine/core/styles.layer.css'
import '@mantine/notifications/styles.layer.css'
import './app/tokens.css'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { rememberedLocale } from './app/preferences.ts'
import { learn } from './app/sentences.ts'
import { loopbackShell } from './loopback.ts'
import { desktopShell } from './shell.ts'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
const [shell] = await Promise.all([desktopShell() ?? loopbackShell(), learn(rememberedLocale())])
createRoot(root).render(<App shell={shell} />)
