import { defineMessages } from './define.ts'

/** What the command line says about the ledger: imports, undo, releases, backups, one person. */
export const ledger = defineMessages({
  'pt-BR': {
    number: 'número, escrito de qualquer jeito; “-” lê da entrada padrão',
    confirm_number: 'o mesmo número outra vez; sem isto, é perguntado',
    type_again: 'Digite o número inteiro outra vez para confirmar:',
    until: 'até {{day}}',
    'option.evidence': 'prova: a mensagem, ou onde o papel está guardado',
    'option.evidence_file': 'onde o papel, áudio ou imagem da prova está guardado',
    'option.notice': 'versão do aviso que a pessoa leu',
    'option.name': 'nome da pessoa, para achá-la depois',
    'option.until': 'fim de um bloqueio temporário feito na loja',
    'option.scope':
      'o que a pessoa não quer receber: everything (tudo), marketing, topic:ASSUNTO ou sender:NÚMERO',
    'option.layer':
      'de qual lista: own (da loja), law:procon-sp, law:procon-pr, law:NOME ou partner:NOME',
    'option.dry_run': 'só confere e mostra, sem gravar nada',
    'option.status_column': 'coluna que diz quem saiu; pode ser repetida (sem isto, é reconhecida)',
    'option.opted_out': 'valor dessa coluna que quer dizer “saiu”; pode ser repetido',
    'option.all_rows': 'todas as linhas do arquivo são descadastros',
    'option.date_column': 'coluna do dia em que a pessoa pediu, ou none para não usar nenhuma',
    'option.dates':
      'como ler as datas: day_month (dia/mês), month_day (mês/dia), year_month_day, serial (número do Excel) ou ignore',
    'option.format':
      'machine (CSV que volta sem perder nada), sheet (CSV para o Excel), xlsx ou weni',
    'option.batches': 'mostra o que foi gravado, para conferir ou desfazer',
    'option.views': 'mostra os filtros guardados',
    'option.save_view': 'guarda este filtro com um nome',
    'option.remove_view': 'apaga um filtro guardado',
    'filter.reason': 'só com este motivo; pode ser repetido',
    'filter.source': 'só desta origem; pode ser repetido',
    'filter.scope': 'só quem não quer receber isto; pode ser repetido',
    'filter.layer': 'só desta lista; pode ser repetido',
    'filter.batch': 'só os que falam pelo lote N',
    'filter.from': 'só quem pediu deste dia em diante',
    'filter.to': 'só quem pediu até este dia',
    'filter.as_of': 'a lista como era conhecida neste dia',
    'filter.view': 'usa um filtro guardado',
    'view.missing':
      'Não existe um filtro guardado com o nome “{{name}}”. Veja os nomes com “optout list --views”.',
    changed_one:
      '{{count, number}} já estava descadastrado e agora sai de mais mensagens, ou desde antes',
    changed_many:
      '{{count, number}} de já descadastrados agora saem de mais mensagens, ou desde antes',
    changed_other:
      '{{count, number}} já estavam descadastrados e agora saem de mais mensagens, ou desde antes',
    not_opted_out_one: '{{count, number}} linha não é de descadastro, segundo o próprio arquivo',
    not_opted_out_many:
      '{{count, number}} de linhas não são de descadastro, segundo o próprio arquivo',
    not_opted_out_other:
      '{{count, number}} linhas não são de descadastro, segundo o próprio arquivo',
    unclear_one: '{{count, number}} linha não diz claramente se a pessoa saiu, e ficou de fora',
    unclear_many:
      '{{count, number}} de linhas não dizem claramente se a pessoa saiu, e ficaram de fora',
    unclear_other:
      '{{count, number}} linhas não dizem claramente se a pessoa saiu, e ficaram de fora',
    outside_one:
      '{{count, number}} número não pode estar nesta lista (DDD de outro estado) e ficou de fora',
    outside_many:
      '{{count, number}} de números não podem estar nesta lista (DDD de outro estado) e ficaram de fora',
    outside_other:
      '{{count, number}} números não podem estar nesta lista (DDD de outro estado) e ficaram de fora',
    exempt_one: '{{count, number}} pessoa autorizou a loja apesar desta lista e continua recebendo',
    exempt_many:
      '{{count, number}} de pessoas autorizaram a loja apesar desta lista e continuam recebendo',
    exempt_other:
      '{{count, number}} pessoas autorizaram a loja apesar desta lista e continuam recebendo',
    hidden_one:
      'Mais {{count, number}} pessoa está na lista só em código (apagada, ou de um parceiro)',
    hidden_many:
      'Mais {{count, number}} de pessoas estão na lista só em código (apagadas, ou de um parceiro)',
    hidden_other:
      'Mais {{count, number}} pessoas estão na lista só em código (apagadas, ou de um parceiro)',
    batch_made: 'Lote {{batch}}. Para desfazer: optout undo {{batch}}',
    'file.taken_for': 'Arquivo reconhecido: {{what}}',
    'file.status': 'Sai quem tem, em {{columns}}: {{values}}',
    'file.no_value': 'ninguém',
    'file.unclear': 'Não está claro o que quer dizer: {{values}}',
    'file.dates': 'Dia do pedido: coluna “{{column}}”, {{order}}',
    'file.impossible_one':
      '{{count, number}} data impossível (linha {{lines}}): vale o dia da importação',
    'file.impossible_many':
      '{{count, number}} de datas impossíveis (linhas {{lines}}): vale o dia da importação',
    'file.impossible_other':
      '{{count, number}} datas impossíveis (linhas {{lines}}): vale o dia da importação',
    'exporter.lista_limpa': 'exportação do próprio Lista Limpa',
    'exporter.weni_contacts': 'contatos do Weni',
    'exporter.weni_broadcast': 'pessoas de um disparo do Weni',
    'exporter.failure_report': 'relatório de falhas',
    'exporter.status_column': 'planilha com a situação de cada pessoa',
    'exporter.hashed': 'números em código (SHA-256 ou MD5)',
    'exporter.plain': 'lista de números',
    'dates.year_month_day': 'ano, mês e dia',
    'dates.day_month': 'dia antes do mês',
    'dates.month_day': 'mês antes do dia',
    'dates.serial': 'números do Excel',
    'question.not_understood': 'Falta decidir: há números que não foram entendidos.',
    'question.status_unclear':
      'Falta decidir: há situações que não se sabe se querem dizer “saiu”.',
    'question.every_row': 'Falta decidir: nada no arquivo diz que estas pessoas pediram para sair.',
    'question.dates_unclear': 'Falta decidir: as datas deixam dúvida.',
    'decide.not_understood': 'Corrija-os, ou repita com --yes para deixá-los de fora.',
    'decide.status_unclear':
      'Diga o que quer dizer “saiu” com --opted-out VALOR, ou repita com --yes para deixar essas linhas de fora.',
    'decide.every_row': 'Se todos pediram para sair, repita com --all-rows.',
    'decide.dates_unclear':
      'Diga como ler as datas com --dates day_month, month_day ou serial; ou --dates ignore para valer o dia da importação.',
    export_left_out_one: '{{count, number}} descadastro não coube neste formato e ficou de fora',
    export_left_out_many:
      '{{count, number}} de descadastros não couberam neste formato e ficaram de fora',
    export_left_out_other:
      '{{count, number}} descadastros não couberam neste formato e ficaram de fora',
    export_weni:
      'Importe este arquivo no Weni: o campo marketing_opt_in faz o próprio Weni recusar modelos de marketing a estas pessoas.',
    'show.about': 'mostra a história de um número, ou os registros de um lote',
    'show.batch': 'mostra os registros do lote N',
    'show.hidden': '(só em código)',
    'show.standing': 'em vigor',
    'show.lifted': 'desfeito',
    'show.done': '—',
    'batch.entries_one': '{{count, number}} registro',
    'batch.entries_many': '{{count, number}} de registros',
    'batch.entries_other': '{{count, number}} registros',
    'batch.standing_one': '{{count, number}} em vigor',
    'batch.standing_many': '{{count, number}} em vigor',
    'batch.standing_other': '{{count, number}} em vigor',
    'batch.undoes': 'desfaz o lote {{batch}}',
    'batch.undone_by': 'desfeito pelo lote {{batch}}',
    'undo.about': 'desfaz um lote; quem tem outro motivo para ficar de fora continua de fora',
    'undo.batch': 'número do lote (veja com “optout list --batches”)',
    'undo.confirm': 'quantas pessoas mudam, como a conferência mostrou',
    'undo.type_count': 'Digite quantas pessoas mudam para confirmar:',
    'undo.how': 'Para desfazer: optout undo {{batch}} --confirm {{count}}',
    'undo.done': 'Lote {{batch}} desfeito.',
    'undo.reversed_zero': 'Ninguém volta ao que era',
    'undo.reversed_one': '{{count, number}} volta ao que era',
    'undo.reversed_many': '{{count, number}} voltam ao que eram',
    'undo.reversed_other': '{{count, number}} voltam ao que eram',
    'undo.kept_zero': 'Ninguém continua de fora por outro registro',
    'undo.kept_one': '{{count, number}} continua de fora, confirmado por outro registro',
    'undo.kept_many': '{{count, number}} continuam de fora, confirmados por outro registro',
    'undo.kept_other': '{{count, number}} continuam de fora, confirmados por outro registro',
    'undo.failed_zero': 'Nada já tinha sido desfeito ou apagado',
    'undo.failed_one': '{{count, number}} já tinha sido desfeito ou apagado',
    'undo.failed_many': '{{count, number}} já tinham sido desfeitos ou apagados',
    'undo.failed_other': '{{count, number}} já tinham sido desfeitos ou apagados',
    'release.about':
      'volta a aceitar uma pessoa, com motivo e prova; ou uma lista revisada, com --file',
    'release.reason': 'por que a pessoa volta a receber',
    'release.evidence': 'o que a pessoa disse ou assinou, e onde está guardado',
    'release.mistake': 'o descadastro foi um engano da loja (não serve para quem pediu)',
    'release.at': 'quando a pessoa autorizou',
    'release.file': 'lista revisada de pessoas que autorizaram de novo',
    'release.confirm_count': 'quantas pessoas a lista libera, como a conferência mostrou',
    'release.how': 'Para gravar, repita com --confirm-count {{count}}',
    'release.done': '{{display}} pode voltar a receber mensagens (lote {{batch}}).',
    'release.done_in_part': '{{display}}: registrado no lote {{batch}}, mas continua de fora por:',
    'release.would_free_zero': 'Ninguém seria liberado',
    'release.would_free_one': '{{count, number}} pessoa seria liberada',
    'release.would_free_many': '{{count, number}} de pessoas seriam liberadas',
    'release.would_free_other': '{{count, number}} pessoas seriam liberadas',
    'release.freed_zero': 'Ninguém liberado',
    'release.freed_one': '{{count, number}} pessoa liberada',
    'release.freed_many': '{{count, number}} de pessoas liberadas',
    'release.freed_other': '{{count, number}} pessoas liberadas',
    'release.not_opted_out_one': '{{count, number}} não está descadastrada: nada muda',
    'release.not_opted_out_many': '{{count, number}} não estão descadastradas: nada muda',
    'release.not_opted_out_other': '{{count, number}} não estão descadastradas: nada muda',
    'subject.receipt': 'o comprovante para mandar ao cliente',
    'backup.made': 'Cópia feita e conferida: {{name}} (descadastrados: {{count, number}})',
    'backup.none': 'Ainda não há nenhuma cópia de segurança.',
    'backup.why.daily': 'do dia',
    'backup.why.by_hand': 'a pedido',
    'backup.why.import': 'antes de uma importação',
    'backup.why.migration': 'antes de uma atualização',
    'backup.why.restore': 'antes de uma restauração',
    'backup.why.erase': 'antes de apagar dados',
    'erase.backups':
      'o que fazer com as cópias de segurança que têm o número: rewrite (regravar sem ele), remove (apagar) ou leave (deixar)',
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
    'erase.removed_one': '{{count, number}} cópia apagada:',
    'erase.removed_many': '{{count, number}} de cópias apagadas:',
    'erase.removed_other': '{{count, number}} cópias apagadas:',
    'erase.left_one': '{{count, number}} cópia ainda tem o número:',
    'erase.left_many': '{{count, number}} de cópias ainda têm o número:',
    'erase.left_other': '{{count, number}} cópias ainda têm o número:',
    'erase.files_one': 'O número também está neste arquivo da pasta, que é seu para apagar:',
    'erase.files_many': 'O número também está nestes arquivos da pasta, que são seus para apagar:',
    'erase.files_other': 'O número também está nestes arquivos da pasta, que são seus para apagar:',
    'erase.lingers':
      'Outro programa está com a lista aberta: feche-o, para que o último rastro suma do disco.',
    'backup.name': 'nome da cópia (sem isto, a mais nova que esteja inteira)',
    'restore.merged': 'A cópia {{name}} foi juntada à lista atual.',
    'restore.replaced':
      'A cópia {{name}} tomou o lugar da lista que foi recusada, que ficou guardada à parte.',
    'restore.come_back_zero': 'Ninguém volta à lista',
    'restore.come_back_one': '{{count, number}} pessoa volta à lista',
    'restore.come_back_many': '{{count, number}} de pessoas voltam à lista',
    'restore.come_back_other': '{{count, number}} pessoas voltam à lista',
    'restore.stay_zero': 'Ninguém se descadastrou depois da cópia',
    'restore.stay_one':
      '{{count, number}} pessoa que se descadastrou depois da cópia continua na lista',
    'restore.stay_many':
      '{{count, number}} de pessoas que se descadastraram depois da cópia continuam na lista',
    'restore.stay_other':
      '{{count, number}} pessoas que se descadastraram depois da cópia continuam na lista',
    'restore.before': 'Cópia da lista como estava antes: {{name}}',
    'rescue.none': 'Nesta pasta não há nenhuma cópia de segurança inteira.',
    'rescue.newest_one': 'Cópia inteira mais nova: {{moment}}, com {{count, number}} descadastrado',
    'rescue.newest_many':
      'Cópia inteira mais nova: {{moment}}, com {{count, number}} de descadastrados',
    'rescue.newest_other':
      'Cópia inteira mais nova: {{moment}}, com {{count, number}} descadastrados',
    'rescue.how': 'Para voltar a ela sem perder o que ainda se lê: backup restore {{name}}',
    'rebuild.same': 'A lista foi refeita a partir da história e saiu igual.',
    'rebuild.changed':
      'A lista foi refeita a partir da história; a que estava gravada não conferia.',
    'rebuild.digest': 'Impressão da lista: {{digest}}',
  },
  en: {
    number: 'number, written any way; “-” reads it from standard input',
    confirm_number: 'the same number again; without it you are asked',
    type_again: 'Type the whole number again to confirm:',
    until: 'until {{day}}',
    'option.evidence': 'evidence: the message, or where a paper is kept',
    'option.evidence_file': 'where the paper, audio or picture of the evidence is kept',
    'option.notice': 'version of the notice that the person had read',
    'option.name': 'name of the person, to find them by',
    'option.until': 'end of a temporary block made by the shop',
    'option.scope':
      'what the person does not want: everything, marketing, topic:NAME or sender:NUMBER',
    'option.layer': 'on which list: own, law:procon-sp, law:procon-pr, law:NAME or partner:NAME',
    'option.dry_run': 'only check and show, write nothing',
    'option.status_column': 'column that says who is out; may be repeated (without it, recognised)',
    'option.opted_out': 'value of that column that means “out”; may be repeated',
    'option.all_rows': 'every row of the file is an opt-out',
    'option.date_column': 'column with the day they asked, or none to use none',
    'option.dates':
      'how to read dates: day_month, month_day, year_month_day, serial (Excel’s number) or ignore',
    'option.format':
      'machine (CSV that comes back without loss), sheet (CSV for Excel), xlsx or weni',
    'option.batches': 'show what was recorded, to look at or to undo',
    'option.views': 'show the saved filters',
    'option.save_view': 'save this filter under a name',
    'option.remove_view': 'remove a saved filter',
    'filter.reason': 'only with this reason; may be repeated',
    'filter.source': 'only from this source; may be repeated',
    'filter.scope': 'only who does not want this; may be repeated',
    'filter.layer': 'only of this list; may be repeated',
    'filter.batch': 'only those that batch N speaks for',
    'filter.from': 'only who asked on this day or later',
    'filter.to': 'only who asked by this day',
    'filter.as_of': 'the list as it was known on this day',
    'filter.view': 'use a saved filter',
    'view.missing':
      'There is no saved filter called “{{name}}”. See their names with “optout list --views”.',
    changed_one:
      '{{count, number}} was opted out already and now is from more messages, or since earlier',
    changed_many:
      '{{count, number}} were opted out already and now are from more messages, or since earlier',
    changed_other:
      '{{count, number}} were opted out already and now are from more messages, or since earlier',
    not_opted_out_one: '{{count, number}} row is no opt-out, as the file itself says',
    not_opted_out_many: '{{count, number}} rows are no opt-outs, as the file itself says',
    not_opted_out_other: '{{count, number}} rows are no opt-outs, as the file itself says',
    unclear_one:
      '{{count, number}} row does not clearly say whether the person is out, and was left out',
    unclear_many:
      '{{count, number}} rows do not clearly say whether the person is out, and were left out',
    unclear_other:
      '{{count, number}} rows do not clearly say whether the person is out, and were left out',
    outside_one:
      '{{count, number}} number cannot be on this list (area code of another state) and was left out',
    outside_many:
      '{{count, number}} numbers cannot be on this list (area code of another state) and were left out',
    outside_other:
      '{{count, number}} numbers cannot be on this list (area code of another state) and were left out',
    exempt_one:
      '{{count, number}} person consented to the shop in spite of this list and still gets messages',
    exempt_many:
      '{{count, number}} people consented to the shop in spite of this list and still get messages',
    exempt_other:
      '{{count, number}} people consented to the shop in spite of this list and still get messages',
    hidden_one:
      '{{count, number}} more person is on the list only as a code (erased, or a partner’s)',
    hidden_many:
      '{{count, number}} more people are on the list only as a code (erased, or a partner’s)',
    hidden_other:
      '{{count, number}} more people are on the list only as a code (erased, or a partner’s)',
    batch_made: 'Batch {{batch}}. To undo it: optout undo {{batch}}',
    'file.taken_for': 'File recognised: {{what}}',
    'file.status': 'Out is who has, in {{columns}}: {{values}}',
    'file.no_value': 'nobody',
    'file.unclear': 'It is not clear what this means: {{values}}',
    'file.dates': 'Day they asked: column “{{column}}”, {{order}}',
    'file.impossible_one':
      '{{count, number}} impossible date (line {{lines}}): the day of the import counts',
    'file.impossible_many':
      '{{count, number}} impossible dates (lines {{lines}}): the day of the import counts',
    'file.impossible_other':
      '{{count, number}} impossible dates (lines {{lines}}): the day of the import counts',
    'exporter.lista_limpa': 'an export of Lista Limpa itself',
    'exporter.weni_contacts': 'contacts of Weni',
    'exporter.weni_broadcast': 'people of a Weni broadcast',
    'exporter.failure_report': 'a report of failures',
    'exporter.status_column': 'a sheet with each person’s status',
    'exporter.hashed': 'numbers as codes (SHA-256 or MD5)',
    'exporter.plain': 'a list of numbers',
    'dates.year_month_day': 'year, month and day',
    'dates.day_month': 'day before month',
    'dates.month_day': 'month before day',
    'dates.serial': 'Excel’s numbers',
    'question.not_understood': 'Still to decide: there are numbers that were not understood.',
    'question.status_unclear': 'Still to decide: there are values that may or may not mean “out”.',
    'question.every_row':
      'Still to decide: nothing in the file says that these people asked to leave.',
    'question.dates_unclear': 'Still to decide: the dates leave a doubt.',
    'decide.not_understood': 'Correct them, or repeat with --yes to leave them out.',
    'decide.status_unclear':
      'Say what means “out” with --opted-out VALUE, or repeat with --yes to leave those rows out.',
    'decide.every_row': 'If all of them asked to leave, repeat with --all-rows.',
    'decide.dates_unclear':
      'Say how to read the dates with --dates day_month, month_day or serial; or --dates ignore to let the day of the import count.',
    export_left_out_one: '{{count, number}} opt-out has no place in this format and was left out',
    export_left_out_many:
      '{{count, number}} opt-outs have no place in this format and were left out',
    export_left_out_other:
      '{{count, number}} opt-outs have no place in this format and were left out',
    export_weni:
      'Import this file into Weni: the field marketing_opt_in makes Weni itself refuse marketing templates to these people.',
    'show.about': 'show the history of a number, or the entries of a batch',
    'show.batch': 'show the entries of batch N',
    'show.hidden': '(only as a code)',
    'show.standing': 'in force',
    'show.lifted': 'taken back',
    'show.done': '—',
    'batch.entries_one': '{{count, number}} entry',
    'batch.entries_many': '{{count, number}} entries',
    'batch.entries_other': '{{count, number}} entries',
    'batch.standing_one': '{{count, number}} in force',
    'batch.standing_many': '{{count, number}} in force',
    'batch.standing_other': '{{count, number}} in force',
    'batch.undoes': 'undoes batch {{batch}}',
    'batch.undone_by': 'undone by batch {{batch}}',
    'undo.about': 'undo a batch; whoever has another reason to stay out stays out',
    'undo.batch': 'number of the batch (see “optout list --batches”)',
    'undo.confirm': 'how many people change, as the check showed',
    'undo.type_count': 'Type how many people change to confirm:',
    'undo.how': 'To undo it: optout undo {{batch}} --confirm {{count}}',
    'undo.done': 'Batch {{batch}} undone.',
    'undo.reversed_zero': 'Nobody goes back to what they were',
    'undo.reversed_one': '{{count, number}} goes back to what it was',
    'undo.reversed_many': '{{count, number}} go back to what they were',
    'undo.reversed_other': '{{count, number}} go back to what they were',
    'undo.kept_zero': 'Nobody stays out because of another entry',
    'undo.kept_one': '{{count, number}} stays out, confirmed by another entry',
    'undo.kept_many': '{{count, number}} stay out, confirmed by another entry',
    'undo.kept_other': '{{count, number}} stay out, confirmed by another entry',
    'undo.failed_zero': 'Nothing had been taken back or erased already',
    'undo.failed_one': '{{count, number}} had been taken back or erased already',
    'undo.failed_many': '{{count, number}} had been taken back or erased already',
    'undo.failed_other': '{{count, number}} had been taken back or erased already',
    'release.about':
      'accept a person again, with reason and evidence; or a reviewed list, with --file',
    'release.reason': 'why the person gets messages again',
    'release.evidence': 'what the person said or signed, and where it is kept',
    'release.mistake': 'the opt-out was a mistake of the shop (not for somebody who asked)',
    'release.at': 'when the person consented',
    'release.file': 'reviewed list of people who consented again',
    'release.confirm_count': 'how many people the list frees, as the check showed',
    'release.how': 'To write it, repeat with --confirm-count {{count}}',
    'release.done': '{{display}} may get messages again (batch {{batch}}).',
    'release.done_in_part': '{{display}}: recorded in batch {{batch}}, but still out because of:',
    'release.would_free_zero': 'Nobody would be freed',
    'release.would_free_one': '{{count, number}} person would be freed',
    'release.would_free_many': '{{count, number}} people would be freed',
    'release.would_free_other': '{{count, number}} people would be freed',
    'release.freed_zero': 'Nobody freed',
    'release.freed_one': '{{count, number}} person freed',
    'release.freed_many': '{{count, number}} people freed',
    'release.freed_other': '{{count, number}} people freed',
    'release.not_opted_out_one': '{{count, number}} is not opted out: nothing changes',
    'release.not_opted_out_many': '{{count, number}} are not opted out: nothing changes',
    'release.not_opted_out_other': '{{count, number}} are not opted out: nothing changes',
    'subject.receipt': 'the receipt to send to the customer',
    'backup.made': 'Backup made and verified: {{name}} (opted out: {{count, number}})',
    'backup.none': 'There is no backup yet.',
    'backup.why.daily': 'of the day',
    'backup.why.by_hand': 'on request',
    'backup.why.import': 'before an import',
    'backup.why.migration': 'before an update',
    'backup.why.restore': 'before a restore',
    'backup.why.erase': 'before an erasure',
    'erase.backups':
      'what to do with backups that hold the number: rewrite (write again without it), remove or leave',
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
    'erase.removed_one': '{{count, number}} backup removed:',
    'erase.removed_many': '{{count, number}} backups removed:',
    'erase.removed_other': '{{count, number}} backups removed:',
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
    'backup.name': 'name of the backup (without it, the newest that is whole)',
    'restore.merged': 'The backup {{name}} was merged into the present list.',
    'restore.replaced':
      'The backup {{name}} took the place of the list that was refused, which is kept aside.',
    'restore.come_back_zero': 'Nobody comes back on the list',
    'restore.come_back_one': '{{count, number}} person comes back on the list',
    'restore.come_back_many': '{{count, number}} people come back on the list',
    'restore.come_back_other': '{{count, number}} people come back on the list',
    'restore.stay_zero': 'Nobody opted out since the backup',
    'restore.stay_one': '{{count, number}} person who opted out since the backup stays on the list',
    'restore.stay_many': '{{count, number}} people who opted out since the backup stay on the list',
    'restore.stay_other':
      '{{count, number}} people who opted out since the backup stay on the list',
    'restore.before': 'Backup of the list as it was before: {{name}}',
    'rescue.none': 'There is no whole backup in this folder.',
    'rescue.newest_one': 'Newest whole backup: {{moment}}, with {{count, number}} person opted out',
    'rescue.newest_many':
      'Newest whole backup: {{moment}}, with {{count, number}} people opted out',
    'rescue.newest_other':
      'Newest whole backup: {{moment}}, with {{count, number}} people opted out',
    'rescue.how': 'To go back to it without losing what can still be read: backup restore {{name}}',
    'rebuild.same': 'The list was derived again from its history and came out the same.',
    'rebuild.changed':
      'The list was derived again from its history; the one that was stored did not agree.',
    'rebuild.digest': 'Fingerprint of the list: {{digest}}',
  },
  es: {
    number: 'número, escrito de cualquier modo; “-” lo lee de la entrada estándar',
    confirm_number: 'el mismo número otra vez; sin esto, se pregunta',
    type_again: 'Escriba el número entero otra vez para confirmar:',
    until: 'hasta {{day}}',
    'option.evidence': 'prueba: el mensaje, o dónde está guardado el papel',
    'option.evidence_file': 'dónde está guardado el papel, audio o imagen de la prueba',
    'option.notice': 'versión del aviso que la persona leyó',
    'option.name': 'nombre de la persona, para encontrarla después',
    'option.until': 'fin de un bloqueo temporal hecho por la tienda',
    'option.scope':
      'lo que la persona no quiere recibir: everything (todo), marketing, topic:TEMA o sender:NÚMERO',
    'option.layer':
      'de qué lista: own (de la tienda), law:procon-sp, law:procon-pr, law:NOMBRE o partner:NOMBRE',
    'option.dry_run': 'solo comprueba y muestra, sin guardar nada',
    'option.status_column':
      'columna que dice quién se dio de baja; puede repetirse (sin esto, se reconoce)',
    'option.opted_out': 'valor de esa columna que significa “baja”; puede repetirse',
    'option.all_rows': 'todas las filas del archivo son bajas',
    'option.date_column': 'columna del día en que lo pidió, o none para no usar ninguna',
    'option.dates':
      'cómo leer las fechas: day_month (día/mes), month_day (mes/día), year_month_day, serial (número de Excel) o ignore',
    'option.format':
      'machine (CSV que vuelve sin perder nada), sheet (CSV para Excel), xlsx o weni',
    'option.batches': 'muestra lo que se guardó, para revisarlo o deshacerlo',
    'option.views': 'muestra los filtros guardados',
    'option.save_view': 'guarda este filtro con un nombre',
    'option.remove_view': 'borra un filtro guardado',
    'filter.reason': 'solo con este motivo; puede repetirse',
    'filter.source': 'solo de este origen; puede repetirse',
    'filter.scope': 'solo quien no quiere recibir esto; puede repetirse',
    'filter.layer': 'solo de esta lista; puede repetirse',
    'filter.batch': 'solo por los que habla el lote N',
    'filter.from': 'solo quien lo pidió desde este día',
    'filter.to': 'solo quien lo pidió hasta este día',
    'filter.as_of': 'la lista como se conocía ese día',
    'filter.view': 'usa un filtro guardado',
    'view.missing':
      'No hay un filtro guardado con el nombre “{{name}}”. Vea los nombres con “optout list --views”.',
    changed_one:
      '{{count, number}} ya estaba de baja y ahora lo está para más mensajes, o desde antes',
    changed_many:
      '{{count, number}} de ya dados de baja ahora lo están para más mensajes, o desde antes',
    changed_other:
      '{{count, number}} ya estaban de baja y ahora lo están para más mensajes, o desde antes',
    not_opted_out_one: '{{count, number}} fila no es una baja, según el propio archivo',
    not_opted_out_many: '{{count, number}} de filas no son bajas, según el propio archivo',
    not_opted_out_other: '{{count, number}} filas no son bajas, según el propio archivo',
    unclear_one:
      '{{count, number}} fila no dice con claridad si la persona se dio de baja, y quedó fuera',
    unclear_many:
      '{{count, number}} de filas no dicen con claridad si la persona se dio de baja, y quedaron fuera',
    unclear_other:
      '{{count, number}} filas no dicen con claridad si la persona se dio de baja, y quedaron fuera',
    outside_one:
      '{{count, number}} número no puede estar en esta lista (código de otro estado) y quedó fuera',
    outside_many:
      '{{count, number}} de números no pueden estar en esta lista (código de otro estado) y quedaron fuera',
    outside_other:
      '{{count, number}} números no pueden estar en esta lista (código de otro estado) y quedaron fuera',
    exempt_one:
      '{{count, number}} persona autorizó a la tienda a pesar de esta lista y sigue recibiendo',
    exempt_many:
      '{{count, number}} de personas autorizaron a la tienda a pesar de esta lista y siguen recibiendo',
    exempt_other:
      '{{count, number}} personas autorizaron a la tienda a pesar de esta lista y siguen recibiendo',
    hidden_one:
      '{{count, number}} persona más está en la lista solo en código (borrada, o de un socio)',
    hidden_many:
      '{{count, number}} de personas más están en la lista solo en código (borradas, o de un socio)',
    hidden_other:
      '{{count, number}} personas más están en la lista solo en código (borradas, o de un socio)',
    batch_made: 'Lote {{batch}}. Para deshacerlo: optout undo {{batch}}',
    'file.taken_for': 'Archivo reconocido: {{what}}',
    'file.status': 'Sale quien tiene, en {{columns}}: {{values}}',
    'file.no_value': 'nadie',
    'file.unclear': 'No está claro qué significa: {{values}}',
    'file.dates': 'Día del pedido: columna “{{column}}”, {{order}}',
    'file.impossible_one':
      '{{count, number}} fecha imposible (línea {{lines}}): vale el día de la importación',
    'file.impossible_many':
      '{{count, number}} de fechas imposibles (líneas {{lines}}): vale el día de la importación',
    'file.impossible_other':
      '{{count, number}} fechas imposibles (líneas {{lines}}): vale el día de la importación',
    'exporter.lista_limpa': 'exportación del propio Lista Limpa',
    'exporter.weni_contacts': 'contactos de Weni',
    'exporter.weni_broadcast': 'personas de un envío de Weni',
    'exporter.failure_report': 'informe de fallos',
    'exporter.status_column': 'planilla con la situación de cada persona',
    'exporter.hashed': 'números en código (SHA-256 o MD5)',
    'exporter.plain': 'lista de números',
    'dates.year_month_day': 'año, mes y día',
    'dates.day_month': 'día antes del mes',
    'dates.month_day': 'mes antes del día',
    'dates.serial': 'números de Excel',
    'question.not_understood': 'Falta decidir: hay números que no se entendieron.',
    'question.status_unclear':
      'Falta decidir: hay situaciones que no se sabe si significan “baja”.',
    'question.every_row':
      'Falta decidir: nada en el archivo dice que estas personas pidieron la baja.',
    'question.dates_unclear': 'Falta decidir: las fechas dejan dudas.',
    'decide.not_understood': 'Corríjalos, o repita con --yes para dejarlos fuera.',
    'decide.status_unclear':
      'Diga qué significa “baja” con --opted-out VALOR, o repita con --yes para dejar esas filas fuera.',
    'decide.every_row': 'Si todos pidieron la baja, repita con --all-rows.',
    'decide.dates_unclear':
      'Diga cómo leer las fechas con --dates day_month, month_day o serial; o --dates ignore para que valga el día de la importación.',
    export_left_out_one: '{{count, number}} baja no cabe en este formato y quedó fuera',
    export_left_out_many: '{{count, number}} de bajas no caben en este formato y quedaron fuera',
    export_left_out_other: '{{count, number}} bajas no caben en este formato y quedaron fuera',
    export_weni:
      'Importe este archivo en Weni: el campo marketing_opt_in hace que el propio Weni rechace plantillas de marketing a estas personas.',
    'show.about': 'muestra la historia de un número, o los registros de un lote',
    'show.batch': 'muestra los registros del lote N',
    'show.hidden': '(solo en código)',
    'show.standing': 'en vigor',
    'show.lifted': 'deshecho',
    'show.done': '—',
    'batch.entries_one': '{{count, number}} registro',
    'batch.entries_many': '{{count, number}} de registros',
    'batch.entries_other': '{{count, number}} registros',
    'batch.standing_one': '{{count, number}} en vigor',
    'batch.standing_many': '{{count, number}} en vigor',
    'batch.standing_other': '{{count, number}} en vigor',
    'batch.undoes': 'deshace el lote {{batch}}',
    'batch.undone_by': 'deshecho por el lote {{batch}}',
    'undo.about': 'deshace un lote; quien tiene otro motivo para quedar fuera sigue fuera',
    'undo.batch': 'número del lote (véalo con “optout list --batches”)',
    'undo.confirm': 'cuántas personas cambian, como mostró la comprobación',
    'undo.type_count': 'Escriba cuántas personas cambian para confirmar:',
    'undo.how': 'Para deshacerlo: optout undo {{batch}} --confirm {{count}}',
    'undo.done': 'Lote {{batch}} deshecho.',
    'undo.reversed_zero': 'Nadie vuelve a lo que era',
    'undo.reversed_one': '{{count, number}} vuelve a lo que era',
    'undo.reversed_many': '{{count, number}} vuelven a lo que eran',
    'undo.reversed_other': '{{count, number}} vuelven a lo que eran',
    'undo.kept_zero': 'Nadie sigue fuera por otro registro',
    'undo.kept_one': '{{count, number}} sigue fuera, confirmado por otro registro',
    'undo.kept_many': '{{count, number}} siguen fuera, confirmados por otro registro',
    'undo.kept_other': '{{count, number}} siguen fuera, confirmados por otro registro',
    'undo.failed_zero': 'Nada estaba ya deshecho o borrado',
    'undo.failed_one': '{{count, number}} ya estaba deshecho o borrado',
    'undo.failed_many': '{{count, number}} ya estaban deshechos o borrados',
    'undo.failed_other': '{{count, number}} ya estaban deshechos o borrados',
    'release.about':
      'vuelve a aceptar a una persona, con motivo y prueba; o una lista revisada, con --file',
    'release.reason': 'por qué la persona vuelve a recibir',
    'release.evidence': 'lo que la persona dijo o firmó, y dónde está guardado',
    'release.mistake': 'la baja fue un error de la tienda (no sirve para quien la pidió)',
    'release.at': 'cuándo autorizó la persona',
    'release.file': 'lista revisada de personas que autorizaron de nuevo',
    'release.confirm_count': 'a cuántas personas libera la lista, como mostró la comprobación',
    'release.how': 'Para guardarlo, repita con --confirm-count {{count}}',
    'release.done': '{{display}} puede volver a recibir mensajes (lote {{batch}}).',
    'release.done_in_part': '{{display}}: guardado en el lote {{batch}}, pero sigue fuera por:',
    'release.would_free_zero': 'Nadie sería liberado',
    'release.would_free_one': '{{count, number}} persona sería liberada',
    'release.would_free_many': '{{count, number}} de personas serían liberadas',
    'release.would_free_other': '{{count, number}} personas serían liberadas',
    'release.freed_zero': 'Nadie liberado',
    'release.freed_one': '{{count, number}} persona liberada',
    'release.freed_many': '{{count, number}} de personas liberadas',
    'release.freed_other': '{{count, number}} personas liberadas',
    'release.not_opted_out_one': '{{count, number}} no está de baja: nada cambia',
    'release.not_opted_out_many': '{{count, number}} no están de baja: nada cambia',
    'release.not_opted_out_other': '{{count, number}} no están de baja: nada cambia',
    'subject.receipt': 'el comprobante para mandar al cliente',
    'backup.made': 'Copia hecha y comprobada: {{name}} (bajas: {{count, number}})',
    'backup.none': 'Todavía no hay ninguna copia de seguridad.',
    'backup.why.daily': 'del día',
    'backup.why.by_hand': 'a pedido',
    'backup.why.import': 'antes de una importación',
    'backup.why.migration': 'antes de una actualización',
    'backup.why.restore': 'antes de una restauración',
    'backup.why.erase': 'antes de borrar datos',
    'erase.backups':
      'qué hacer con las copias de seguridad que tienen el número: rewrite (regrabar sin él), remove (borrar) o leave (dejar)',
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
    'erase.removed_one': '{{count, number}} copia borrada:',
    'erase.removed_many': '{{count, number}} de copias borradas:',
    'erase.removed_other': '{{count, number}} copias borradas:',
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
    'backup.name': 'nombre de la copia (sin esto, la más nueva que esté completa)',
    'restore.merged': 'La copia {{name}} se unió a la lista actual.',
    'restore.replaced':
      'La copia {{name}} ocupó el lugar de la lista rechazada, que quedó guardada aparte.',
    'restore.come_back_zero': 'Nadie vuelve a la lista',
    'restore.come_back_one': '{{count, number}} persona vuelve a la lista',
    'restore.come_back_many': '{{count, number}} de personas vuelven a la lista',
    'restore.come_back_other': '{{count, number}} personas vuelven a la lista',
    'restore.stay_zero': 'Nadie se dio de baja después de la copia',
    'restore.stay_one':
      '{{count, number}} persona que se dio de baja después de la copia sigue en la lista',
    'restore.stay_many':
      '{{count, number}} de personas que se dieron de baja después de la copia siguen en la lista',
    'restore.stay_other':
      '{{count, number}} personas que se dieron de baja después de la copia siguen en la lista',
    'restore.before': 'Copia de la lista como estaba antes: {{name}}',
    'rescue.none': 'En esta carpeta no hay ninguna copia de seguridad completa.',
    'rescue.newest_one': 'Copia completa más nueva: {{moment}}, con {{count, number}} baja',
    'rescue.newest_many': 'Copia completa más nueva: {{moment}}, con {{count, number}} de bajas',
    'rescue.newest_other': 'Copia completa más nueva: {{moment}}, con {{count, number}} bajas',
    'rescue.how': 'Para volver a ella sin perder lo que aún se lee: backup restore {{name}}',
    'rebuild.same': 'La lista se rehízo a partir de la historia y salió igual.',
    'rebuild.changed':
      'La lista se rehízo a partir de la historia; la que estaba guardada no coincidía.',
    'rebuild.digest': 'Huella de la lista: {{digest}}',
  },
})
