import { defineMessages } from './define.ts'

/** What Weni would do with a file, in plain words, and what to do about it. */
export const weni = defineMessages({
  'pt-BR': {
    wrong_extension:
      'O nome do arquivo precisa terminar em .csv, .xls ou .xlsx. A Weni recusa outros.',
    wrong_separator:
      'As colunas não estão separadas por vírgulas. A Weni só lê vírgulas: recusa este arquivo como está.',
    repeated_field: 'O campo “{{column}}” aparece duas vezes. A Weni recusa.',
    empty_file: 'O arquivo está vazio. A Weni recusa.',
    empty_header: 'Há uma coluna sem título. A Weni recusa o arquivo inteiro: dê um nome a ela.',
    no_urn_header:
      'Nenhuma coluna tem um título que a Weni entenda como número. “Telefone” e “celular” são ignorados: use URN:whatsapp.',
    unknown_scheme: 'A Weni não conhece o tipo de contato da coluna “{{column}}”.',
    bad_field:
      'A Weni não aceita “{{column}}” como campo: use letras sem acento, até 36, e não uma palavra reservada.',
    bad_label:
      'A Weni recusa o nome do campo “{{column}}” por causa dos acentos ou sinais, ou por ser comprido demais.',
    only_uuid: 'O arquivo só tem a coluna UUID. A Weni exige mais alguma.',
    no_records: 'O arquivo só tem títulos e nenhum contato. A Weni recusa.',
    too_many_records: 'O arquivo tem linhas demais para uma importação. Divida-o.',
    duplicate_urn: 'O número da linha {{row}} já apareceu antes. A Weni recusa o arquivo.',
    duplicate_uuid: 'O UUID da linha {{row}} já apareceu antes. A Weni recusa o arquivo.',
    name_too_long: 'O nome da linha {{row}} passa de 100 letras. A Weni recusa o arquivo.',
    tel_length:
      'O telefone da linha {{row}} não tem de 8 a 15 algarismos. A Weni recusa o arquivo.',
    not_whatsapp:
      'Na linha {{row}}, “{{column}}” não tem só algarismos. A Weni não cria esse contato, e só avisa depois.',
    no_country_code:
      'Na linha {{row}}, o número não tem o 55 na frente. A Weni aceita e envia para o número errado.',
    same_without_ninth:
      'A linha {{row}} é a mesma pessoa de outra linha, com ou sem o nono dígito. A Weni não percebe e pode enviar duas vezes.',
    value_changes:
      'A coluna “{{column}}” tem valores que a Weni muda ao ler CSV, como 19,90, que vira 1990 (linha {{row}}). Use XLSX.',
    clears_value:
      'Na linha {{row}}, “--” na coluna “{{column}}” apaga o que a Weni sabe do contato.',
    column_ignored: 'A coluna “{{column}}” é ignorada pela Weni: use Field: antes do nome.',
    no_name: 'Não há coluna Name: os contatos novos ficam sem nome (“Nome” não é entendido).',
    sequential:
      'Há 250 números seguidos ou mais. A Weni pode marcar uma conta nova como suspeita de spam.',
    over_ceiling: 'São mais de 300.000 linhas, o máximo de que a tela da Weni fala.',
  },
  en: {
    wrong_extension: 'The file name must end in .csv, .xls or .xlsx. Weni refuses others.',
    wrong_separator:
      'The columns are not separated by commas. Weni reads commas only: it refuses this file as it is.',
    repeated_field: 'The field “{{column}}” is there twice. Weni refuses it.',
    empty_file: 'The file is empty. Weni refuses it.',
    empty_header: 'A column has no heading. Weni refuses the whole file: give it a name.',
    no_urn_header:
      'No column has a heading that Weni reads as a number. “Telefone” and “celular” are ignored: use URN:whatsapp.',
    unknown_scheme: 'Weni does not know the kind of contact of the column “{{column}}”.',
    bad_field:
      'Weni does not take “{{column}}” as a field: use letters without accents, up to 36, and no reserved word.',
    bad_label:
      'Weni refuses the field name “{{column}}” for its accents or signs, or because it is too long.',
    only_uuid: 'The file has only the column UUID. Weni wants one more.',
    no_records: 'The file has headings only and no contact. Weni refuses it.',
    too_many_records: 'The file has too many rows for one import. Split it.',
    duplicate_urn: 'The number of row {{row}} appeared before. Weni refuses the file.',
    duplicate_uuid: 'The UUID of row {{row}} appeared before. Weni refuses the file.',
    name_too_long: 'The name on row {{row}} is longer than 100 letters. Weni refuses the file.',
    tel_length: 'The phone on row {{row}} has not 8 to 15 digits. Weni refuses the file.',
    not_whatsapp:
      'On row {{row}}, “{{column}}” holds more than digits. Weni does not create that contact, and says so only later.',
    no_country_code:
      'On row {{row}}, the number has no country code. Weni takes it and sends to a wrong number.',
    same_without_ninth:
      'Row {{row}} is the same person as another row, with or without the ninth digit. Weni does not notice and may send twice.',
    value_changes:
      'The column “{{column}}” has values that Weni changes when it reads CSV, as 19,90 becomes 1990 (row {{row}}). Use XLSX.',
    clears_value: 'On row {{row}}, “--” in “{{column}}” erases what Weni knows of the contact.',
    column_ignored: 'The column “{{column}}” is ignored by Weni: put Field: before its name.',
    no_name: 'There is no column Name: new contacts stay nameless (“Nome” is not understood).',
    sequential:
      '250 numbers or more follow one another. Weni may mark a new account as suspected spam.',
    over_ceiling: 'There are more than 300,000 rows, the most that Weni’s screen speaks of.',
  },
  es: {
    wrong_extension:
      'El nombre del archivo debe terminar en .csv, .xls o .xlsx. Weni rechaza otros.',
    wrong_separator:
      'Las columnas no están separadas por comas. Weni solo lee comas: rechaza este archivo como está.',
    repeated_field: 'El campo “{{column}}” aparece dos veces. Weni lo rechaza.',
    empty_file: 'El archivo está vacío. Weni lo rechaza.',
    empty_header: 'Hay una columna sin título. Weni rechaza todo el archivo: póngale un nombre.',
    no_urn_header:
      'Ninguna columna tiene un título que Weni entienda como número. “Telefone” y “celular” se ignoran: use URN:whatsapp.',
    unknown_scheme: 'Weni no conoce el tipo de contacto de la columna “{{column}}”.',
    bad_field:
      'Weni no acepta “{{column}}” como campo: use letras sin acento, hasta 36, y no una palabra reservada.',
    bad_label:
      'Weni rechaza el nombre del campo “{{column}}” por los acentos o signos, o por ser demasiado largo.',
    only_uuid: 'El archivo solo tiene la columna UUID. Weni exige alguna más.',
    no_records: 'El archivo solo tiene títulos y ningún contacto. Weni lo rechaza.',
    too_many_records: 'El archivo tiene demasiadas filas para una importación. Divídalo.',
    duplicate_urn: 'El número de la fila {{row}} ya apareció antes. Weni rechaza el archivo.',
    duplicate_uuid: 'El UUID de la fila {{row}} ya apareció antes. Weni rechaza el archivo.',
    name_too_long: 'El nombre de la fila {{row}} pasa de 100 letras. Weni rechaza el archivo.',
    tel_length:
      'El teléfono de la fila {{row}} no tiene de 8 a 15 cifras. Weni rechaza el archivo.',
    not_whatsapp:
      'En la fila {{row}}, “{{column}}” no tiene solo cifras. Weni no crea ese contacto, y lo dice después.',
    no_country_code:
      'En la fila {{row}}, el número no tiene código de país. Weni lo acepta y envía a un número equivocado.',
    same_without_ninth:
      'La fila {{row}} es la misma persona de otra fila, con o sin el noveno dígito. Weni no lo nota y puede enviar dos veces.',
    value_changes:
      'La columna “{{column}}” tiene valores que Weni cambia al leer CSV, como 19,90, que pasa a 1990 (fila {{row}}). Use XLSX.',
    clears_value: 'En la fila {{row}}, “--” en “{{column}}” borra lo que Weni sabe del contacto.',
    column_ignored: 'Weni ignora la columna “{{column}}”: ponga Field: antes del nombre.',
    no_name: 'No hay columna Name: los contactos nuevos quedan sin nombre (“Nome” no se entiende).',
    sequential:
      'Hay 250 números seguidos o más. Weni puede marcar una cuenta nueva como sospechosa de spam.',
    over_ceiling: 'Son más de 300.000 filas, el máximo del que habla la pantalla de Weni.',
  },
})
