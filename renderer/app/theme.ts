import {
  ActionIcon,
  Alert,
  Button,
  Checkbox,
  createTheme,
  defaultVariantColorsResolver,
  NativeSelect,
  Progress,
  SegmentedControl,
  Switch,
  Textarea,
  TextInput,
  Tooltip,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core'

/** Deep green of a tended hedge: the product's own colour. */
const mata: MantineColorsTuple = [
  '#eafaf3',
  '#d7f3e7',
  '#b5e6d2',
  '#8dd6ba',
  '#62c2a0',
  '#45a786',
  '#29886b',
  '#09664d',
  '#014d39',
  '#013426',
]

/** Annatto: what leaves, and what went wrong. */
const urucum: MantineColorsTuple = [
  '#fff0e7',
  '#ffe1d1',
  '#ffc7ac',
  '#ffa781',
  '#fe8655',
  '#e06b39',
  '#bc501f',
  '#a23d08',
  '#7e2b00',
  '#4d1700',
]

/** Honey: what a person should look at. */
const mel: MantineColorsTuple = [
  '#fef5e5',
  '#f9e9cc',
  '#f1d5a4',
  '#e6be73',
  '#d5a33d',
  '#b98918',
  '#9a6d00',
  '#754f00',
  '#593a00',
  '#3d2700',
]

/** Warm paper greys. */
const gray: MantineColorsTuple = [
  '#fbfaf6',
  '#f5f3ef',
  '#e9e8e3',
  '#dad9d5',
  '#c5c4c0',
  '#a9a8a3',
  '#878682',
  '#64635f',
  '#494844',
  '#2f2e2a',
]

/** Green-tinted darks. */
const dark: MantineColorsTuple = [
  '#e3eae6',
  '#c4ccc8',
  '#a4ada8',
  '#838b87',
  '#4c5551',
  '#39413d',
  '#29302c',
  '#1d2320',
  '#151a17',
  '#0f1311',
]

/** Filled surfaces are dark by day and bright by night; their ink turns with them. */
const resolveColors: VariantColorsResolver = (input) => {
  const colors = defaultVariantColorsResolver(input)
  if (input.variant === 'filled') return { ...colors, color: 'var(--ll-on-filled)' }
  const own = input.color === undefined || input.color === 'mata'
  if (own && (input.variant === 'subtle' || input.variant === 'light')) {
    return {
      ...colors,
      color: 'var(--ll-brand-ink)',
      background: input.variant === 'light' ? 'var(--ll-brand-soft)' : 'transparent',
      hover: 'var(--ll-brand-soft)',
    }
  }
  return colors
}

/** Everything Mantine draws, in our own measures; plain CSS uses the tokens of `tokens.css`. */
export const theme = createTheme({
  colors: { mata, urucum, mel, gray, dark },
  primaryColor: 'mata',
  primaryShade: { light: 7, dark: 4 },
  variantColorResolver: resolveColors,
  white: '#fffefb',
  black: '#1c231f',
  fontFamily: 'var(--ll-font)',
  fontFamilyMonospace: 'var(--ll-font-mono)',
  fontSizes: {
    xs: '0.75rem',
    sm: '0.8125rem',
    md: '0.875rem',
    lg: '1rem',
    xl: '1.25rem',
  },
  headings: {
    fontFamily: 'var(--ll-font-display)',
    fontWeight: '620',
    sizes: {
      h1: { fontSize: '1.0625rem', lineHeight: '1.3' },
      h2: { fontSize: '1.25rem', lineHeight: '1.25' },
      h3: { fontSize: '0.9375rem', lineHeight: '1.35' },
    },
  },
  defaultRadius: 'md',
  radius: { xs: '3px', sm: '5px', md: '7px', lg: '10px', xl: '16px' },
  cursorType: 'pointer',
  components: {
    Button: Button.extend({ defaultProps: { size: 'sm' } }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray' } }),
    TextInput: TextInput.extend({ defaultProps: { size: 'sm' } }),
    Textarea: Textarea.extend({ defaultProps: { size: 'sm' } }),
    NativeSelect: NativeSelect.extend({ defaultProps: { size: 'sm', rightSectionWidth: 28 } }),
    SegmentedControl: SegmentedControl.extend({
      defaultProps: { size: 'xs', withItemsBorders: false },
    }),
    Checkbox: Checkbox.extend({ defaultProps: { size: 'sm' } }),
    Switch: Switch.extend({ defaultProps: { size: 'sm' } }),
    Progress: Progress.extend({ defaultProps: { size: 8, radius: 'xl' } }),
    Alert: Alert.extend({ defaultProps: { variant: 'light' } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 350, withArrow: true, fz: 'xs' } }),
  },
})
