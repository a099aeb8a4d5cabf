import { ActionIcon, Button, Menu } from '@mantine/core'
import { Check, Languages, Monitor, Moon, Sun, type LucideIcon } from 'lucide-react'
import type { Settings } from '../../shared/contract.ts'
import type { Locale } from '../../shared/model.ts'
import { useT } from './language.tsx'
import { usePreferences } from './preferences.ts'
import styles from './top-bar.module.css'

const LOCALES: readonly Locale[] = ['pt-BR', 'en', 'es']
const THEMES: readonly (readonly [Settings['theme'], LucideIcon])[] = [
  ['system', Monitor],
  ['light', Sun],
  ['dark', Moon],
]

/** The name of the screen, and the two switches that people look for on every one. */
export function TopBar({ title }: { title: string }) {
  return (
    <header className={styles['bar']}>
      <h1 className={styles['title']}>{title}</h1>
      <LanguageMenu />
      <ThemeMenu />
    </header>
  )
}

function LanguageMenu() {
  const t = useT()
  const { locale, change } = usePreferences()
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          leftSection={<Languages size={16} aria-hidden />}
          aria-label={t('shell:language.label')}
        >
          {locale.slice(0, 2).toUpperCase()}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {LOCALES.map((each) => (
          <Menu.Item
            key={each}
            lang={each}
            rightSection={<Chosen shown={each === locale} />}
            onClick={() => change({ locale: each })}
          >
            {t(`shell:language.${each}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function ThemeMenu() {
  const t = useT()
  const { theme, change } = usePreferences()
  const Present = THEMES.find(([each]) => each === theme)?.[1] ?? Monitor
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon size="lg" aria-label={t('shell:theme.label')}>
          <Present size={17} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {THEMES.map(([each, Icon]) => (
          <Menu.Item
            key={each}
            leftSection={<Icon size={16} aria-hidden />}
            rightSection={<Chosen shown={each === theme} />}
            onClick={() => change({ theme: each })}
          >
            {t(`shell:theme.${each}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function Chosen({ shown }: { shown: boolean }) {
  return <Check size={14} aria-hidden visibility={shown ? 'visible' : 'hidden'} />
}
