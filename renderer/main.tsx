import '@mantine/core/styles.layer.css'
import '@mantine/notifications/styles.layer.css'
import './app/tokens.css'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { loopbackShell } from './loopback.ts'
import { desktopShell } from './shell.ts'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(<App shell={desktopShell() ?? (await loopbackShell())} />)
