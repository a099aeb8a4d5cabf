import { defineMessages } from './define.ts'

/** What `npm start`, the browser host and the switch to a newer Node say in the terminal. */
export const start = defineMessages({
  'pt-BR': {
    'runtime.too_old':
      'O Lista Limpa precisa do Node.js 24, e este é o {{version}}. Rode “npm ci” nesta pasta, que traz o certo, ou instale o de nodejs.org.',
    'why.no_display': 'Este computador não tem tela para a janela; abrindo no navegador.',
    'why.no_electron':
      'O programa da janela (Electron) não está instalado e não pôde ser baixado; abrindo no navegador.',
    'why.root': 'A janela não pode ser aberta pelo administrador (root); abrindo no navegador.',
    'why.failed': 'A janela não abriu ou parou de repente; abrindo no navegador.',
    downloading: 'Baixando o programa da janela (Electron), só desta vez…',
    'host.how':
      'Abra este endereço no navegador deste computador. Ele vale uma vez, por um minuto. Ctrl+C encerra.',
    'host.opening':
      'O navegador vai abrir sozinho; se não abrir, use este endereço. Ele vale uma vez, por um minuto. Ctrl+C encerra.',
    'host.not_opened': 'Não foi possível abrir o navegador; use o endereço acima.',
    'host.again': 'O endereço anterior já não vale. Use este: {{address}}',
    'host.idle': 'Nenhuma página aberta há meia hora; encerrando. Tudo está salvo.',
    'host.redirect': 'Abrir o Lista Limpa',
  },
  en: {
    'runtime.too_old':
      'Lista Limpa needs Node.js 24, and this is {{version}}. Run “npm ci” in this folder, which brings the right one, or install it from nodejs.org.',
    'why.no_display': 'This computer has no display for the window; opening in the browser.',
    'why.no_electron':
      'The program of the window (Electron) is not installed and could not be downloaded; opening in the browser.',
    'why.root': 'The window cannot be opened by the administrator (root); opening in the browser.',
    'why.failed': 'The window did not open or stopped suddenly; opening in the browser.',
    downloading: 'Downloading the program of the window (Electron), this once…',
    'host.how':
      'Open this address in the browser of this computer. It works once, for a minute. Ctrl+C ends.',
    'host.opening':
      'The browser opens by itself; if it does not, use this address. It works once, for a minute. Ctrl+C ends.',
    'host.not_opened': 'The browser could not be opened; use the address above.',
    'host.again': 'The earlier address no longer works. Use this one: {{address}}',
    'host.idle': 'No page was open for half an hour; ending. Everything is saved.',
    'host.redirect': 'Open Lista Limpa',
  },
  es: {
    'runtime.too_old':
      'Lista Limpa necesita Node.js 24, y este es el {{version}}. Ejecute “npm ci” en esta carpeta, que trae el correcto, o instale el de nodejs.org.',
    'why.no_display':
      'Esta computadora no tiene pantalla para la ventana; se abre en el navegador.',
    'why.no_electron':
      'El programa de la ventana (Electron) no está instalado y no pudo descargarse; se abre en el navegador.',
    'why.root': 'El administrador (root) no puede abrir la ventana; se abre en el navegador.',
    'why.failed': 'La ventana no se abrió o se detuvo de repente; se abre en el navegador.',
    downloading: 'Descargando el programa de la ventana (Electron), solo esta vez…',
    'host.how':
      'Abra esta dirección en el navegador de esta computadora. Vale una vez, por un minuto. Ctrl+C termina.',
    'host.opening':
      'El navegador se abre solo; si no se abre, use esta dirección. Vale una vez, por un minuto. Ctrl+C termina.',
    'host.not_opened': 'No se pudo abrir el navegador; use la dirección de arriba.',
    'host.again': 'La dirección anterior ya no vale. Use esta: {{address}}',
    'host.idle': 'Ninguna página abierta desde hace media hora; terminando. Todo está guardado.',
    'host.redirect': 'Abrir Lista Limpa',
  },
})
