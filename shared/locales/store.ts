import { defineMessages } from './define.ts'

/** What `store check` and the settings say of the place where the list is kept. */
export const store = defineMessages({
  'pt-BR': {
    'rebuild.open': 'Refazer a lista pela história',
    'rebuild.title': 'Refazer a lista pela história',
    'rebuild.what':
      'Cada descadastro ficou anotado na história, um por um. O programa lê todas as anotações de novo e monta a lista outra vez. Ninguém que pediu para sair volta a receber por isso, e nenhuma anotação muda.',
    'rebuild.when':
      'Se também a história estiver estragada, nada muda, e o caminho é voltar a uma cópia.',
    'rebuild.confirm': 'Refazer agora',
    'rebuild.same_one': 'A lista foi refeita e saiu igual: {{count, number}} descadastrado.',
    'rebuild.same_many': 'A lista foi refeita e saiu igual: {{count, number}} de descadastrados.',
    'rebuild.same_other': 'A lista foi refeita e saiu igual: {{count, number}} descadastrados.',
    'rebuild.changed_one':
      'A lista foi refeita e agora está certa: {{count, number}} descadastrado.',
    'rebuild.changed_many':
      'A lista foi refeita e agora está certa: {{count, number}} de descadastrados.',
    'rebuild.changed_other':
      'A lista foi refeita e agora está certa: {{count, number}} descadastrados.',
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
    'rebuild.open': 'Make the list again from its history',
    'rebuild.title': 'Make the list again from its history',
    'rebuild.what':
      'Every opt-out is noted in the history, one by one. The program reads all notes again and makes the list anew. Nobody who asked to leave gets messages because of it, and no note is changed.',
    'rebuild.when':
      'If the history is damaged too, nothing changes, and the way is to go back to a copy.',
    'rebuild.confirm': 'Make it again now',
    'rebuild.same_one':
      'The list was made again and came out the same: {{count, number}} person opted out.',
    'rebuild.same_many':
      'The list was made again and came out the same: {{count, number}} people opted out.',
    'rebuild.same_other':
      'The list was made again and came out the same: {{count, number}} people opted out.',
    'rebuild.changed_one':
      'The list was made again and is right now: {{count, number}} person opted out.',
    'rebuild.changed_many':
      'The list was made again and is right now: {{count, number}} people opted out.',
    'rebuild.changed_other':
      'The list was made again and is right now: {{count, number}} people opted out.',
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
    'rebuild.open': 'Rehacer la lista desde la historia',
    'rebuild.title': 'Rehacer la lista desde la historia',
    'rebuild.what':
      'Cada baja quedó anotada en la historia, una por una. El programa lee todas las anotaciones de nuevo y arma la lista otra vez. Nadie que pidió salir vuelve a recibir por eso, y ninguna anotación cambia.',
    'rebuild.when':
      'Si también la historia está dañada, nada cambia, y el camino es volver a una copia.',
    'rebuild.confirm': 'Rehacer ahora',
    'rebuild.same_one': 'La lista se rehízo y salió igual: {{count, number}} persona dada de baja.',
    'rebuild.same_many':
      'La lista se rehízo y salió igual: {{count, number}} de personas dadas de baja.',
    'rebuild.same_other':
      'La lista se rehízo y salió igual: {{count, number}} personas dadas de baja.',
    'rebuild.changed_one':
      'La lista se rehízo y ahora está bien: {{count, number}} persona dada de baja.',
    'rebuild.changed_many':
      'La lista se rehízo y ahora está bien: {{count, number}} de personas dadas de baja.',
    'rebuild.changed_other':
      'La lista se rehízo y ahora está bien: {{count, number}} personas dadas de baja.',
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
