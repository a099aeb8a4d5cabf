import { defineMessages } from './define.ts'

/** What is said about going back to a copy and about erasing a person, on the screens and by the command line. */
export const safety = defineMessages({
  'pt-BR': {
    'erase.done_one':
      '{{count, number}} registro ficou sem o número e sem o que se escreveu da pessoa',
    'erase.done_many':
      '{{count, number}} de registros ficaram sem o número e sem o que se escreveu da pessoa',
    'erase.done_other':
      '{{count, number}} registros ficaram sem o número e sem o que se escreveu da pessoa',
    'erase.stays':
      'A pessoa continua descadastrada, reconhecida só por um código que não volta a ser número.',
    'erase.rewritten_one': '{{count, number}} cópia regravada sem a pessoa:',
    'erase.rewritten_many': '{{count, number}} de cópias regravadas sem a pessoa:',
    'erase.rewritten_other': '{{count, number}} cópias regravadas sem a pessoa:',
    'erase.left_one': '{{count, number}} cópia ainda tem o número:',
    'erase.left_many': '{{count, number}} de cópias ainda têm o número:',
    'erase.left_other': '{{count, number}} cópias ainda têm o número:',
    'erase.files_one': 'O número também está neste arquivo da pasta, que é seu para apagar:',
    'erase.files_many': 'O número também está nestes arquivos da pasta, que são seus para apagar:',
    'erase.files_other': 'O número também está nestes arquivos da pasta, que são seus para apagar:',
    'erase.lingers':
      'Outro programa está com a lista aberta: feche-o, para que o último rastro suma do disco.',
    'restore.merged': 'A cópia {{name}} foi juntada à lista atual.',
    'restore.replaced':
      'A cópia {{name}} tomou o lugar da lista que foi recusada, que ficou guardada à parte.',
    'restore.come_back_zero': 'Ninguém volta a ficar descadastrado',
    'restore.come_back_one': '{{count, number}} pessoa volta a ficar descadastrada',
    'restore.come_back_many': '{{count, number}} de pessoas voltam a ficar descadastradas',
    'restore.come_back_other': '{{count, number}} pessoas voltam a ficar descadastradas',
    'restore.stay_zero': 'Ninguém se descadastrou depois da cópia',
    'restore.stay_one':
      '{{count, number}} pessoa que se descadastrou depois da cópia continua na lista',
    'restore.stay_many':
      '{{count, number}} de pessoas que se descadastraram depois da cópia continuam na lista',
    'restore.stay_other':
      '{{count, number}} pessoas que se descadastraram depois da cópia continuam na lista',
    'restore.lost_one':
      'Atenção: falta {{count, number}} pessoa que estava na lista e não está na cópia. Importe de novo a planilha dela ou junte a lista de outro computador antes de enviar.',
    'restore.lost_many':
      'Atenção: faltam {{count, number}} de pessoas que estavam na lista e não estão na cópia. Importe de novo as planilhas delas ou junte a lista de outro computador antes de enviar.',
    'restore.lost_other':
      'Atenção: faltam {{count, number}} pessoas que estavam na lista e não estão na cópia. Importe de novo as planilhas delas ou junte a lista de outro computador antes de enviar.',
    'rescue.none': 'Nesta pasta não há nenhuma cópia de segurança inteira.',
    'rescue.newest_one': 'Cópia inteira mais nova: {{moment}}, com {{count, number}} descadastrado',
    'rescue.newest_many':
      'Cópia inteira mais nova: {{moment}}, com {{count, number}} de descadastrados',
    'rescue.newest_other':
      'Cópia inteira mais nova: {{moment}}, com {{count, number}} descadastrados',
  },
  en: {
    'erase.done_one': '{{count, number}} entry lost the number and what was written of the person',
    'erase.done_many':
      '{{count, number}} entries lost the number and what was written of the person',
    'erase.done_other':
      '{{count, number}} entries lost the number and what was written of the person',
    'erase.stays':
      'The person stays opted out, recognised only by a code that cannot be turned back into the number.',
    'erase.rewritten_one': '{{count, number}} backup written again without the person:',
    'erase.rewritten_many': '{{count, number}} backups written again without the person:',
    'erase.rewritten_other': '{{count, number}} backups written again without the person:',
    'erase.left_one': '{{count, number}} backup still holds the number:',
    'erase.left_many': '{{count, number}} backups still hold the number:',
    'erase.left_other': '{{count, number}} backups still hold the number:',
    'erase.files_one':
      'The number also stands in this file of the folder, which is yours to delete:',
    'erase.files_many':
      'The number also stands in these files of the folder, which are yours to delete:',
    'erase.files_other':
      'The number also stands in these files of the folder, which are yours to delete:',
    'erase.lingers':
      'Another program has the list open: close it, so that the last trace leaves the disk.',
    'restore.merged': 'The backup {{name}} was merged into the present list.',
    'restore.replaced':
      'The backup {{name}} took the place of the list that was refused, which is kept aside.',
    'restore.come_back_zero': 'Nobody is opted out again',
    'restore.come_back_one': '{{count, number}} person is opted out again',
    'restore.come_back_many': '{{count, number}} people are opted out again',
    'restore.come_back_other': '{{count, number}} people are opted out again',
    'restore.stay_zero': 'Nobody opted out since the backup',
    'restore.stay_one': '{{count, number}} person who opted out since the backup stays on the list',
    'restore.stay_many': '{{count, number}} people who opted out since the backup stay on the list',
    'restore.stay_other':
      '{{count, number}} people who opted out since the backup stay on the list',
    'restore.lost_one':
      'Attention: {{count, number}} person who was on the list is missing, and is not in the backup. Import their sheet again, or merge the list of another computer, before you send.',
    'restore.lost_many':
      'Attention: {{count, number}} people who were on the list are missing, and are not in the backup. Import their sheets again, or merge the list of another computer, before you send.',
    'restore.lost_other':
      'Attention: {{count, number}} people who were on the list are missing, and are not in the backup. Import their sheets again, or merge the list of another computer, before you send.',
    'rescue.none': 'There is no whole backup in this folder.',
    'rescue.newest_one': 'Newest whole backup: {{moment}}, with {{count, number}} person opted out',
    'rescue.newest_many':
      'Newest whole backup: {{moment}}, with {{count, number}} people opted out',
    'rescue.newest_other':
      'Newest whole backup: {{moment}}, with {{count, number}} people opted out',
  },
  es: {
    'erase.done_one':
      '{{count, number}} registro quedó sin el número y sin lo que se escribió de la persona',
    'erase.done_many':
      '{{count, number}} de registros quedaron sin el número y sin lo que se escribió de la persona',
    'erase.done_other':
      '{{count, number}} registros quedaron sin el número y sin lo que se escribió de la persona',
    'erase.stays':
      'La persona sigue de baja, reconocida solo por un código que no vuelve a ser número.',
    'erase.rewritten_one': '{{count, number}} copia regrabada sin la persona:',
    'erase.rewritten_many': '{{count, number}} de copias regrabadas sin la persona:',
    'erase.rewritten_other': '{{count, number}} copias regrabadas sin la persona:',
    'erase.left_one': '{{count, number}} copia todavía tiene el número:',
    'erase.left_many': '{{count, number}} de copias todavía tienen el número:',
    'erase.left_other': '{{count, number}} copias todavía tienen el número:',
    'erase.files_one':
      'El número también está en este archivo de la carpeta, que usted puede borrar:',
    'erase.files_many':
      'El número también está en estos archivos de la carpeta, que usted puede borrar:',
    'erase.files_other':
      'El número también está en estos archivos de la carpeta, que usted puede borrar:',
    'erase.lingers':
      'Otro programa tiene la lista abierta: ciérrelo, para que el último rastro desaparezca del disco.',
    'restore.merged': 'La copia {{name}} se unió a la lista actual.',
    'restore.replaced':
      'La copia {{name}} ocupó el lugar de la lista rechazada, que quedó guardada aparte.',
    'restore.come_back_zero': 'Nadie vuelve a estar de baja',
    'restore.come_back_one': '{{count, number}} persona vuelve a estar de baja',
    'restore.come_back_many': '{{count, number}} de personas vuelven a estar de baja',
    'restore.come_back_other': '{{count, number}} personas vuelven a estar de baja',
    'restore.stay_zero': 'Nadie se dio de baja después de la copia',
    'restore.stay_one':
      '{{count, number}} persona que se dio de baja después de la copia sigue en la lista',
    'restore.stay_many':
      '{{count, number}} de personas que se dieron de baja después de la copia siguen en la lista',
    'restore.stay_other':
      '{{count, number}} personas que se dieron de baja después de la copia siguen en la lista',
    'restore.lost_one':
      'Atención: falta {{count, number}} persona que estaba en la lista y no está en la copia. Importe otra vez su planilla o junte la lista de otra computadora antes de enviar.',
    'restore.lost_many':
      'Atención: faltan {{count, number}} de personas que estaban en la lista y no están en la copia. Importe otra vez sus planillas o junte la lista de otra computadora antes de enviar.',
    'restore.lost_other':
      'Atención: faltan {{count, number}} personas que estaban en la lista y no están en la copia. Importe otra vez sus planillas o junte la lista de otra computadora antes de enviar.',
    'rescue.none': 'En esta carpeta no hay ninguna copia de seguridad completa.',
    'rescue.newest_one': 'Copia completa más nueva: {{moment}}, con {{count, number}} baja',
    'rescue.newest_many': 'Copia completa más nueva: {{moment}}, con {{count, number}} de bajas',
    'rescue.newest_other': 'Copia completa más nueva: {{moment}}, con {{count, number}} bajas',
  },
})
