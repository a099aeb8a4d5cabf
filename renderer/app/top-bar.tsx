import { ActionIcon, Button, Menu } from '@mantine/core'
import { Languages, Monitor, Moon, Search, Sun, type LucideIcon } from 'lucide-react'
import type { Settings } from '../../shared/contract.ts'
import type { Locale } from '../../shared/model.ts'
import { acceleratorWords } from './accelerator.ts'
import { useHandlers } from './commands.tsx'
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
      <PaletteButton />
      <LanguageMenu />
      <ThemeMenu />
    </header>
  )
}

function PaletteButton() {
  const t = useT()
  const handlerOf = useHandlers()
  return (
    <button
      type="button"
      className={styles['search']}
      onClick={() => handlerOf('palette.open')?.()}
    >
      <Search size={15} aria-hidden />
      <span>{t('commands:palette.open')}</span>
      <kbd>{acceleratorWords('CmdOrCtrl+K')}</kbd>
    </button>
  )
}

function LanguageMenu() {
  const t = useT()
  const { locale, change } = usePreferences()
  return (
    <Menu position="bottom-end" withinPortal={false} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          leftSection={<Languages size={16} aria-hidden />}
          aria-label={`${t('shell:language.label')}: ${locale.slice(0, 2).toUpperCase()}`}
        >
          {locale.slice(0, 2).toUpperCase()}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup
          value={locale}
          onChange={(chosen) => {
            const next = LOCALES.find((each) => each === chosen)
            if (next) change({ locale: next })
          }}
        >
          {LOCALES.map((each) => (
            <Menu.RadioItem key={each} value={each} lang={each} closeMenuOnClick>
              {t(`shell:language.${each}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  )
}

function ThemeMenu() {
  const t = useT()
  const { theme, change } = usePreferences()
  const Present = THEMES.find(([each]) => each === theme)?.[1] ?? Monitor
  return (
    <Menu position="bottom-end" withinPortal={false} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <ActionIcon size="lg" aria-label={t('shell:theme.label')}>
          <Present size={17} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup
          value={theme}
          onChange={(chosen) => {
            const next = THEMES.find(([each]) => each === chosen)?.[0]
            if (next) change({ theme: next })
          }}
        >
          {THEMES.map(([each]) => (
            <Menu.RadioItem key={each} value={each} closeMenuOnClick>
              {t(`shell:theme.${each}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  )
}
