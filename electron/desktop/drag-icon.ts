import { nativeImage, type NativeImage } from 'electron'

/** A sheet with a check mark, 48 pixels square: systems refuse to drag a file without a picture. */
const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAADAAAAAwCAYAAABXAvmHAAAAoUlEQVR42u3Zuw2EMBBFUddAWZRASEQjlENISG2QIWRh4c/Iw9j3Sc7vCexFWucYY5+b5uXUOKKA2gMAAACADgDbfogcANwBAAB4hXiFAADoDTCs433MAZ7x5gB+vClAbPwvASnx1QCxManxKoBQVE68GsCPy42vegdCkSXx1S/xW2xJvMorJBmv9oxKxav+DkjE8zUKAACABgGm/2ZlrOFd2BnFZfPbiT8AAAAASUVORK5CYII='

export function dragIcon(): NativeImage {
  return nativeImage.createFromDataURL(`data:image/png;base64,${PNG}`)
}
