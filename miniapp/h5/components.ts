// In the place of Taro's component library on H5: the app draws its own elements, see src/components/dom.
// Taro prunes the module it takes for that library, and would prune real code too: so this is a bare list.
export * from './pull-down-refresh'
