import { defineMessages } from './define.ts'

/** What `store check` and the settings say of the place where the list is kept. */
export const store = defineMessages({
  'pt-BR': {
    'problem.cloud_folder':
      'A lista está em uma pasta que outro programa copia para a nuvem. Isso pode estragar a lista: mude-a para uma pasta só deste computador.',
    'problem.network_folder':
      'A lista está em uma pasta da rede. Isso pode estragar a lista: mude-a para uma pasta deste computador.',
    'problem.conflicted_copy':
      'Há uma cópia em conflito ao lado da lista: dois computadores usaram a mesma pasta. Use o arquivo de mudanças para juntar as listas.',
    'problem.clock_behind':
      'O relógio do computador está atrasado: a última mudança da lista tem data de depois. Acerte o relógio para que as datas fiquem certas.',
    'problem.low_space':
      'O disco está quase cheio. Descadastros ainda são gravados, mas importar e copiar a lista não. Libere espaço.',
  },
  en: {
    'problem.cloud_folder':
      'The list is in a folder that another program copies to the cloud. That can damage it: move it to a folder of this computer only.',
    'problem.network_folder':
      'The list is in a folder of the network. That can damage it: move it to a folder of this computer.',
    'problem.conflicted_copy':
      'There is a conflicted copy beside the list: two computers used the same folder. Use the change file to merge the lists.',
    'problem.clock_behind':
      'The clock of the computer is behind: the last change of the list has a later date. Set the clock so that dates are right.',
    'problem.low_space':
      'The disk is almost full. Opt-outs are still saved, but imports and backups are not. Free some space.',
  },
  es: {
    'problem.cloud_folder':
      'La lista está en una carpeta que otro programa copia a la nube. Eso puede dañarla: muévala a una carpeta solo de esta computadora.',
    'problem.network_folder':
      'La lista está en una carpeta de la red. Eso puede dañarla: muévala a una carpeta de esta computadora.',
    'problem.conflicted_copy':
      'Hay una copia en conflicto al lado de la lista: dos computadoras usaron la misma carpeta. Use el archivo de cambios para juntar las listas.',
    'problem.clock_behind':
      'El reloj de la computadora está atrasado: el último cambio de la lista tiene una fecha posterior. Ajuste el reloj para que las fechas sean correctas.',
    'problem.low_space':
      'El disco está casi lleno. Las bajas todavía se guardan, pero no se puede importar ni copiar la lista. Libere espacio.',
  },
})
