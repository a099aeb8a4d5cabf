import { AppError } from '../../shared/errors.ts'

/**
 * In a window the answer to "this file exists" is a question; here it is an exit code and `--yes`.
 *
 * @throws AppError `output_needs_confirmation` in the place of `target_exists`
 */
export async function askingBeforeReplacing<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (error instanceof AppError && error.code === 'target_exists') {
      throw new AppError('output_needs_confirmation', error.params, error)
    }
    throw error
  }
}
