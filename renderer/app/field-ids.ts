/** Fields of the opt-outs screen that commands lead to. */
export const ADD_FIELD = 'add-number'
export const SEARCH_FIELD = 'search-number'
