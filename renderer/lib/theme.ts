import {
  createTheme, defaultVariantColorsResolver,
  type ButtonProps, type CheckboxProps, type CSSVariablesResolver, type MantineColorsTuple, type MantineThemeComponent, type MenuProps, type ModalProps, type RadioProps, type SelectProps, type TooltipProps,
  type VariantColorsResolver,
} from '@mantine/core'

/** The one accent: the green of weathered bronze, from paper tint to ink. */
const verdigris: MantineColorsTuple = [
  '#eef6f5', '#d9eae8', '#b3d6d2', '#8fcac3', '#6fc0b8', '#4a9d96', '#2f7d77', '#1f5f5b', '#184b48', '#113634',
]
const stone: MantineColorsTuple = [
  '#faf8f4', '#f3f0ea', '#e9e5dd', '#dcd8d0', '#c4bfb5', '#a09b91', '#8b867c', '#565b61', '#3a3f44', '#1c2024',
]
const night: MantineColorsTuple = [
  '#e8e6e1', '#c9c8c4', '#a9adb1', '#8a8f95', '#4a4f55', '#2f3338', '#262a2f', '#1f2226', '#16181b', '#101214',
]
const brick: MantineColorsTuple = [
  '#fbefed', '#f6dcd9', '#ecb9b5', '#f0918c', '#ee8a85', '#c9544f', '#b03a38', '#9c2b2c', '#7d2022', '#5c1719',
]

const contractFace = `'Source Serif 4', Georgia, serif`

/** What is filled with a colour is written on in paper by day and in ink by night, as the tokens say. */
const resolveVariant: VariantColorsResolver = input => {
  const resolved = defaultVariantColorsResolver(input)
  return input.variant === 'filled' ? { ...resolved, color: 'var(--on-accent)' } : resolved
}

/** What a component is given unless it is told otherwise. Named by its properties alone, so that the first screen does not carry components it has not. */
const by = <Props>(defaultProps: Partial<Props>): MantineThemeComponent => ({ defaultProps })

/** Sizes on the scale 12, 14, 16, 20, 28; spacing in fours; hardly rounded, as paper is. */
export const theme = createTheme({
  fontFamily: `Inter, system-ui, sans-serif`,
  fontFamilyMonospace: 'ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace',
  headings: {
    fontFamily: contractFace,
    fontWeight: '600',
    textWrap: 'pretty',
    sizes: {
      h1: { fontSize: '1.75rem', lineHeight: '1.2' },
      h2: { fontSize: '1.25rem', lineHeight: '1.3' },
      h3: { fontSize: '1rem', lineHeight: '1.4' },
    },
  },
  fontSizes: { xs: '0.75rem', sm: '0.875rem', md: '1rem', lg: '1.25rem', xl: '1.75rem' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  radius: { xs: '2px', sm: '4px', md: '6px', lg: '8px', xl: '12px' },
  defaultRadius: 'sm',
  colors: { verdigris, gray: stone, dark: night, red: brick },
  primaryColor: 'verdigris',
  primaryShade: { light: 7, dark: 4 },
  variantColorResolver: resolveVariant,
  black: '#1c2024',
  white: '#fffefb',
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Button: by<ButtonProps>({ fw: 550 }),
    Checkbox: by<CheckboxProps>({ iconColor: 'var(--on-accent)' }),
    Radio: by<RadioProps>({ iconColor: 'var(--on-accent)' }),
    Tooltip: by<TooltipProps>({ openDelay: 400, withArrow: true, events: { hover: true, focus: true, touch: false } }),
    Modal: by<ModalProps>({ centered: true, radius: 'md', transitionProps: { duration: 100 }, overlayProps: { backgroundOpacity: 0.35 }, closeButtonProps: { 'aria-label': 'Close' }, attributes: { header: { role: 'presentation' } } }),
    Menu: by<MenuProps>({ withInitialFocusPlaceholder: false, transitionProps: { duration: 80 }, shadow: 'md', withinPortal: true }),
    Select: by<SelectProps>({ allowDeselect: false, comboboxProps: { transitionProps: { duration: 80 } } }),
  },
})

/** Lays our paper, ink and lines over the component library's own colours; the tokens themselves are in theme.css. */
export const resolveVariables: CSSVariablesResolver = () => ({
  variables: { '--mantine-primary-color-contrast': 'var(--on-accent)' },
  light: {
    '--mantine-color-body': 'var(--paper)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--ink-soft)',
    '--mantine-color-placeholder': 'var(--ink-soft)',
    '--mantine-color-default': 'var(--paper)',
    '--mantine-color-default-hover': 'var(--wash)',
    '--mantine-color-default-color': 'var(--ink)',
    '--mantine-color-default-border': 'var(--line-strong)',
    '--mantine-color-error': 'var(--bad)',
    '--mantine-color-anchor': 'var(--accent)',
  },
  dark: {
    '--mantine-color-body': 'var(--paper)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--ink-soft)',
    '--mantine-color-placeholder': 'var(--ink-soft)',
    '--mantine-color-default': 'var(--paper)',
    '--mantine-color-default-hover': 'var(--wash)',
    '--mantine-color-default-color': 'var(--ink)',
    '--mantine-color-default-border': 'var(--line-strong)',
    '--mantine-color-error': 'var(--bad)',
    '--mantine-color-anchor': 'var(--accent)',
  },
})
