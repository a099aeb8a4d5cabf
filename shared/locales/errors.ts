import { defineMessages } from './define.ts'

/** One sentence per error code: what happened, where, what was kept, what to do. */
export const errors = defineMessages({
  'pt-BR': {
    internal:
      'O programa falhou por um erro dele mesmo. Nada foi gravado pela metade. Tente de novo; se repetir, copie os detalhes e peça ajuda.',
    counts_do_not_add_up:
      'As contas não fecharam: {{read}} linhas lidas e {{accounted}} explicadas. Nenhum arquivo foi criado. Avise quem cuida do programa.',
    worker_crashed: 'O trabalho parou de repente. Nenhum arquivo ficou pela metade. Tente de novo.',
    unknown_method:
      'O pedido “{{method}}” não existe neste programa. Atualize a página ou o programa.',
    invalid_input: 'O pedido veio com um valor que o programa não aceita ({{field}}).',
    unknown_place: 'Este arquivo não está mais aberto. Escolha-o de novo.',
    unknown_check: 'Esta conferência não está mais aberta. Abra a planilha de novo.',
    unknown_job: 'Este trabalho já terminou.',
    not_built_yet: 'O comando “{{command}}” ainda não foi construído nesta versão.',
    usage: '{{message}}',
    host_unreachable:
      'O Lista Limpa não responde: o programa foi encerrado. O que já estava salvo continua salvo. Abra o programa de novo.',
    session_refused:
      'Esta página não tem mais acesso ao Lista Limpa. Abra o programa de novo pelo atalho.',
    no_free_port:
      'As portas {{from}} a {{to}} deste computador estão todas em uso. Escolha outra com --port, ou nenhuma.',
    file_not_found: 'O arquivo {{file}} não foi encontrado. Confira o nome e a pasta.',
    file_is_directory: '{{file}} é uma pasta. Escolha um arquivo.',
    file_no_permission:
      'O computador não deixa abrir {{file}}. Copie o arquivo para a sua pasta e tente de novo.',
    file_locked:
      '{{file}} está aberto em outro programa, como o Excel. Nada foi alterado. Feche-o lá e tente de novo.',
    file_empty: '{{file}} está vazio: não há nenhuma linha para ler.',
    file_only_header: '{{file}} só tem a linha de títulos e nenhum contato.',
    file_kind_unsupported:
      '{{file}} não é uma planilha nem um texto que o programa saiba ler. Nada foi gravado. Salve a lista como CSV e tente de novo.',
    file_is_pdf:
      '{{file}} é um PDF, e dele não dá para tirar as linhas com segurança. Peça a lista em planilha (Excel ou CSV) a quem a enviou.',
    file_is_image:
      '{{file}} é uma imagem, e o programa não lê fotos. Peça a lista em planilha (Excel ou CSV) a quem a enviou.',
    file_is_web_page:
      '{{file}} é uma página da internet, mesmo que o nome diga planilha. Abra no Excel, use “Salvar como” CSV ou XLSX e traga o novo arquivo.',
    file_is_compressed:
      '{{file}} está compactado. Extraia a planilha de dentro dele e traga a planilha.',
    file_is_protected:
      '{{file}} está protegido por senha. Abra no Excel, tire a senha, salve e traga de novo.',
    file_damaged:
      '{{file}} está danificado ou incompleto e não dá para ler tudo. Nada foi gravado. Baixe ou exporte de novo e traga o novo arquivo.',
    file_unsafe:
      '{{file}} traz comandos que planilha nenhuma precisa e que podem fazer mal. Ele não foi aberto. Peça a lista de novo a quem a enviou.',
    file_too_big_inside:
      '{{file}} é muito maior por dentro do que uma lista precisa ser. Nada foi gravado. Separe a lista em planilhas menores ou salve como CSV.',
    sheet_not_found: '{{file}} não tem “{{sheet}}”. O que há nele: {{sheets}}.',
    sheet_not_chosen:
      '{{file}} tem mais de uma lista: {{sheets}}. Nada foi gravado. Escolha qual delas usar.',
    list_changed:
      'Em {{file}}, a coluna “{{column}}” não está mais onde estava quando foi escolhida. Nada foi gravado. Abra a lista de novo e confira as colunas.',
    file_changed_while_reading:
      '{{file}} mudou enquanto era lido. Nada foi gravado. Feche o outro programa e tente de novo.',
    file_too_large: '{{file}} é grande demais para ser enviado por aqui (limite de {{limit}}).',
    quote_never_closed:
      'Na linha {{line}} de {{file}} há aspas que abrem e nunca fecham. Nada foi gravado. Corrija essa linha na planilha.',
    no_phone_column: 'Nenhuma coluna de {{file}} parece ter telefones. Escolha a coluna certa.',
    phone_column_not_found:
      'A coluna “{{column}}” não existe em {{file}}. As colunas são: {{columns}}.',
    cell_too_long:
      'Na linha {{row}} há uma célula com mais de {{max, number}} letras, o limite do Excel. Nada foi gravado. Encurte-a ou grave em CSV.',
    report_unreadable:
      '{{file}} não é um relatório do Lista Limpa. Escolha o arquivo que termina em “relatorio.json”.',
    run_not_found: 'Não existe a limpeza número {{run}}. Confira o número no histórico.',
    target_exists:
      '{{file}} já existe e não foi alterado. Confirme a substituição ou escolha outro nome.',
    target_is_input:
      '{{file}} é a própria planilha original. O original nunca é alterado: escolha outro nome.',
    target_not_writable:
      'Não foi possível gravar {{file}}. O arquivo antigo, se havia, continua igual. Escolha outra pasta.',
    no_room_to_read:
      'Para ler {{file}} falta espaço no disco deste computador. Nada foi gravado nem alterado. Libere espaço e tente de novo.',
    disk_full:
      'O disco está cheio e {{file}} não pôde ser gravado. Nada ficou pela metade. Libere espaço e tente de novo.',
    store_missing:
      'A lista de descadastrados sumiu de {{path}}, mas há sinais de que existia. Nenhuma lista será limpa sem ela. Restaure a cópia de segurança.',
    store_empty_file:
      'O arquivo da lista de descadastrados está vazio (zero bytes): {{path}}. Nenhuma lista será limpa assim. Restaure a cópia de segurança.',
    store_not_a_database:
      '{{path}} não é a lista de descadastrados do Lista Limpa. Nada foi alterado nele.',
    store_newer:
      'A lista de descadastrados foi gravada por uma versão mais nova do programa ({{found}}; esta lê até {{known}}). Atualize o programa.',
    store_damaged:
      'A lista de descadastrados está danificada: {{path}}. Nenhuma lista será limpa assim. Restaure a cópia de segurança.',
    store_seal_mismatch:
      'A lista de descadastrados não confere com o seu lacre: pode faltar gente. Nenhuma lista será limpa assim. Restaure a cópia de segurança.',
    store_locked:
      'A lista de descadastrados está em uso {{holder}}. Nada foi alterado. Espere terminar ou feche-o, e tente de novo.',
    'holder.window': 'na janela do Lista Limpa (processo {{pid}})',
    'holder.host': 'no Lista Limpa aberto no navegador (processo {{pid}})',
    'holder.cli': 'por um comando do Lista Limpa no terminal (processo {{pid}})',
    'holder.other': 'por outro programa',
    store_read_only:
      'A pasta da lista de descadastrados não aceita gravação: {{path}}. Nada foi alterado.',
    store_not_durable:
      'Este disco não garante que os descadastros fiquem gravados. Escolha outra pasta para os dados.',
    store_symlink: '{{path}} é um atalho, não o arquivo da lista. Aponte para a pasta verdadeira.',
    optouts_not_understood_one:
      '{{count}} descadastro não foi entendido. Nada foi gravado até você decidir: corrija-o ou deixe-o de fora.',
    optouts_not_understood_many:
      '{{count, number}} de descadastros não foram entendidos. Nada foi gravado até você decidir: corrija-os ou deixe-os de fora.',
    optouts_not_understood_other:
      '{{count, number}} descadastros não foram entendidos. Nada foi gravado até você decidir: corrija-os ou deixe-os de fora.',
    output_needs_confirmation:
      '{{file}} já existe. Nada foi gravado: repita com --yes para substituir.',
    batch_not_found:
      'Não existe a gravação número {{batch}}. Confira o número na lista de importações.',
    backup_not_found: 'A cópia de segurança {{file}} não foi encontrada.',
    nothing_to_erase: 'Não há nada gravado sobre esta pessoa para apagar. Confira o número.',
    store_replaced:
      'A lista de descadastrados foi restaurada por outro programa. Nada foi gravado. Feche e abra o Lista Limpa de novo.',
    change_file_newer:
      '{{file}} foi feito por uma versão mais nova do programa. Nada foi juntado. Atualize este computador e tente de novo.',
    nothing_to_lift: 'Não há nenhum descadastro deste tipo para liberar.',
    block_cannot_expire:
      'Só um bloqueio temporário feito na loja pode ter prazo. O pedido da própria pessoa vale para sempre.',
    backup_unusable:
      'A cópia de segurança {{file}} não está inteira e não foi usada. Nada mudou. Escolha outra cópia.',
    release_needs_consent:
      'Esta pessoa pediu ela mesma para não receber mensagens. Só um novo consentimento dela, com prova, a libera.',
    consent_needs_evidence:
      'Para voltar a enviar, escreva o motivo e a prova do consentimento (o que a pessoa disse e onde está guardado). Nada mudou.',
    count_not_confirmed_one:
      'Esta ação muda {{count}} pessoa, e foi confirmado o número {{given}}. Nada mudou: confira e digite o número certo.',
    count_not_confirmed_many:
      'Esta ação muda {{count, number}} de pessoas, e foi confirmado o número {{given}}. Nada mudou: confira e digite o número certo.',
    count_not_confirmed_other:
      'Esta ação muda {{count, number}} pessoas, e foi confirmado o número {{given}}. Nada mudou: confira e digite o número certo.',
    change_file_unknown_sender:
      'Este arquivo vem de um computador que ainda não é conhecido (código {{fingerprint}}). Confira o código no outro computador e confirme. Nada mudou.',
    change_file_unreadable:
      '{{file}} não é um arquivo de mudanças do Lista Limpa, ou veio cortado. Nada mudou. Copie-o de novo do outro computador.',
    change_file_forged:
      '{{file}} foi alterado depois de gravado: a assinatura não confere. Nada mudou. Copie-o de novo do outro computador.',
    no_good_backup: 'Não há nenhuma cópia de segurança inteira nesta pasta. Nada mudou.',
    nothing_to_undo: 'O lote {{batch}} já foi desfeito: não há mais nada dele em vigor.',
    not_opted_out: 'Este número não está descadastrado: não há pedido para comprovar.',
    one_number_needed: 'Aqui vale um número só, escrito por inteiro com o DDD. Nada mudou.',
    as_of_before_list:
      'O primeiro registro desta lista é de {{since, datetime(dateStyle: short; timeStyle: short)}}: antes disso, ela não diz quem tinha saído. Nada foi feito. Escolha essa data ou uma posterior.',
    as_of_to_come:
      'Essa data ainda não chegou: ninguém sabe quem terá saído até lá. Nada foi feito. Escolha hoje ou um dia que já passou.',
    block_already_over: 'O prazo do bloqueio já passou. Escolha um dia que ainda vem. Nada mudou.',
    file_has_messages:
      '{{file}} é uma exportação de conversas: ela não diz quem saiu. Use a busca de pedidos de saída em mensagens.',
    optouts_every_row_one:
      '{{file}} tem {{count, number}} contato e nada que diga que ele pediu para sair. Nada foi gravado: confirme que é um descadastro.',
    optouts_every_row_many:
      '{{file}} tem {{count, number}} de contatos e nada que diga que pediram para sair. Nada foi gravado: confirme que todos são descadastros.',
    optouts_every_row_other:
      '{{file}} tem {{count, number}} contatos e nada que diga que pediram para sair. Nada foi gravado: confirme que todos são descadastros.',
    optouts_status_unclear_one:
      'Em {{count, number}} linha não está claro se a pessoa saiu. Nada foi gravado: diga quais situações querem dizer “saiu”.',
    optouts_status_unclear_many:
      'Em {{count, number}} de linhas não está claro se a pessoa saiu. Nada foi gravado: diga quais situações querem dizer “saiu”.',
    optouts_status_unclear_other:
      'Em {{count, number}} linhas não está claro se a pessoa saiu. Nada foi gravado: diga quais situações querem dizer “saiu”.',
    optouts_dates_unclear:
      'As datas de {{file}} deixam dúvida (datas impossíveis: {{impossible, number}}). Nada foi gravado: diga como ler as datas, ou para não usá-las.',
    number_not_confirmed:
      'O número digitado de novo não é o mesmo. Nada mudou: digite o número inteiro mais uma vez.',
    undo_needs_count_one:
      'Desfazer muda {{count, number}} pessoa. Nada mudou: confirme digitando o número {{count}}.',
    undo_needs_count_many:
      'Desfazer muda {{count, number}} de pessoas. Nada mudou: confirme digitando o número {{count}}.',
    undo_needs_count_other:
      'Desfazer muda {{count, number}} pessoas. Nada mudou: confirme digitando o número {{count}}.',
    release_needs_count_one:
      'Este consentimento libera {{count, number}} pessoa. Nada mudou: confirme digitando o número {{count}}.',
    release_needs_count_many:
      'Estes consentimentos liberam {{count, number}} de pessoas. Nada mudou: confirme digitando o número {{count}}.',
    release_needs_count_other:
      'Estes consentimentos liberam {{count, number}} pessoas. Nada mudou: confirme digitando o número {{count}}.',
    cancelled: 'Cancelado. Nenhum arquivo foi criado.',
  },
  en: {
    internal:
      'The program failed through a fault of its own. Nothing was half written. Try again; if it repeats, copy the details and ask for help.',
    counts_do_not_add_up:
      'The counts do not add up: {{read}} rows read and {{accounted}} explained. No file was made. Tell whoever looks after the program.',
    worker_crashed: 'The work stopped suddenly. No file was left half done. Try again.',
    unknown_method:
      'The request “{{method}}” does not exist in this program. Reload the page or update the program.',
    invalid_input: 'The request carried a value that the program does not accept ({{field}}).',
    unknown_place: 'This file is no longer open. Choose it again.',
    unknown_check: 'This check is no longer open. Open the spreadsheet again.',
    unknown_job: 'This work has already ended.',
    not_built_yet: 'The command “{{command}}” is not built in this version yet.',
    usage: '{{message}}',
    host_unreachable:
      'Lista Limpa does not answer: the program was closed. Everything saved is still saved. Open the program again.',
    session_refused:
      'This page no longer has access to Lista Limpa. Open the program again from its shortcut.',
    no_free_port:
      'The ports {{from}} to {{to}} of this computer are all in use. Choose another with --port, or none.',
    file_not_found: 'The file {{file}} was not found. Check its name and folder.',
    file_is_directory: '{{file}} is a folder. Choose a file.',
    file_no_permission:
      'The computer does not let the program open {{file}}. Copy it to your own folder and try again.',
    file_locked:
      '{{file}} is open in another program, such as Excel. Nothing was changed. Close it there and try again.',
    file_empty: '{{file}} is empty: there is no row to read.',
    file_only_header: '{{file}} has only the header row and no contact.',
    file_kind_unsupported:
      '{{file}} is neither a spreadsheet nor a text that the program can read. Nothing was written. Save the list as CSV and try again.',
    file_is_pdf:
      '{{file}} is a PDF, and rows cannot be taken out of it safely. Ask whoever sent it for the list as a spreadsheet (Excel or CSV).',
    file_is_image:
      '{{file}} is a picture, and the program does not read pictures. Ask whoever sent it for the list as a spreadsheet (Excel or CSV).',
    file_is_web_page:
      '{{file}} is a web page, even if its name says spreadsheet. Open it in Excel, use “Save as” CSV or XLSX and bring the new file.',
    file_is_compressed:
      '{{file}} is compressed. Extract the spreadsheet from it and bring the spreadsheet.',
    file_is_protected:
      '{{file}} is protected by a password. Open it in Excel, remove the password, save it and bring it again.',
    file_damaged:
      '{{file}} is damaged or incomplete and cannot be read to its end. Nothing was written. Download or export it again and bring the new file.',
    file_unsafe:
      '{{file}} carries instructions that no spreadsheet needs and that may do harm. It was not opened. Ask whoever sent it for the list again.',
    file_too_big_inside:
      '{{file}} is far larger inside than a list needs to be. Nothing was written. Split the list into smaller spreadsheets or save it as CSV.',
    sheet_not_found: '{{file}} has no “{{sheet}}”. What it holds: {{sheets}}.',
    sheet_not_chosen:
      '{{file}} holds more than one list: {{sheets}}. Nothing was written. Choose which of them to use.',
    list_changed:
      'In {{file}}, the column “{{column}}” is no longer where it was when it was chosen. Nothing was written. Open the list again and check its columns.',
    file_changed_while_reading:
      '{{file}} changed while it was being read. Nothing was written. Close the other program and try again.',
    file_too_large: '{{file}} is too large to be sent this way (limit {{limit}}).',
    quote_never_closed:
      'On line {{line}} of {{file}} a quote opens and never closes. Nothing was written. Correct that line in the spreadsheet.',
    no_phone_column: 'No column of {{file}} looks like phone numbers. Choose the right column.',
    phone_column_not_found:
      'There is no column “{{column}}” in {{file}}. The columns are: {{columns}}.',
    cell_too_long:
      'Row {{row}} has a cell with more than {{max, number}} letters, the most that Excel takes. Nothing was written. Shorten it, or save as CSV.',
    report_unreadable:
      '{{file}} is not a report of Lista Limpa. Choose the file that ends in “report.json”.',
    run_not_found: 'There is no cleaning number {{run}}. Check the number in the history.',
    target_exists:
      '{{file}} already exists and was not changed. Confirm that it may be replaced or choose another name.',
    target_is_input:
      '{{file}} is the original spreadsheet itself. The original is never changed: choose another name.',
    target_not_writable:
      '{{file}} could not be written. The old file, if there was one, is unchanged. Choose another folder.',
    no_room_to_read:
      'There is no room on this computer’s disk to read {{file}}. Nothing was written or changed. Free some space and try again.',
    disk_full:
      'The disk is full and {{file}} could not be written. Nothing was left half done. Free some space and try again.',
    store_missing:
      'The opt-out list is gone from {{path}}, yet there are signs that it existed. No list is cleaned without it. Restore the backup.',
    store_empty_file:
      'The file of the opt-out list is empty (zero bytes): {{path}}. No list is cleaned like this. Restore the backup.',
    store_not_a_database:
      '{{path}} is not an opt-out list of Lista Limpa. Nothing in it was changed.',
    store_newer:
      'The opt-out list was written by a newer version of the program ({{found}}; this one reads up to {{known}}). Update the program.',
    store_damaged:
      'The opt-out list is damaged: {{path}}. No list is cleaned like this. Restore the backup.',
    store_seal_mismatch:
      'The opt-out list does not match its seal: people may be missing. No list is cleaned like this. Restore the backup.',
    store_locked:
      'The opt-out list is in use {{holder}}. Nothing was changed. Wait until it is done or close it, and try again.',
    'holder.window': 'in the window of Lista Limpa (process {{pid}})',
    'holder.host': 'in Lista Limpa in the browser (process {{pid}})',
    'holder.cli': 'by a command of Lista Limpa in a terminal (process {{pid}})',
    'holder.other': 'by another program',
    store_read_only:
      'The folder of the opt-out list cannot be written to: {{path}}. Nothing was changed.',
    store_not_durable:
      'This disk does not guarantee that opt-outs stay saved. Choose another folder for the data.',
    store_symlink: '{{path}} is a shortcut, not the file of the list. Point to the real folder.',
    optouts_not_understood_one:
      '{{count}} opt-out was not understood. Nothing was saved until you decide: correct it or leave it out.',
    optouts_not_understood_many:
      '{{count, number}} opt-outs were not understood. Nothing was saved until you decide: correct them or leave them out.',
    optouts_not_understood_other:
      '{{count, number}} opt-outs were not understood. Nothing was saved until you decide: correct them or leave them out.',
    output_needs_confirmation:
      '{{file}} already exists. Nothing was written: repeat with --yes to replace it.',
    batch_not_found:
      'There is no recording number {{batch}}. Check the number in the list of imports.',
    backup_not_found: 'The backup {{file}} was not found.',
    nothing_to_erase: 'Nothing is kept about this person that could be erased. Check the number.',
    store_replaced:
      'The opt-out list was restored by another program. Nothing was saved. Close Lista Limpa and open it again.',
    change_file_newer:
      '{{file}} was made by a newer version of the program. Nothing was merged. Update this computer and try again.',
    nothing_to_lift: 'There is no opt-out of this kind to release.',
    block_cannot_expire:
      'Only a temporary block made by the shop can have an end. What the person asked for holds for ever.',
    backup_unusable:
      'The backup {{file}} is not whole and was not used. Nothing changed. Choose another one.',
    release_needs_consent:
      'This person asked for no messages in their own words. Only a new consent of theirs, with proof, releases them.',
    consent_needs_evidence:
      'To send to them again, write the reason and the proof of consent (what the person said and where it is kept). Nothing changed.',
    count_not_confirmed_one:
      'This changes {{count}} person, and the number {{given}} was confirmed. Nothing changed: check and type the right number.',
    count_not_confirmed_many:
      'This changes {{count, number}} people, and the number {{given}} was confirmed. Nothing changed: check and type the right number.',
    count_not_confirmed_other:
      'This changes {{count, number}} people, and the number {{given}} was confirmed. Nothing changed: check and type the right number.',
    change_file_unknown_sender:
      'This file comes from a computer that is not known yet (code {{fingerprint}}). Compare the code on the other computer and confirm. Nothing changed.',
    change_file_unreadable:
      '{{file}} is not a change file of Lista Limpa, or it was cut short. Nothing changed. Copy it again from the other computer.',
    change_file_forged:
      '{{file}} was altered after it was written: its signature does not match. Nothing changed. Copy it again from the other computer.',
    no_good_backup: 'There is no whole backup in this folder. Nothing changed.',
    nothing_to_undo: 'Batch {{batch}} was undone already: nothing of it is in force any more.',
    not_opted_out: 'This number is not opted out: there is no request to prove.',
    one_number_needed:
      'This takes exactly one number, written in full with its area code. Nothing changed.',
    as_of_before_list:
      'The first entry of this list is of {{since, datetime(dateStyle: short; timeStyle: short)}}: before that, it does not say who was out. Nothing was done. Choose that date or a later one.',
    as_of_to_come:
      'That date is still to come: nobody knows who will be out by then. Nothing was done. Choose today or a day in the past.',
    block_already_over:
      'The block would already be over. Choose a day that is still to come. Nothing changed.',
    file_has_messages:
      '{{file}} is an export of conversations: it does not say who is out. Use the search for opt-outs in messages.',
    optouts_every_row_one:
      '{{file}} has {{count, number}} contact and nothing that says they asked to leave. Nothing was written: confirm that it is an opt-out.',
    optouts_every_row_many:
      '{{file}} has {{count, number}} contacts and nothing that says they asked to leave. Nothing was written: confirm that all of them are opt-outs.',
    optouts_every_row_other:
      '{{file}} has {{count, number}} contacts and nothing that says they asked to leave. Nothing was written: confirm that all of them are opt-outs.',
    optouts_status_unclear_one:
      'In {{count, number}} row it is not clear whether the person is out. Nothing was written: say which values mean “out”.',
    optouts_status_unclear_many:
      'In {{count, number}} rows it is not clear whether the person is out. Nothing was written: say which values mean “out”.',
    optouts_status_unclear_other:
      'In {{count, number}} rows it is not clear whether the person is out. Nothing was written: say which values mean “out”.',
    optouts_dates_unclear:
      'The dates of {{file}} leave a doubt (impossible dates: {{impossible, number}}). Nothing was written: say how to read the dates, or not to use them.',
    number_not_confirmed:
      'The number typed a second time is another one. Nothing changed: type the whole number once more.',
    undo_needs_count_one:
      'Undoing changes {{count, number}} person. Nothing changed: confirm by typing {{count}}.',
    undo_needs_count_many:
      'Undoing changes {{count, number}} people. Nothing changed: confirm by typing {{count}}.',
    undo_needs_count_other:
      'Undoing changes {{count, number}} people. Nothing changed: confirm by typing {{count}}.',
    release_needs_count_one:
      'This consent frees {{count, number}} person. Nothing changed: confirm by typing {{count}}.',
    release_needs_count_many:
      'These consents free {{count, number}} people. Nothing changed: confirm by typing {{count}}.',
    release_needs_count_other:
      'These consents free {{count, number}} people. Nothing changed: confirm by typing {{count}}.',
    cancelled: 'Cancelled. No file was made.',
  },
  es: {
    internal:
      'El programa falló por un error propio. Nada quedó grabado a medias. Intente de nuevo; si se repite, copie los detalles y pida ayuda.',
    counts_do_not_add_up:
      'Las cuentas no cierran: {{read}} filas leídas y {{accounted}} explicadas. No se creó ningún archivo. Avise a quien cuida el programa.',
    worker_crashed:
      'El trabajo se detuvo de repente. Ningún archivo quedó a medias. Intente de nuevo.',
    unknown_method:
      'El pedido “{{method}}” no existe en este programa. Recargue la página o actualice el programa.',
    invalid_input: 'El pedido trajo un valor que el programa no acepta ({{field}}).',
    unknown_place: 'Este archivo ya no está abierto. Elíjalo de nuevo.',
    unknown_check: 'Esta revisión ya no está abierta. Abra la planilla de nuevo.',
    unknown_job: 'Este trabajo ya terminó.',
    not_built_yet: 'El comando “{{command}}” todavía no está construido en esta versión.',
    usage: '{{message}}',
    host_unreachable:
      'Lista Limpa no responde: el programa se cerró. Lo que ya estaba guardado sigue guardado. Abra el programa de nuevo.',
    session_refused:
      'Esta página ya no tiene acceso a Lista Limpa. Abra el programa de nuevo desde su acceso directo.',
    no_free_port:
      'Los puertos {{from}} a {{to}} de esta computadora están todos en uso. Elija otro con --port, o ninguno.',
    file_not_found: 'No se encontró el archivo {{file}}. Revise el nombre y la carpeta.',
    file_is_directory: '{{file}} es una carpeta. Elija un archivo.',
    file_no_permission:
      'La computadora no deja abrir {{file}}. Cópielo a su carpeta e intente de nuevo.',
    file_locked:
      '{{file}} está abierto en otro programa, como Excel. Nada cambió. Ciérrelo allí e intente de nuevo.',
    file_empty: '{{file}} está vacío: no hay ninguna fila para leer.',
    file_only_header: '{{file}} solo tiene la fila de títulos y ningún contacto.',
    file_kind_unsupported:
      '{{file}} no es una planilla ni un texto que el programa sepa leer. No se grabó nada. Guarde la lista como CSV e intente de nuevo.',
    file_is_pdf:
      '{{file}} es un PDF, y de él no se pueden sacar las filas con seguridad. Pida la lista en planilla (Excel o CSV) a quien la envió.',
    file_is_image:
      '{{file}} es una imagen, y el programa no lee fotos. Pida la lista en planilla (Excel o CSV) a quien la envió.',
    file_is_web_page:
      '{{file}} es una página de internet, aunque el nombre diga planilla. Ábrala en Excel, use “Guardar como” CSV o XLSX y traiga el archivo nuevo.',
    file_is_compressed: '{{file}} está comprimido. Extraiga la planilla y traiga la planilla.',
    file_is_protected:
      '{{file}} está protegido con contraseña. Ábralo en Excel, quite la contraseña, guárdelo y tráigalo de nuevo.',
    file_damaged:
      '{{file}} está dañado o incompleto y no se puede leer entero. No se grabó nada. Descárguelo o expórtelo de nuevo y traiga el archivo nuevo.',
    file_unsafe:
      '{{file}} trae instrucciones que ninguna planilla necesita y que pueden hacer daño. No se abrió. Pida la lista de nuevo a quien la envió.',
    file_too_big_inside:
      '{{file}} es por dentro mucho más grande de lo que una lista necesita. No se grabó nada. Separe la lista en planillas menores o guárdela como CSV.',
    sheet_not_found: '{{file}} no tiene “{{sheet}}”. Lo que hay en él: {{sheets}}.',
    sheet_not_chosen:
      '{{file}} tiene más de una lista: {{sheets}}. No se grabó nada. Elija cuál de ellas usar.',
    list_changed:
      'En {{file}}, la columna “{{column}}” ya no está donde estaba cuando se eligió. No se grabó nada. Abra la lista de nuevo y revise las columnas.',
    file_changed_while_reading:
      '{{file}} cambió mientras se leía. No se grabó nada. Cierre el otro programa e intente de nuevo.',
    file_too_large: '{{file}} es demasiado grande para enviarlo por aquí (límite {{limit}}).',
    quote_never_closed:
      'En la línea {{line}} de {{file}} hay comillas que se abren y nunca se cierran. No se grabó nada. Corrija esa línea en la planilla.',
    no_phone_column:
      'Ninguna columna de {{file}} parece tener teléfonos. Elija la columna correcta.',
    phone_column_not_found:
      'La columna “{{column}}” no existe en {{file}}. Las columnas son: {{columns}}.',
    cell_too_long:
      'En la fila {{row}} hay una celda con más de {{max, number}} letras, el límite de Excel. No se grabó nada. Acórtela o grabe en CSV.',
    report_unreadable:
      '{{file}} no es un informe de Lista Limpa. Elija el archivo que termina en “informe.json”.',
    run_not_found: 'No existe la limpieza número {{run}}. Revise el número en el historial.',
    target_exists:
      '{{file}} ya existe y no se cambió. Confirme que puede reemplazarse o elija otro nombre.',
    target_is_input:
      '{{file}} es la propia planilla original. El original nunca se cambia: elija otro nombre.',
    target_not_writable:
      'No se pudo grabar {{file}}. El archivo anterior, si existía, sigue igual. Elija otra carpeta.',
    no_room_to_read:
      'Para leer {{file}} falta espacio en el disco de esta computadora. No se grabó ni se cambió nada. Libere espacio e intente de nuevo.',
    disk_full:
      'El disco está lleno y {{file}} no se pudo grabar. Nada quedó a medias. Libere espacio e intente de nuevo.',
    store_missing:
      'La lista de bajas desapareció de {{path}}, pero hay señales de que existía. Ninguna lista se limpia sin ella. Restaure la copia de seguridad.',
    store_empty_file:
      'El archivo de la lista de bajas está vacío (cero bytes): {{path}}. Ninguna lista se limpia así. Restaure la copia de seguridad.',
    store_not_a_database:
      '{{path}} no es la lista de bajas de Lista Limpa. No se cambió nada en él.',
    store_newer:
      'La lista de bajas fue grabada por una versión más nueva del programa ({{found}}; esta lee hasta {{known}}). Actualice el programa.',
    store_damaged:
      'La lista de bajas está dañada: {{path}}. Ninguna lista se limpia así. Restaure la copia de seguridad.',
    store_seal_mismatch:
      'La lista de bajas no coincide con su sello: puede faltar gente. Ninguna lista se limpia así. Restaure la copia de seguridad.',
    store_locked:
      'La lista de bajas está en uso {{holder}}. No se cambió nada. Espere a que termine o ciérrelo, e intente de nuevo.',
    'holder.window': 'en la ventana de Lista Limpa (proceso {{pid}})',
    'holder.host': 'en Lista Limpa abierto en el navegador (proceso {{pid}})',
    'holder.cli': 'por un comando de Lista Limpa en la terminal (proceso {{pid}})',
    'holder.other': 'por otro programa',
    store_read_only:
      'La carpeta de la lista de bajas no acepta escritura: {{path}}. No se cambió nada.',
    store_not_durable:
      'Este disco no garantiza que las bajas queden grabadas. Elija otra carpeta para los datos.',
    store_symlink:
      '{{path}} es un acceso directo, no el archivo de la lista. Apunte a la carpeta verdadera.',
    optouts_not_understood_one:
      '{{count}} baja no se entendió. No se grabó nada hasta que usted decida: corríjala o déjela fuera.',
    optouts_not_understood_many:
      '{{count, number}} de bajas no se entendieron. No se grabó nada hasta que usted decida: corríjalas o déjelas fuera.',
    optouts_not_understood_other:
      '{{count, number}} bajas no se entendieron. No se grabó nada hasta que usted decida: corríjalas o déjelas fuera.',
    output_needs_confirmation:
      '{{file}} ya existe. No se grabó nada: repita con --yes para reemplazarlo.',
    batch_not_found:
      'No existe la grabación número {{batch}}. Revise el número en la lista de importaciones.',
    backup_not_found: 'No se encontró la copia de seguridad {{file}}.',
    nothing_to_erase: 'No hay nada guardado sobre esta persona para borrar. Revise el número.',
    store_replaced:
      'La lista de bajas fue restaurada por otro programa. No se guardó nada. Cierre Lista Limpa y ábralo de nuevo.',
    change_file_newer:
      '{{file}} fue hecho por una versión más nueva del programa. No se juntó nada. Actualice esta computadora e intente de nuevo.',
    nothing_to_lift: 'No hay ninguna baja de este tipo para liberar.',
    block_cannot_expire:
      'Solo un bloqueo temporal hecho en la tienda puede tener plazo. Lo que pidió la propia persona vale para siempre.',
    backup_unusable:
      'La copia de seguridad {{file}} no está entera y no se usó. No cambió nada. Elija otra copia.',
    release_needs_consent:
      'Esta persona pidió ella misma no recibir mensajes. Solo un nuevo consentimiento suyo, con prueba, la libera.',
    consent_needs_evidence:
      'Para volver a enviarle, escriba el motivo y la prueba del consentimiento (qué dijo la persona y dónde está guardado). No cambió nada.',
    count_not_confirmed_one:
      'Esta acción cambia {{count}} persona, y se confirmó el número {{given}}. No cambió nada: revise y escriba el número correcto.',
    count_not_confirmed_many:
      'Esta acción cambia {{count, number}} de personas, y se confirmó el número {{given}}. No cambió nada: revise y escriba el número correcto.',
    count_not_confirmed_other:
      'Esta acción cambia {{count, number}} personas, y se confirmó el número {{given}}. No cambió nada: revise y escriba el número correcto.',
    change_file_unknown_sender:
      'Este archivo viene de una computadora que todavía no es conocida (código {{fingerprint}}). Compare el código en la otra computadora y confirme. No cambió nada.',
    change_file_unreadable:
      '{{file}} no es un archivo de cambios de Lista Limpa, o llegó cortado. No cambió nada. Cópielo de nuevo de la otra computadora.',
    change_file_forged:
      '{{file}} fue alterado después de grabado: la firma no coincide. No cambió nada. Cópielo de nuevo de la otra computadora.',
    no_good_backup: 'No hay ninguna copia de seguridad completa en esta carpeta. Nada cambió.',
    nothing_to_undo: 'El lote {{batch}} ya fue deshecho: no queda nada de él en vigor.',
    not_opted_out: 'Este número no está dado de baja: no hay pedido que comprobar.',
    one_number_needed:
      'Aquí vale un solo número, escrito entero con su código de área. Nada cambió.',
    as_of_before_list:
      'La primera anotación de esta lista es del {{since, datetime(dateStyle: short; timeStyle: short)}}: antes de eso, no dice quién se había dado de baja. No se hizo nada. Elija esa fecha o una posterior.',
    as_of_to_come:
      'Esa fecha aún no llegó: nadie sabe quién se habrá dado de baja para entonces. No se hizo nada. Elija hoy o un día que ya pasó.',
    block_already_over: 'El plazo del bloqueo ya pasó. Elija un día que aún no llegó. Nada cambió.',
    file_has_messages:
      '{{file}} es una exportación de conversaciones: no dice quién se dio de baja. Use la búsqueda de bajas en mensajes.',
    optouts_every_row_one:
      '{{file}} tiene {{count, number}} contacto y nada que diga que pidió la baja. No se guardó nada: confirme que es una baja.',
    optouts_every_row_many:
      '{{file}} tiene {{count, number}} de contactos y nada que diga que pidieron la baja. No se guardó nada: confirme que todos son bajas.',
    optouts_every_row_other:
      '{{file}} tiene {{count, number}} contactos y nada que diga que pidieron la baja. No se guardó nada: confirme que todos son bajas.',
    optouts_status_unclear_one:
      'En {{count, number}} fila no está claro si la persona se dio de baja. No se guardó nada: diga qué valores significan “baja”.',
    optouts_status_unclear_many:
      'En {{count, number}} de filas no está claro si la persona se dio de baja. No se guardó nada: diga qué valores significan “baja”.',
    optouts_status_unclear_other:
      'En {{count, number}} filas no está claro si la persona se dio de baja. No se guardó nada: diga qué valores significan “baja”.',
    optouts_dates_unclear:
      'Las fechas de {{file}} dejan dudas (fechas imposibles: {{impossible, number}}). No se guardó nada: diga cómo leer las fechas, o que no se usen.',
    number_not_confirmed:
      'El número escrito de nuevo es otro. Nada cambió: escriba el número entero una vez más.',
    undo_needs_count_one:
      'Deshacer cambia a {{count, number}} persona. Nada cambió: confirme escribiendo {{count}}.',
    undo_needs_count_many:
      'Deshacer cambia a {{count, number}} de personas. Nada cambió: confirme escribiendo {{count}}.',
    undo_needs_count_other:
      'Deshacer cambia a {{count, number}} personas. Nada cambió: confirme escribiendo {{count}}.',
    release_needs_count_one:
      'Este consentimiento libera a {{count, number}} persona. Nada cambió: confirme escribiendo {{count}}.',
    release_needs_count_many:
      'Estos consentimientos liberan a {{count, number}} de personas. Nada cambió: confirme escribiendo {{count}}.',
    release_needs_count_other:
      'Estos consentimientos liberan a {{count, number}} personas. Nada cambió: confirme escribiendo {{count}}.',
    cancelled: 'Cancelado. No se creó ningún archivo.',
  },
})
