import { commandAreas, commands } from '../../shared/commands.ts'
import { Dialog } from '../parts/dialog.tsx'
import { acceleratorWords } from './accelerator.ts'
import { useT } from './language.tsx'
import styles from './shortcuts.module.css'

/** Every key that does something. */
export function Shortcuts({ onClose }: { onClose: () => void }) {
  const t = useT()
  return (
    <Dialog title={t('commands:shortcuts.title')} size={720} onClose={onClose}>
      <div className={styles['sheet']}>
        {commandAreas.map((area) => (
          <section key={area}>
            <h3 className={styles['area']}>{t(`commands:area.${area}`)}</h3>
            <dl className={styles['keys']}>
              {commands
                .filter((command) => command.area === area)
                .map(
                  ({ id, label, accelerator }) =>
                    accelerator && <Key key={id} words={t(label)} accelerator={accelerator} />,
                )}
            </dl>
          </section>
        ))}
        <section>
          <h3 className={styles['area']}>{t('commands:shortcuts.elsewhere')}</h3>
          <dl className={styles['keys']}>
            <Key words={t('commands:shortcuts.paste')} accelerator="CmdOrCtrl+V" />
            <Key words={t('commands:shortcuts.regions')} accelerator="F6" />
            <Key words={t('commands:shortcuts.escape')} accelerator="Esc" />
          </dl>
        </section>
      </div>
    </Dialog>
  )
}

function Key({ words, accelerator }: { words: string; accelerator: string }) {
  return (
    <div className={styles['key']}>
      <dt>{words}</dt>
      <dd>
        <kbd>{acceleratorWords(accelerator)}</kbd>
      </dd>
    </div>
  )
}
