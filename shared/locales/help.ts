import { defineMessages } from './define.ts'

/** Questions that shops ask, each `<name>.q` with its `<name>.a`; readable without a network. */
export const help = defineMessages({
  'pt-BR': {
    search: 'Buscar na ajuda',
    none: 'Nenhuma resposta com essas palavras.',
    'what.q': 'O que este programa faz?',
    'what.a':
      'Ele guarda quem pediu para não receber mais mensagens e tira essas pessoas de toda lista que você for enviar. Também tira números repetidos e avisa dos que têm defeito.',
    'steps.q': 'Como limpo uma lista?',
    'steps.a':
      'Em “Limpar lista”, solte a planilha na janela. Confira quem sai e por quê; clique em uma linha para ver o motivo. Depois salve: nasce um arquivo novo, com o final “-limpa”, ao lado do original. Envie esse.',
    'original.q': 'Minha planilha original muda?',
    'original.a':
      'Nunca. As linhas que ficam são copiadas exatamente como estavam: mesmas colunas, mesma ordem, mesmos acentos.',
    'kept.q': 'Alguém descadastrado pode passar?',
    'kept.a':
      'Quem está na lista de descadastrados sempre sai, escrito com ou sem o 9, com ou sem DDD internacional, com pontos ou traços. Um número que o programa não entende também não fica: ele pode ser de alguém que pediu para sair.',
    'nine.q': 'E o nono dígito?',
    'nine.a':
      'O WhatsApp às vezes guarda o número sem o 9 da frente. O programa trata as duas formas como a mesma pessoa. Telefones fixos não ganham um 9.',
    'possible.q': 'O que quer dizer “Conferir: pode ter saído”?',
    'possible.a':
      'O número pode ser lido de dois jeitos, e um deles está entre os descadastrados. Por segurança ele não fica na lista limpa. Confira com a pessoa antes de enviar.',
    'unreadable.q': 'Por que um número não foi entendido?',
    'unreadable.a':
      'Falta o DDD, faltam dígitos, ou o Excel estragou o número (por exemplo 5,51199E+12). Corrija na planilha: formate a coluna como texto e digite de novo.',
    'column.q': 'O programa escolheu a coluna errada. E agora?',
    'column.a':
      'Clique em “Alterar leitura” e marque a coluna dos telefones. Ali também se muda o separador das colunas e os acentos. A lista é conferida de novo na hora.',
    'many.q': 'Como descadastro muita gente de uma vez?',
    'many.a':
      'Copie os números de qualquer lugar e aperte Ctrl+V com o programa aberto, ou solte uma planilha na tela “Descadastrados”. Antes de gravar, você vê quantos são novos e quais não foram entendidos.',
    'where.q': 'Onde ficam os dados?',
    'where.a':
      'Em uma pasta deste computador, mostrada em “Configurações”. Nada é enviado para a internet, e o programa funciona sem ela.',
    'excel.q': 'Apareceu que o arquivo está aberto em outro programa.',
    'excel.a':
      'O Excel segura o arquivo enquanto ele está aberto. Feche-o lá e tente de novo: nada se perde.',
    'law.q': 'Isso tem a ver com a LGPD?',
    'law.a':
      'Sim. Quem pede para não receber mais propaganda tem esse direito. Cada pedido fica guardado com data, motivo e origem, para você poder mostrar que respeitou.',
  },
  en: {
    search: 'Search the help',
    none: 'No answer has these words.',
    'what.q': 'What does this program do?',
    'what.a':
      'It remembers who asked for no more messages and takes those people out of every list that you are about to send. It also takes out repeated numbers and points out the broken ones.',
    'steps.q': 'How do I clean a list?',
    'steps.a':
      'Under “Clean a list”, drop the sheet on the window. Check who leaves and why; click a row to see its reason. Then save: a new file whose name ends in “-clean” appears beside the original. Send that one.',
    'original.q': 'Does my original sheet change?',
    'original.a':
      'Never. Rows that stay are copied exactly as they were: same columns, same order, same accents.',
    'kept.q': 'Can someone who opted out slip through?',
    'kept.a':
      'Whoever is on the opt-out list always leaves, written with or without the 9, with or without the country code, with dots or dashes. A number that the program does not understand does not stay either: it may belong to someone who asked to leave.',
    'nine.q': 'What about the ninth digit?',
    'nine.a':
      'WhatsApp sometimes keeps a Brazilian number without its leading 9. The program treats both forms as the same person. Landlines never gain a 9.',
    'possible.q': 'What does “Check: may have left” mean?',
    'possible.a':
      'The number can be read in two ways, and one of them has opted out. To be safe it does not stay on the clean list. Check with the person before you send.',
    'unreadable.q': 'Why was a number not understood?',
    'unreadable.a':
      'The area code or some digits are missing, or Excel ruined the number (for example 5.51199E+12). Correct it in the sheet: format the column as text and type it again.',
    'column.q': 'The program chose the wrong column. What now?',
    'column.a':
      'Click “Change how it is read” and mark the phone column. The column separator and the accents are changed there too. The list is checked again at once.',
    'many.q': 'How do I opt out many people at once?',
    'many.a':
      'Copy the numbers from anywhere and press Ctrl+V with the program open, or drop a sheet on the “Opted out” screen. Before anything is saved you see how many are new and which were not understood.',
    'where.q': 'Where is the data?',
    'where.a':
      'In a folder on this computer, shown under “Settings”. Nothing is sent to the internet, and the program works without it.',
    'excel.q': 'It says that the file is open in another program.',
    'excel.a':
      'Excel holds on to a file while it is open. Close it there and try again: nothing is lost.',
    'law.q': 'Does this have to do with privacy law (LGPD)?',
    'law.a':
      'Yes. Whoever asks for no more advertising has that right. Every request is kept with its date, reason and source, so that you can show that you respected it.',
  },
  es: {
    search: 'Buscar en la ayuda',
    none: 'Ninguna respuesta tiene esas palabras.',
    'what.q': '¿Qué hace este programa?',
    'what.a':
      'Recuerda quién pidió no recibir más mensajes y saca a esas personas de toda lista que usted vaya a enviar. También quita números repetidos y avisa de los que tienen defecto.',
    'steps.q': '¿Cómo limpio una lista?',
    'steps.a':
      'En “Limpiar lista”, suelte la planilla en la ventana. Revise quién sale y por qué; haga clic en una fila para ver el motivo. Después guarde: aparece un archivo nuevo, terminado en “-limpia”, al lado del original. Envíe ese.',
    'original.q': '¿Cambia mi planilla original?',
    'original.a':
      'Nunca. Las filas que quedan se copian exactamente como estaban: mismas columnas, mismo orden, mismos acentos.',
    'kept.q': '¿Puede colarse alguien dado de baja?',
    'kept.a':
      'Quien está en la lista de bajas siempre sale, escrito con o sin el 9, con o sin código de país, con puntos o guiones. Un número que el programa no entiende tampoco queda: puede ser de alguien que pidió salir.',
    'nine.q': '¿Y el noveno dígito?',
    'nine.a':
      'WhatsApp a veces guarda un número brasileño sin el 9 inicial. El programa trata las dos formas como la misma persona. Los teléfonos fijos no ganan un 9.',
    'possible.q': '¿Qué quiere decir “Revisar: puede haber salido”?',
    'possible.a':
      'El número puede leerse de dos maneras, y una de ellas está dada de baja. Por seguridad no queda en la lista limpia. Confirme con la persona antes de enviar.',
    'unreadable.q': '¿Por qué no se entendió un número?',
    'unreadable.a':
      'Falta el código de área, faltan dígitos, o Excel dañó el número (por ejemplo 5,51199E+12). Corríjalo en la planilla: dé formato de texto a la columna y escríbalo de nuevo.',
    'column.q': 'El programa eligió la columna equivocada. ¿Y ahora?',
    'column.a':
      'Haga clic en “Cambiar la lectura” y marque la columna de los teléfonos. Allí también se cambian el separador de columnas y los acentos. La lista se revisa de nuevo en el momento.',
    'many.q': '¿Cómo doy de baja a muchas personas a la vez?',
    'many.a':
      'Copie los números de cualquier lugar y presione Ctrl+V con el programa abierto, o suelte una planilla en la pantalla “Dados de baja”. Antes de grabar verá cuántos son nuevos y cuáles no se entendieron.',
    'where.q': '¿Dónde están los datos?',
    'where.a':
      'En una carpeta de esta computadora, indicada en “Configuración”. Nada se envía a internet, y el programa funciona sin ella.',
    'excel.q': 'Dice que el archivo está abierto en otro programa.',
    'excel.a':
      'Excel retiene el archivo mientras está abierto. Ciérrelo allí e intente de nuevo: no se pierde nada.',
    'law.q': '¿Tiene que ver con la ley de datos (LGPD)?',
    'law.a':
      'Sí. Quien pide no recibir más publicidad tiene ese derecho. Cada pedido queda guardado con fecha, motivo y origen, para que usted pueda mostrar que lo respetó.',
  },
})
